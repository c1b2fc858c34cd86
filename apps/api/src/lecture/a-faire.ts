/** The home of each role over HTTP: what it has to do, and what it waits for. */
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { ConsulterAFaire, type Jalon } from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import { DecrireAFaire } from '../documentation/lectures.js';
import { JALON } from '../jetons.js';
import { lireQuery } from '../parcours/requete.js';
import { ParPersona } from '../securite/persona.js';
import { Politique } from '../securite/politique.js';
import { AttentePosition } from './attente.js';
import { Fraicheur } from './fraicheur.js';

@Controller('a-faire')
@Politique('agent')
export class ControleurAFaire {
  constructor(
    @Inject(JALON) private readonly jalon: Jalon,
    @Inject(QueryBus) private readonly requetes: QueryBus,
    @Inject(AttentePosition) private readonly attente: AttentePosition,
    @Inject(Fraicheur) private readonly fraicheur: Fraicheur,
  ) {}

  @Get()
  @DecrireAFaire()
  async consulter(
    @ParPersona() { id, acteur }: Persona,
    @Req() requete: Request,
    @Res({ passthrough: true }) reponse: Response,
  ) {
    lireQuery(requete, []);
    await this.fraicheur.exiger();
    await this.attente.attendre(id, requete, reponse);
    const lu = await this.requetes.execute(new ConsulterAFaire(acteur));
    const phrase = this.jalon.stockage.avertissement('projections');
    return {
      ...lu,
      ...(phrase === null ? {} : { enReconstruction: phrase }),
      ...this.fraicheur.arret('Liste arrêtée'),
    };
  }
}
