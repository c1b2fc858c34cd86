/** Folded dossiers kept in memory. Never trusted blindly: what was written since, by anyone, is read before use. */
import type { EventStore, StoredEvent } from '@jalon/event-store';
import type { FaitLu } from './faits-stockes.js';

/** How the stream of a dossier becomes its state. */
export interface Fold<E, F> {
  /** Stream of the dossier. */
  stream(id: string): string;
  /** @throws VersionInconnue, ChiffreAltere: never guessed, never skipped */
  lire(e: StoredEvent, id: string): FaitLu<F>;
  etatInitial(id: string): E;
  /** @throws HistoireIncoherente the fact has no place here */
  evolveTous(etat: E, faits: readonly F[]): E;
  /** Revisions of the facts that a later one annuls. */
  annules(faits: readonly F[]): ReadonlySet<number>;
  /** The state that these facts make without some of them: for who looks at a history cut before its own correction. */
  foldWithout(id: string, faits: readonly F[], ecartes: ReadonlySet<number>): E;
  /** Facts that change nothing and that nobody is shown. */
  horsLecture: ReadonlySet<string>;
}

export interface DossierCharge<E> {
  etat: E;
  /** Position of the last fact, -1 before the first. */
  position: number;
}

export class Dossiers<E extends { revision: number }, F> {
  private readonly memory = new Map<string, DossierCharge<E>>();

  /** @param capacite dossiers kept, the least recently used leaves first (about 10 kB each) */
  constructor(
    private readonly store: EventStore,
    private readonly fold: Fold<E, F>,
    private readonly capacite = 5000,
  ) {}

  /**
   * Latest state of the dossier; revision -1 when it does not exist.
   * @throws HistoireIncoherente, VersionInconnue, StoreUnavailable
   */
  async charger(id: string): Promise<DossierCharge<E>> {
    const connu = this.memory.get(id) ?? { etat: this.fold.etatInitial(id), position: -1 };
    const suite = await this.store.readStream(this.fold.stream(id), connu.etat.revision + 1);
    const charge = suite.length > 0 ? this.suivre(connu.etat, id, suite) : connu;
    if (charge.etat.revision >= 0) this.retenir(id, charge);
    return charge;
  }

  /** State of the dossier as it was at a position of the log, for answers given again. */
  async chargerJusqua(id: string, garde: { revision?: number; position?: number }): Promise<DossierCharge<E>> {
    const connus: StoredEvent[] = [];
    for (const e of await this.store.readStream(this.fold.stream(id))) {
      if (e.revision > (garde.revision ?? Infinity) || e.position > (garde.position ?? Infinity)) break;
      connus.push(e);
    }
    return this.suivre(this.fold.etatInitial(id), id, connus);
  }

  private suivre(etat: E, id: string, suite: readonly StoredEvent[]): DossierCharge<E> {
    const faits = suite.map((e) => this.fold.lire(e, id).fait);
    return { etat: this.fold.evolveTous(etat, faits), position: suite.at(-1)?.position ?? -1 };
  }

  retenir(id: string, charge: DossierCharge<E>): void {
    // a Map keeps insertion order: deleting then inserting moves the entry to the young end
    this.memory.delete(id);
    this.memory.set(id, charge);
    if (this.memory.size > this.capacite) this.memory.delete(this.memory.keys().next().value as string);
  }

  oublier(id: string): void {
    this.memory.delete(id);
  }

  /** The log they were read from is no more. */
  oublierTout(): void {
    this.memory.clear();
  }
}
