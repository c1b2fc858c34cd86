/** A session given to a browser, always under a new token: whatever session it had is ended. */
import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { EntreeDAgent, Jalon } from '@jalon/application';
import { JALON } from '../jetons.js';
import { journaliser } from '../journal-http.js';
import { Identite } from '../securite/identite.js';
import { agentMontre } from './reponse.js';

@Injectable()
export class Ouverture {
  constructor(
    @Inject(JALON) private readonly jalon: Jalon,
    @Inject(Identite) private readonly identite: Identite,
  ) {}

  async ouvrir({ agent, token }: EntreeDAgent & { issue: 'entre' }, requete: Request, reponse: Response) {
    const ancien = this.identite.cookie.lire(requete);
    if (ancien !== undefined) await this.jalon.connexion.sessions.fermer(ancien);
    this.identite.cookie.poser(reponse, token);
    journaliser('info', 'connexion', { issue: 'ouverte', compte: agent.id });
    return agentMontre(agent);
  }
}
