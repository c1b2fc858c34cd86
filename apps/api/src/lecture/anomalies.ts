/** What was accepted and is to be followed, for the services of the State. */
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { LIEUX_DE_SIGNAL, ListerAnomalies, type Jalon } from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import { DecrireAnomalies } from '../documentation/lectures.js';
import { JALON } from '../jetons.js';
import { lireChoix, lireEntier, lireJour, lireQuery } from '../parcours/requete.js';
import { probleme, ProblemeHttp } from '../problemes/probleme.js';
import { ParPersona } from '../securite/persona.js';
import { Politique } from '../securite/politique.js';
import { AttentePosition } from './attente.js';
import { Fraicheur } from './fraicheur.js';

@Controller('anomalies')
@Politique('agent')
export class ControleurAnomalies {
  constructor(
    @Inject(QueryBus) private readonly requetes: QueryBus,
    @Inject(JALON) private readonly jalon: Jalon,
    @Inject(AttentePosition) private readonly attente: AttentePosition,
    @Inject(Fraicheur) private readonly fraicheur: Fraicheur,
  ) {}

  @Get()
  @DecrireAnomalies()
  async lister(
    @ParPersona() { id, acteur }: Persona,
    @Req() requete: Request,
    @Res({ passthrough: true }) reponse: Response,
  ) {
    const { condition, structure, ...q } = lireQuery(requete, [
      'condition',
      'dans',
      'structure',
      'du',
      'page',
      'taille',
    ]);
    const dans = lireChoix('dans', q.dans, LIEUX_DE_SIGNAL);
    const du = lireJour('du', q.du);
    const page = lireEntier('page', q.page, { min: 1, max: 1_000_000 });
    const taille = lireEntier('taille', q.taille, { min: 1, max: 100 });
    await this.fraicheur.exiger();
    await this.attente.attendre(id, requete, reponse);
    const lue = await this.requetes.execute(
      new ListerAnomalies(acteur, {
        ...(condition === undefined ? {} : { condition }),
        ...(dans === undefined ? {} : { dans }),
        ...(structure === undefined ? {} : { structure }),
        ...(du === undefined ? {} : { du }),
        ...(page === undefined ? {} : { page }),
        ...(taille === undefined ? {} : { taille }),
      }),
    );
    if (lue === null) throw reservee();
    const { position: _, ...montree } = lue;
    const phrase = this.jalon.stockage.avertissement('projections');
    return {
      ...montree,
      ...(phrase === null ? {} : { enReconstruction: phrase }),
      ...this.fraicheur.arret('Liste arrêtée'),
    };
  }
}

const reservee = (): ProblemeHttp =>
  new ProblemeHttp(
    probleme(
      403,
      'acces',
      'Accès refusé',
      'Ce qui est à suivre dans le département est réservé à la DDETS et au préfet ; une structure le lit dans chacun de ses parcours.',
      { famille: 'acces', constats: [] },
    ),
  );
