/** Figures of a year over HTTP: exits and their rates, support actions, stays, hours. No person is in them. */
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { CompterIndicateurs } from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import { DecrireIndicateurs } from '../documentation/lectures.js';
import { lireEntier, lireQuery } from '../parcours/requete.js';
import { requeteRefusee } from '../problemes/probleme.js';
import { ParPersona } from '../securite/persona.js';
import { Politique } from '../securite/politique.js';
import { AttentePosition } from './attente.js';
import { Fraicheur } from './fraicheur.js';

/** Two characters, three overseas. */
const DEPARTEMENT = /^(0[1-9]|[1-9]\d|2[AB]|97\d|98\d)$/;

@Controller('indicateurs')
@Politique('agent')
export class ControleurIndicateurs {
  constructor(
    @Inject(QueryBus) private readonly requetes: QueryBus,
    @Inject(AttentePosition) private readonly attente: AttentePosition,
    @Inject(Fraicheur) private readonly fraicheur: Fraicheur,
  ) {}

  @Get()
  @DecrireIndicateurs()
  async compter(@ParPersona() { id }: Persona, @Req() requete: Request, @Res({ passthrough: true }) reponse: Response) {
    const { siae, departement, ...q } = lireQuery(requete, ['siae', 'departement', 'annee']);
    const annee = lireEntier('annee', q.annee, { min: 2000, max: 2199 });
    if (departement !== undefined && !DEPARTEMENT.test(departement))
      throw requeteRefusee([{ champ: 'departement', regle: 'un code de département, par exemple 35, 2A ou 974' }]);
    await this.fraicheur.exiger();
    await this.attente.attendre(id, requete, reponse);
    const { position: _, ...chiffres } = await this.requetes.execute(
      new CompterIndicateurs({
        ...(annee === undefined ? {} : { annee }),
        ...(siae === undefined ? {} : { siae }),
        ...(departement === undefined ? {} : { departement }),
      }),
    );
    return { ...chiffres, ...this.fraicheur.arret('Chiffres arrêtés') };
  }
}
