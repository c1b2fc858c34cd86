/**
 * Whether the rows follow the log: were they ever up to date with it, and since when are they not fed any more. A list that stands still
 * is worth reading when one knows since when; one that was never filled is not.
 */
import type { Base } from './base.js';

/** Between two notes of the same news, in milliseconds: after a kill, the instant told is early by that much at worst. */
const REPOS = 60_000;

export class Freshness {
  private note: Date | null;
  private entendu = false;
  private arret: Date | null = null;
  private ferme = false;
  private readonly waiters = new Set<() => void>();

  /**
   * @param lisibles whether the rows that queries read are those of this code, and not tables still to be filled
   */
  constructor(
    private readonly db: Base,
    private readonly instant: () => Date,
    private readonly lisibles: () => boolean,
  ) {
    const lu = db.prepare<[], string>('SELECT a_jour_le FROM suivi').pluck().get();
    this.note = lu === undefined ? null : new Date(lu);
  }

  /** The rows were, once, all that the log held; by this process or by a former one on the same file. */
  get dejaAJour(): boolean {
    return !this.ferme && this.note !== null && this.lisibles();
  }

  /** Since when nothing feeds them; null while something does, or has not been asked yet. */
  get arreteesDepuis(): Date | null {
    return this.arret;
  }

  /** Everything written until now is in the rows. */
  aJour(): void {
    this.entendu = true;
    this.arret = null;
    const maintenant = this.instant();
    if (this.note === null || maintenant.getTime() - this.note.getTime() >= REPOS) this.noter(maintenant);
    for (const repondre of this.waiters) repondre();
  }

  /** Something was received: the log answers. */
  recu(): void {
    this.arret = null;
  }

  /** The log does not answer any more, or its facts do not reach the rows. */
  perdu(): void {
    if (this.arret) return;
    const maintenant = this.instant();
    // not heard of by this process: the rows are what a former one left
    this.arret = this.entendu ? maintenant : (this.note ?? maintenant);
    if (this.entendu && this.note !== null) this.noter(maintenant);
  }

  fermer(): void {
    if (this.entendu && this.note !== null && this.arret === null) this.noter(this.instant());
    // whoever still waits is answered by what serves from now on, not by a file that is closed
    this.ferme = true;
    for (const repondre of this.waiters) repondre();
  }

  /** @param delaiMax milliseconds; false when it has run out, or when closing */
  async quandDejaAJour(delaiMax: number): Promise<boolean> {
    if (this.dejaAJour) return true;
    await new Promise<void>((resolve) => {
      const finir = (): void => {
        clearTimeout(timer);
        this.waiters.delete(finir);
        resolve();
      };
      const timer = setTimeout(finir, delaiMax);
      this.waiters.add(finir);
    });
    return this.dejaAJour;
  }

  private noter(instant: Date): void {
    try {
      this.db
        .prepare('INSERT INTO suivi VALUES (1, ?) ON CONFLICT (seul) DO UPDATE SET a_jour_le = excluded.a_jour_le')
        .run(instant.toISOString());
    } catch {
      // a disk that is full, another process at work: known in memory, noted next time
    }
    this.note = instant;
  }
}
