/** Read models over HTTP: the list of parcours, the deadlines, and where the read models stand. */
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { jourDe, perimetreDeListe, type Jalon } from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import { ETAPES_DES_LISTES } from '@jalon/projections';
import { DecrireEcheances, DecrireListe, DecrireProjections } from '../documentation/lectures.js';
import { JALON } from '../jetons.js';
import { lireChoix, lireEntier, lireJour, lireQuery } from '../parcours/requete.js';
import { ParPersona } from '../securite/persona.js';
import { Politique } from '../securite/politique.js';
import { AttentePosition } from './attente.js';
import { FILTRES, lireFiltres } from './filtres.js';
import { Fraicheur, type Arret } from './fraicheur.js';

@Controller()
@Politique('agent')
export class ControleurListes {
  constructor(
    @Inject(JALON) private readonly jalon: Jalon,
    @Inject(AttentePosition) private readonly attente: AttentePosition,
    @Inject(Fraicheur) private readonly fraicheur: Fraicheur,
  ) {}

  @Get('parcours')
  @DecrireListe()
  async lister(
    @ParPersona() { id, acteur }: Persona,
    @Req() requete: Request,
    @Res({ passthrough: true }) reponse: Response,
  ) {
    const {
      page: p,
      taille: n,
      totalExact: exact,
      ...q
    } = lireQuery(requete, [...FILTRES, 'page', 'taille', 'totalExact']);
    const filtres = lireFiltres(q);
    const page = lireEntier('page', p, { min: 1, max: 1_000_000 });
    const taille = lireEntier('taille', n, { min: 1, max: 100 });
    const totalExact = lireChoix('totalExact', exact, ['oui', 'non']) === 'oui';
    await this.fraicheur.exiger();
    await this.attente.attendre(id, requete, reponse);
    const demande = {
      ...filtres,
      jour: jourDe(this.jalon.horloge(), acteur.organisation.departement),
      ...(page ? { page } : {}),
      ...(taille ? { taille } : {}),
      ...(totalExact ? { totalExact } : {}),
    };
    const { liste } = this.jalon.projections;
    const perimetre = await this.perimetre(acteur);
    await liste.preparer(perimetre, demande);
    const { position: _, ...pageLue } = liste.listerPour(perimetre, demande);
    return { ...pageLue, ...this.aCote(), etapes: ETAPES_DES_LISTES };
  }

  @Get('echeances')
  @DecrireEcheances()
  async echeances(
    @ParPersona() { id, acteur }: Persona,
    @Req() requete: Request,
    @Res({ passthrough: true }) reponse: Response,
  ) {
    const q = lireQuery(requete, ['jusquAu', 'page', 'taille']);
    const jusquAu = lireJour('jusquAu', q.jusquAu) ?? jourDe(this.jalon.horloge(), acteur.organisation.departement);
    const page = lireEntier('page', q.page, { min: 1, max: 1_000_000 });
    const taille = lireEntier('taille', q.taille, { min: 1, max: 100 });
    await this.fraicheur.exiger();
    await this.attente.attendre(id, requete, reponse);
    const { position: _, ...lue } = this.jalon.projections.echeances.listerPour(await this.perimetre(acteur), {
      jusquAu,
      ...(page ? { page } : {}),
      ...(taille ? { taille } : {}),
    });
    return { ...lue, ...this.aCote() };
  }

  @Get('projections')
  @DecrireProjections()
  projections() {
    return this.jalon.projections.etat();
  }

  private async perimetre(acteur: Persona['acteur']) {
    return perimetreDeListe(acteur, await this.jalon.structures.predecesseurs(acteur));
  }

  /** Said beside what a list shows: some rows may be missing while they are computed again, or since they stand still. */
  private aCote(): { enReconstruction?: string } & Arret {
    const phrase = this.jalon.stockage.avertissement('projections');
    return { ...(phrase === null ? {} : { enReconstruction: phrase }), ...this.fraicheur.arret('Liste arrêtée') };
  }
}
