/**
 * One batch, one transaction: the rows and the checkpoint move together or not at all. Everything is checked again inside
 * the transaction, because another process may have moved the checkpoint, frozen a stream or rebuilt since the batch was read.
 */
import type { StoredEvent } from '@jalon/event-store';
import type Database from 'better-sqlite3';
import { PATIENCE, type Base, type FrozenStream, type Points } from './base.js';
import { corriger } from '@jalon/parcours';
import { nomErreur, type Decode, type Histoires } from './decode.js';
import { PREFIXE, type FaitLu } from './fait-lu.js';
import type { Issue, Issues, Target } from './target.js';
import { Ensemble } from './ensemble.js';
import { signature, type Projection, type Tables } from './projection.js';

/** Somebody else is writing in the file. */
export const estOccupee = (erreur: unknown): boolean => (erreur as { code?: unknown }).code === 'SQLITE_BUSY';

/** Facts of a batch became stale before its transaction: nothing was written, they are to be read again. */
export class FaitsPerimes extends Error {
  override name = 'FaitsPerimes';
}

type Demande = [targets: readonly Target[], batch: readonly Decode[], aCorriger: Histoires, valide: () => boolean];

export class Batches {
  private readonly vite: Database.Transaction<(...p: Demande) => Issues>;
  private readonly prudemment: Database.Transaction<(...p: Demande) => Issues>;
  private readonly ensemble: Ensemble;

  constructor(
    private readonly db: Base,
    private readonly points: Points,
  ) {
    this.ensemble = new Ensemble(db, points);
    this.vite = db.transaction((targets, batch, _, valide) => {
      exiger(valide);
      return this.ensemble.appliquer(targets, batch);
    });
    this.prudemment = db.transaction((targets, batch, aCorriger, valide) => {
      exiger(valide);
      return new Map(targets.map((t) => [t, this.appliquerA(t, batch, aCorriger)]));
    });
  }

  /**
   * The same, at once or not at all: SQLite waits for another writer (a rebuild by the command line) by holding the thread.
   * @throws SqliteError `estOccupee`: nothing was written, to be tried again
   */
  appliquerSansAttendre(targets: readonly Target[], batch: readonly Decode[], aCorriger: Histoires): Issues {
    // said anew each time: SQLite sets it when the text is prepared
    this.db.exec('PRAGMA busy_timeout = 0');
    try {
      return this.appliquer(targets, batch, aCorriger);
    } finally {
      this.db.exec(`PRAGMA busy_timeout = ${PATIENCE}`);
    }
  }

  /**
   * Applies the batch to each read model in one transaction. Positions at or below a checkpoint are ignored.
   * @param aCorriger whole histories of the streams that this batch corrects (see `histoiresACorriger`)
   * @param valide asked inside the transaction, of facts read by another thread than the one that erases
   * @throws FaitsPerimes it says no
   */
  appliquer(
    targets: readonly Target[],
    batch: readonly Decode[],
    aCorriger: Histoires,
    valide: () => boolean = () => true,
  ): Issues {
    if (aCorriger.size === 0 && batch.every((d) => d.raison === undefined)) {
      try {
        return this.vite.immediate(targets, batch, aCorriger, valide);
      } catch (erreur) {
        // undone: what the folds remember is not what the tables hold
        this.oublier();
        if (estDeSqlite(erreur) || erreur instanceof FaitsPerimes) throw erreur;
      }
    }
    // something in this batch stops a stream: it is taken again so that it stops that stream alone
    return this.prudemment.immediate(targets, batch, aCorriger, valide);
  }

  /** Somebody else than `appliquer` writes rows: nothing is known of them any more. */
  oublier(): void {
    this.ensemble.oublier();
  }

  /** Inside a transaction of the caller. */
  appliquerA(target: Target, batch: readonly Decode[], aCorriger: Histoires): Issue {
    const { projection, color } = target;
    const point = this.points.point(projection.nom, color);
    if (!point || point.signature !== signature(projection)) return 'etrangere';
    const corrigees: Histoires = projection.histoireDite ? new Map() : aCorriger;
    const nouveaux = batch.filter((d) => d.evenement.position > point.position);
    const dernier = nouveaux.at(-1);
    if (!dernier) return 'appliquee';
    this.apply(
      target,
      nouveaux.filter((d) => !corrigees.has(d.evenement.stream)),
    );
    this.refold(target, corrigees, dernier.evenement.position);
    this.points.avancer(projection.nom, color, dernier.evenement.position);
    return 'appliquee';
  }

  /** Forgets the rows of these streams and folds them again up to that position, as they are told now. Also thaws them. */
  refold(target: Target, histoires: Histoires, jusqua: number): void {
    if (histoires.size === 0) return;
    this.oublier();
    const { projection, color, tables } = target;
    const faits: Decode[] = [];
    for (const [stream, histoire] of histoires) {
      const parcours = stream.slice(PREFIXE.length);
      if (projection.oublier) projection.oublier(tables, parcours);
      else for (const table of projection.tables) tables.sql(`DELETE FROM ${table} WHERE parcours = ?`).run(parcours);
      this.points.unfreeze(projection.nom, color, stream);
      const vus = histoire.filter((d) => d.evenement.position <= jusqua);
      faits.push(...(projection.histoireDite ? vus : corrigee(vus)));
    }
    // in one go: rows of many parcours are written together
    this.apply(
      target,
      faits.sort((a, b) => a.evenement.position - b.evenement.position),
    );
  }

  /** Writes the rows of these events, leaving frozen streams alone and freezing those that cannot be followed. */
  apply(target: Target, batch: readonly Decode[]): void {
    const { projection, color, tables } = target;
    const frozen = new Set(this.points.frozen(projection.nom, color).map((g) => g.flux));
    const bons: Decode[] = [];
    for (const d of batch) {
      if (frozen.has(d.evenement.stream)) continue;
      if (d.raison !== undefined) {
        frozen.add(d.evenement.stream);
        this.points.freeze(projection.nom, color, frozenStream(d.evenement, d.raison));
      } else if (d.fait) bons.push(d);
    }
    if (bons.length === 0) return;
    try {
      // nested: a savepoint, undone alone
      this.db.transaction(() =>
        apply(
          projection,
          tables,
          bons.map((d) => d.fait as FaitLu),
        ),
      )();
    } catch (erreur) {
      // the disk, a lock or a table is at fault, not a stream
      if (estDeSqlite(erreur)) throw erreur;
      this.unParUn(target, bons);
    }
  }

  /** Slow path, only for a batch that holds a poisonous fact: rows stay as they were before that fact. */
  private unParUn({ projection, color, tables }: Target, batch: readonly Decode[]): void {
    // streams frozen earlier in this batch still have good facts here, from before their poison
    const frozen = new Set<string>();
    const applyOne = this.db.transaction((fait: FaitLu) => apply(projection, tables, [fait]));
    for (const { evenement, fait } of batch) {
      if (frozen.has(evenement.stream)) continue;
      try {
        applyOne(fait as FaitLu);
      } catch (erreur) {
        if (estDeSqlite(erreur)) throw erreur;
        frozen.add(evenement.stream);
        this.points.freeze(projection.nom, color, frozenStream(evenement, nomErreur(erreur)));
      }
    }
  }
}

/** What counts among these facts, as it is told now; those that cannot be read stay, to freeze the stream at their place. */
function corrigee(histoire: readonly Decode[]): Decode[] {
  const gardes = new Map(corriger(histoire.flatMap((d) => d.fait ?? [])).map((f) => [f.revision, f]));
  return histoire.flatMap((d) => {
    const fait = d.fait && gardes.get(d.fait.revision);
    return fait === undefined ? [] : [{ ...d, fait }];
  });
}

function apply(projection: Projection, tables: Tables, faits: readonly FaitLu[]): void {
  const fold = projection.fold(tables);
  fold.apply(faits);
  fold.ecrire();
}

function exiger(valide: () => boolean): void {
  if (!valide()) throw new FaitsPerimes();
}

const frozenStream = (e: StoredEvent, raison: string): FrozenStream => ({
  flux: e.stream,
  position: e.position,
  revision: e.revision,
  type: e.type,
  raison,
});

/** A constraint or a datatype comes from the fact; anything else SQLite says comes from the file. */
function estDeSqlite(erreur: unknown): boolean {
  const code = (erreur as { code?: unknown }).code;
  return (
    typeof code === 'string' &&
    code.startsWith('SQLITE') &&
    !code.startsWith('SQLITE_CONSTRAINT') &&
    code !== 'SQLITE_MISMATCH'
  );
}
