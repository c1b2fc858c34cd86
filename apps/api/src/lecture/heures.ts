/** The hours of a month, for all those whom a structure employs: what is sent back is one command a line, judged as any other. */
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { ListerHeures } from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import { DecrireHeures } from '../documentation/lectures.js';
import { lireEntier, lireMois, lireQuery } from '../parcours/requete.js';
import { probleme, ProblemeHttp } from '../problemes/probleme.js';
import { ParPersona } from '../securite/persona.js';
import { Politique } from '../securite/politique.js';
import { AttentePosition } from './attente.js';
import { Fraicheur } from './fraicheur.js';

@Controller('heures')
@Politique('agent')
export class ControleurHeures {
  constructor(
    @Inject(QueryBus) private readonly requetes: QueryBus,
    @Inject(AttentePosition) private readonly attente: AttentePosition,
    @Inject(Fraicheur) private readonly fraicheur: Fraicheur,
  ) {}

  @Get()
  @DecrireHeures()
  async lister(
    @ParPersona() { id, acteur }: Persona,
    @Req() requete: Request,
    @Res({ passthrough: true }) reponse: Response,
  ) {
    const q = lireQuery(requete, ['mois', 'page']);
    const mois = lireMois('mois', q.mois);
    const page = lireEntier('page', q.page, { min: 1, max: 1_000_000 });
    await this.fraicheur.exiger();
    await this.attente.attendre(id, requete, reponse);
    const lues = await this.requetes.execute(new ListerHeures(acteur, { mois, page }));
    if (lues === null) throw reservees();
    return { ...lues, ...this.fraicheur.arret('Liste arrêtée') };
  }
}

const reservees = (): ProblemeHttp =>
  new ProblemeHttp(
    probleme(
      403,
      'acces',
      'Accès refusé',
      'Les heures d’un mois se déclarent dans la structure qui emploie ; chaque parcours montre celles que vous pouvez lire.',
      { famille: 'acces', constats: [] },
    ),
  );
