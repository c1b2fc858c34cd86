/** Organisations before the State: commands in, view out. Holds no rule. */
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res, UseInterceptors } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { Consulter, Executer, LireJournal, ListerActions, ListerStructures, type Jalon } from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import {
  DecrireActionsStructure,
  DecrireCommandeStructure,
  DecrireJournalStructure,
  DecrireStructure,
  DecrireStructures,
} from '../documentation/structures.js';
import { JALON } from '../jetons.js';
import { AttentePosition } from '../lecture/attente.js';
import { Fraicheur } from '../lecture/fraicheur.js';
import { MarquerLIntegrite } from '../lecture/integrite.js';
import { Jetons } from '../lecture/jeton.js';
import { actionsExpliquees, journalExplique, structureAcceptee } from '../parcours/reponse.js';
import { lireCle, lireCorps, lireIfMatch, lireJour, lireQuery, lireSimuler } from '../parcours/requete.js';
import { problemeDuRefus, ProblemeHttp } from '../problemes/probleme.js';
import { ParPersona } from '../securite/persona.js';
import { Politique } from '../securite/politique.js';

@Controller('structures')
@Politique('agent')
@UseInterceptors(MarquerLIntegrite)
export class ControleurStructures {
  constructor(
    @Inject(CommandBus) private readonly commandes: CommandBus,
    @Inject(QueryBus) private readonly requetes: QueryBus,
    @Inject(JALON) private readonly jalon: Jalon,
    @Inject(Jetons) private readonly jetons: Jetons,
    @Inject(AttentePosition) private readonly attente: AttentePosition,
    @Inject(Fraicheur) private readonly fraicheur: Fraicheur,
  ) {}

  @Get()
  @DecrireStructures()
  async lister(
    @ParPersona() { id, acteur }: Persona,
    @Req() requete: Request,
    @Res({ passthrough: true }) reponse: Response,
  ) {
    lireQuery(requete, []);
    await this.fraicheur.exiger();
    await this.attente.attendre(id, requete, reponse);
    return {
      lignes: await this.requetes.execute(new ListerStructures(acteur)),
      ...this.fraicheur.arret('Liste arrêtée'),
    };
  }

  @Get(':id')
  @DecrireStructure()
  async consulter(
    @ParPersona() { acteur }: Persona,
    @Param('id') id: string,
    @Req() requete: Request,
    @Res({ passthrough: true }) reponse: Response,
  ) {
    const au = lireJour('au', lireQuery(requete, ['au']).au);
    const lu = await this.requetes.execute(new Consulter('structure', id, { au, lecteur: acteur }));
    if (!lu) throw this.introuvable(acteur);
    reponse.set('ETag', `"${lu.revision}"`);
    return lu;
  }

  @Get(':id/journal')
  @DecrireJournalStructure()
  async journal(@ParPersona() { acteur }: Persona, @Param('id') id: string) {
    const entrees = await this.requetes.execute(new LireJournal('structure', id, acteur));
    if (!entrees) throw this.introuvable(acteur);
    return journalExplique(entrees, this.jalon.libelles);
  }

  @Get(':id/actions')
  @DecrireActionsStructure()
  async actions(@ParPersona() { acteur }: Persona, @Param('id') id: string) {
    const actions = await this.requetes.execute(new ListerActions('structure', id, acteur, acteur));
    if (!actions) throw this.introuvable(acteur);
    return actionsExpliquees(actions, this.jalon.libelles);
  }

  @Post(':id/commandes')
  @HttpCode(200)
  @DecrireCommandeStructure()
  async commander(
    @ParPersona() { acteur }: Persona,
    @Param('id') structure: string,
    @Body() recu: unknown,
    @Req() requete: Request,
    @Res({ passthrough: true }) reponse: Response,
  ) {
    const demande = {
      structure,
      ...lireCorps(recu),
      acteur,
      revisionAttendue: lireIfMatch(requete),
      cle: lireCle(requete),
      simuler: lireSimuler(requete),
    };
    const resultat = await this.commandes.execute(new Executer('structure', demande));
    const { rejoue, position, ...corps } = await structureAcceptee(resultat, this.jalon.libelles);
    if (rejoue) reponse.set('Idempotency-Replayed', 'true');
    if (!demande.simuler) await this.jetons.donner(requete, reponse, position);
    reponse.set('ETag', `"${corps.revision}"`);
    return corps;
  }

  private introuvable(lecteur: Persona['acteur']): ProblemeHttp {
    return new ProblemeHttp(problemeDuRefus(this.jalon.structures.introuvable(lecteur)));
  }
}
