/** Waiting for the read models to reflect what a token names: bounded in time and in number, never for a position that does not exist. */
import { setTimeout as attendre } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Jalon } from '@jalon/application';
import { EtatDuServeur } from '../etat-du-serveur.js';
import { ATTENTES, JALON, type LimitesDAttente } from '../jetons.js';
import { Jetons } from './jeton.js';

/** Longest wait, in milliseconds, for a read to show what the caller has just written. */
const ATTENTE = 2000;
/** A page waits for one list at a time; a persona has a few pages open. */
export const ATTENTES_PAR_DEFAUT: LimitesDAttente = { total: 64, parPersona: 8 };
/** Why the answer does not reflect what the token names. */
export const ENTETE_ATTENTE = 'X-Jalon-Attente';
export const RAISONS = ['delai', 'au-dela', 'plafond', 'arret'] as const;
type Raison = (typeof RAISONS)[number];

@Injectable()
export class AttentePosition {
  private total = 0;
  private readonly parPersona = new Map<string, number>();

  constructor(
    @Inject(JALON) private readonly jalon: Jalon,
    @Inject(EtatDuServeur) private readonly serveur: EtatDuServeur,
    @Inject(ATTENTES) private readonly plafonds: LimitesDAttente,
    @Inject(Jetons) private readonly jetons: Jetons,
  ) {}

  /**
   * The answer is given in any case, as the read models stand; a header says so when it is not up to the token.
   * @throws ProblemeHttp 400: what was sent as a token is none of this log
   */
  async attendre(persona: string, requete: Request, reponse: Response): Promise<void> {
    const position = await this.jetons.lire(requete);
    if (position === undefined || (await this.jalon.projections.quandTraite(position, 0))) return;
    // nothing feeds the rows: they will not be at that position in two seconds
    const arretees = this.jalon.projections.arreteesDepuis !== null;
    const raison = arretees ? 'delai' : await this.patienter(persona, position);
    if (raison) reponse.set(ENTETE_ATTENTE, raison);
  }

  private async patienter(persona: string, position: number): Promise<Raison | null> {
    const siennes = this.parPersona.get(persona) ?? 0;
    if (this.total >= this.plafonds.total || siennes >= this.plafonds.parPersona) return 'plafond';
    this.total++;
    this.parPersona.set(persona, siennes + 1);
    const fin = new AbortController();
    const arrete = this.quandArrete(fin.signal);
    try {
      return await Promise.race([arrete, this.observer(position, fin.signal)]);
    } finally {
      fin.abort();
      this.total--;
      const restantes = (this.parPersona.get(persona) ?? 1) - 1;
      if (restantes > 0) this.parPersona.set(persona, restantes);
      else this.parPersona.delete(persona);
    }
  }

  private async observer(position: number, fin: AbortSignal): Promise<Raison | null> {
    const limite = performance.now() + ATTENTE;
    // a store that does not answer says nothing of its last position: the wait goes on without it
    const tete = await Promise.race([
      this.jalon.store.head().catch(() => null),
      attendre(ATTENTE, null, { signal: fin }).catch(() => null),
    ]);
    if (tete !== null && position > tete) return 'au-dela';
    const vue = await this.jalon.projections.quandTraite(position, Math.max(0, limite - performance.now()));
    return vue ? null : 'delai';
  }

  private quandArrete(fin: AbortSignal): Promise<Raison> {
    const { arret } = this.serveur;
    return new Promise((resoudre) => {
      if (arret.aborted) return resoudre('arret');
      arret.addEventListener('abort', () => resoudre('arret'), { once: true, signal: fin });
    });
  }
}
