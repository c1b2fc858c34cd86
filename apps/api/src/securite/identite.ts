/** Who acts: an agent who signed in, or in demonstration the persona that a header names. Never both; asked once for each request. */
import type { Request } from 'express';
import type { AgentConnecte, Jalon } from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import type { CookieDeSession } from './cookies.js';
import type { Personas } from './personas.js';

export const ENTETE_PERSONA = 'X-Jalon-Persona';

export class Identite {
  private readonly sus = new WeakMap<Request, Promise<AgentConnecte | null>>();

  /** @param personas null: agents sign in, and no persona exists */
  constructor(
    private readonly jalon: Jalon,
    readonly personas: Personas | null,
    readonly cookie: CookieDeSession,
  ) {}

  /** By her session, as her organisation says it now; null: nobody, or nobody any more. */
  connecte(requete: Request): Promise<AgentConnecte | null> {
    if (this.personas !== null) return Promise.resolve(null);
    const sue = this.sus.get(requete) ?? this.parLeCookie(requete);
    this.sus.set(requete, sue);
    return sue;
  }

  /** Without reading the directory again for a name that was not in it: what is asked before anything is. */
  async connu(requete: Request): Promise<Persona | null> {
    if (this.personas === null) return this.connecte(requete);
    return this.personas.connue(requete.get(ENTETE_PERSONA) ?? '') ?? null;
  }

  async agent(requete: Request): Promise<Persona | null> {
    if (this.personas === null) return this.connecte(requete);
    return (await this.personas.trouver(requete.get(ENTETE_PERSONA) ?? '')) ?? null;
  }

  private async parLeCookie(requete: Request): Promise<AgentConnecte | null> {
    const jeton = this.cookie.lire(requete);
    // a page that is only left open is not somebody at work
    return jeton === undefined ? null : this.jalon.connexion.agentDe(jeton, requete.path !== '/api/direct');
  }

  /** What lasts ends with a session of whoever opened it. @returns what stops that */
  quandFinit({ id }: Persona, faire: () => void): () => void {
    return this.personas === null ? this.jalon.connexion.sessions.quandFinit(id, faire) : () => undefined;
  }
}
