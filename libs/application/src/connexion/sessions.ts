/**
 * Open sessions, over the ephemeral state: the browser holds a random token of 256 bits and nothing else, what is stored is reached by its
 * HMAC. A session ends after half an hour without a request, twelve hours after it was opened, and with the account.
 */
import { randomBytes } from 'node:crypto';
import type { Ephemere, EtatEphemere } from '../ephemere/etat-ephemere.js';

const GENRE = 'session';
const INACTIVE_MS = 30 * 60_000;
const ABSOLUE_MS = 12 * 60 * 60_000;
/** Not written again sooner: a page sends several requests at once. */
const PAS_MS = 60_000;

export interface Session {
  /** Not the token: what names it in a list. */
  id: string;
  organisation: string;
  compte: string;
  ouverteLe: Date;
  vueLe: Date;
}
interface Gardee {
  id: string;
  organisation: string;
  compte: string;
  ouverte: number;
  vue: number;
}
/** Owner of all that is kept about an account. */
export const duCompte = (compte: string): string => `compte ${compte}`;

export class Sessions {
  /** What lasts in the name of an account, and must end with what opened it. */
  private readonly durables = new Map<string, Set<() => void>>();

  constructor(
    private readonly ephemere: EtatEphemere,
    private readonly horloge: () => Date,
  ) {}

  /** @returns the token, known to the browser alone from here on */
  async ouvrir(organisation: string, compte: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const maintenant = this.horloge().getTime();
    const id = randomBytes(9).toString('base64url');
    await this.ephemere.poser(aGarder(token, { id, organisation, compte, ouverte: maintenant, vue: maintenant }));
    return token;
  }

  /** Called when a session of that account is ended. @returns what stops it */
  quandFinit(compte: string, faire: () => void): () => void {
    const siens = this.durables.get(compte) ?? new Set();
    this.durables.set(compte, siens.add(faire));
    return () => {
      siens.delete(faire);
      if (siens.size === 0 && this.durables.get(compte) === siens) this.durables.delete(compte);
    };
  }
  private finir(compte: string): void {
    for (const faire of this.durables.get(compte) ?? []) faire();
  }

  /** Null: unknown, over, or ended elsewhere. A session seen goes on, unless it is a machine that asks. */
  async lire(token: string, prolonger = true): Promise<Session | null> {
    const lue = await this.ephemere.lire(GENRE, token);
    if (lue === null) return null;
    const gardee = lue.valeur as unknown as Gardee;
    const maintenant = this.horloge().getTime();
    // ended while it was read: it stays ended
    if (
      prolonger &&
      maintenant - gardee.vue >= PAS_MS &&
      !(await this.ephemere.remplacer(aGarder(token, { ...gardee, vue: maintenant })))
    )
      return null;
    return enSession(lue);
  }

  async fermer(token: string): Promise<boolean> {
    const prise = await this.ephemere.prendre(GENRE, token);
    if (prise !== null) this.finir(enSession(prise).compte);
    return prise !== null;
  }

  async lister(compte: string): Promise<Session[]> {
    return (await this.ephemere.lister(GENRE, duCompte(compte))).map(enSession);
  }

  /** One of hers, by the name that the list gives; false: none of hers. */
  async fermerLaSienne(compte: string, id: string): Promise<boolean> {
    const la = (await this.ephemere.lister(GENRE, duCompte(compte))).find((e) => enSession(e).id === id);
    return la === undefined ? false : this.fermer(la.cle);
  }

  /** Everything kept for that account, sessions and the rest. */
  async toutFermer(compte: string): Promise<void> {
    await this.ephemere.oublier(duCompte(compte));
    this.finir(compte);
  }
}

const aGarder = (token: string, s: Gardee): Ephemere => ({
  genre: GENRE,
  cle: token,
  valeur: { ...s },
  expireLe: new Date(Math.min(s.vue + INACTIVE_MS, s.ouverte + ABSOLUE_MS)),
  de: [duCompte(s.compte)],
});

function enSession({ valeur }: Ephemere): Session {
  const { id, organisation, compte, ouverte, vue } = valeur as unknown as Gardee;
  return { id, organisation, compte, ouverteLe: new Date(ouverte), vueLe: new Date(vue) };
}
