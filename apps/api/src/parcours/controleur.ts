/** One parcours: commands in, view out. Holds no rule. */
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res, UseInterceptors } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { Consulter, Executer, LireJournal, ListerActions, type Jalon } from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import {
  DecrireActions,
  DecrireCommande,
  DecrireConsultation,
  DecrireJournal,
  DecrireOuverture,
} from '../documentation/operations.js';
import { JALON } from '../jetons.js';
import { MarquerLIntegrite } from '../lecture/integrite.js';
import { Jetons } from '../lecture/jeton.js';
import { requeteRefusee } from '../problemes/probleme.js';
import { ParPersona } from '../securite/persona.js';
import { Politique } from '../securite/politique.js';
import { actionsExpliquees, corpsAccepte, journalExplique, parcoursIntrouvable, type CorpsAccepte } from './reponse.js';
import { lireCle, lireCorps, lireIfMatch, lireJour, lireQuery, lireSimuler } from './requete.js';

const OUVERTURE = 'OuvrirParcours';
const etag = (revision: number): string => `"${revision}"`;
const direLaRevision = (reponse: Response, { revision }: Pick<CorpsAccepte, 'revision'>): void => {
  if (revision !== null) reponse.set('ETag', etag(revision));
};

@Controller('parcours')
@Politique('agent')
@UseInterceptors(MarquerLIntegrite)
export class ControleurParcours {
  constructor(
    @Inject(CommandBus) private readonly commandes: CommandBus,
    @Inject(QueryBus) private readonly requetes: QueryBus,
    @Inject(JALON) private readonly jalon: Jalon,
    @Inject(Jetons) private readonly jetons: Jetons,
  ) {}

  @Post()
  @DecrireOuverture()
  async ouvrir(
    @ParPersona() { acteur }: Persona,
    @Body() recu: unknown,
    @Req() requete: Request,
    @Res({ passthrough: true }) reponse: Response,
  ) {
    const { type, data } = lireCorps(recu);
    if (type !== OUVERTURE) throw requeteRefusee([{ champ: 'type', regle: OUVERTURE }]);
    const simuler = lireSimuler(requete);
    const corps = await this.executer(
      new Executer('parcours', { type, data, acteur, lecteur: acteur, cle: lireCle(requete), simuler }),
      requete,
      reponse,
    );
    direLaRevision(reponse, corps);
    if (simuler) reponse.status(200);
    else reponse.location(`/api/parcours/${corps.parcours}`);
    return corps;
  }

  @Get(':id')
  @DecrireConsultation()
  async consulter(
    @ParPersona() { acteur }: Persona,
    @Param('id') id: string,
    @Req() requete: Request,
    @Res({ passthrough: true }) reponse: Response,
  ) {
    const au = lireJour('au', lireQuery(requete, ['au']).au);
    const lu = await this.requetes.execute(new Consulter('parcours', id, { au, lecteur: acteur }));
    if (!lu) throw parcoursIntrouvable(this.jalon, acteur);
    reponse.set('ETag', etag(lu.revision));
    return lu;
  }

  @Post(':id/commandes')
  @HttpCode(200)
  @DecrireCommande()
  async commander(
    @ParPersona() { acteur }: Persona,
    @Param('id') parcours: string,
    @Body() recu: unknown,
    @Req() requete: Request,
    @Res({ passthrough: true }) reponse: Response,
  ) {
    const { type, data } = lireCorps(recu);
    if (type === OUVERTURE) throw requeteRefusee([{ champ: 'type', regle: 'une commande d’un parcours déjà ouvert' }]);
    const revisionAttendue = lireIfMatch(requete);
    const demande = {
      parcours,
      type,
      data,
      acteur,
      lecteur: acteur,
      revisionAttendue,
      cle: lireCle(requete),
      simuler: lireSimuler(requete),
    };
    const corps = await this.executer(new Executer('parcours', demande), requete, reponse);
    direLaRevision(reponse, corps);
    return corps;
  }

  @Get(':id/journal')
  @DecrireJournal()
  async journal(@ParPersona() { acteur }: Persona, @Param('id') id: string) {
    const entrees = await this.requetes.execute(new LireJournal('parcours', id, acteur));
    if (!entrees) throw parcoursIntrouvable(this.jalon, acteur);
    return journalExplique(entrees, this.jalon.libelles);
  }

  @Get(':id/actions')
  @DecrireActions()
  async actions(@ParPersona() { acteur }: Persona, @Param('id') id: string) {
    const actions = await this.requetes.execute(new ListerActions('parcours', id, acteur, acteur));
    if (!actions) throw parcoursIntrouvable(this.jalon, acteur);
    return actionsExpliquees(actions, this.jalon.libelles);
  }

  /** That nothing was written now is said in a header: the body of a replay is the first one, to the byte. */
  private async executer(
    commande: Executer<'parcours'>,
    requete: Request,
    reponse: Response,
  ): Promise<Omit<CorpsAccepte, 'rejoue' | 'position'>> {
    const { rejoue, position, ...corps } = await corpsAccepte(
      await this.commandes.execute(commande),
      this.jalon.libelles,
    );
    if (rejoue) reponse.set('Idempotency-Replayed', 'true');
    if (!commande.demande.simuler) await this.jetons.donner(requete, reponse, position);
    return corps;
  }
}
