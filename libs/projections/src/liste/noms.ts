/**
 * Names, sorted and searched in memory: the files hold them under each person's key. They are opened for whoever asks, scope by scope (an
 * organisation, a département, everything), at the first request by name; then follow what is written. Bounded, forgotten at closing,
 * and wiped at once of whoever is erased. Two tables of a database in memory of the same connection (`base.ts`), so that SQL goes on
 * sorting, cutting pages and matching prefixes; which rows a reader may see is still decided by the tables on disk.
 */
import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Identites } from '../identites.js';
import type { Reader } from '../reader.js';
import type { Cellule, Tables } from '../projection.js';
import type { LecteurDeListe } from './demande.js';
import { MOTS, NOMS, PARTIS, SCHEMA, situer, SUITE, TRANCHE, UN, type Genre, type Membre } from './noms-tables.js';
import { mots } from './recherche.js';

/** Persons held, all scopes together, about 0.4 kB each; the scope asked for is held whatever its size, the others leave first. */
const MAX = 150_000;
/** Changes remembered; scopes that did not look meanwhile are compared whole. */
const MAX_CHANGES = 10_000;

interface Scope {
  id: number;
  genre: Genre;
  valeur: string;
  /** Last member looked at; null: all were. */
  cursor: string | null;
  /** Another process wrote meanwhile, or too much changed: every member is to be compared again. */
  aComparer: boolean;
  /** Changes seen, of all those told since the beginning. */
  vus: number;
  effectif: number;
}

/** Tells one text from another, in fewer bytes. */
const marqueDe = (identite: string | null): string =>
  identite === null ? '' : hash('sha256', identite, 'base64url').slice(0, 12);

export class Noms {
  /** Those that the memory was filled from. */
  private tables: Tables | null = null;
  /** In order of use, last used at the end. */
  private readonly scopes = new Map<string, Scope>();
  private changes: string[] = [];
  /** Changes no longer remembered. */
  private oublies = 0;
  private ecritures = -1;
  private suivante = 1;

  constructor(
    private readonly identites: Identites,
    private readonly max = MAX,
  ) {}

  /** Fills a scope a little at a time, giving the event loop back in between: what is left to `exiger` is then small. */
  async charger(lecture: Reader, lecteur: LecteurDeListe | undefined): Promise<void> {
    const avancer = (): boolean =>
      lecture.de('liste', ({ tables }) => this.proteger(() => this.avancer(tables, this.ouvrir(tables, lecteur))));
    while (avancer()) await setImmediate();
  }

  /**
   * Inside the transaction of a query: the scope as the tables are at this instant.
   * @param query given its number in the tables in memory
   */
  exiger<T>(tables: Tables, lecteur: LecteurDeListe | undefined, query: (scope: number) => T): T {
    return this.proteger(() => {
      const scope = this.ouvrir(tables, lecteur);
      do while (this.avancer(tables, scope));
      while (this.recommencer(tables, scope));
      this.suivre(tables, scope);
      return query(scope.id);
    });
  }

  /** At once: these persons are erased, whatever the tables on disk still hold under keys that are gone. */
  oublier(parcours: readonly string[]): void {
    const { tables } = this;
    if (!tables) return;
    for (const scope of this.scopes.values())
      for (const id of parcours)
        if (this.retirer(tables, scope, id))
          this.poser(tables, scope, [{ parcours: id, identite: null, marque: null }]);
  }

  /** Sets everything back to empty: other tables are read, or the memory can no longer be told. */
  private vider(tables: Tables): void {
    if (this.tables) this.tables.surChangement = () => undefined;
    for (const nom of [NOMS, MOTS]) tables.sql(`DROP TABLE IF EXISTS ${nom}`).run();
    for (const ddl of SCHEMA) tables.sql(ddl).run();
    this.scopes.clear();
    this.changes = [];
    this.oublies = 0;
    this.ecritures = ecrituresDesAutres(tables);
    this.tables = tables;
    tables.surChangement = (parcours) => this.noter(parcours);
  }

  /** A query that fails takes back what it wrote in memory too: nothing is known any more of what is there. */
  private proteger<T>(action: () => T): T {
    try {
      return action();
    } catch (erreur) {
      if (this.tables) this.tables.surChangement = () => undefined;
      this.tables = null;
      throw erreur;
    }
  }

  private noter(parcours: string): void {
    if (this.scopes.size === 0) return;
    if (this.changes.length >= MAX_CHANGES) {
      this.oublies += this.changes.length;
      this.changes = [];
    }
    this.changes.push(parcours);
  }

  private ouvrir(tables: Tables, lecteur: LecteurDeListe | undefined): Scope {
    if (this.tables !== tables) this.vider(tables);
    const ecritures = ecrituresDesAutres(tables);
    if (ecritures !== this.ecritures) for (const p of this.scopes.values()) p.aComparer = true;
    this.ecritures = ecritures;
    const [genre, valeur] = situer(lecteur);
    const cle = `${genre} ${valeur}`;
    const scope = this.scopes.get(cle) ?? {
      id: this.suivante++,
      genre,
      valeur,
      cursor: '',
      aComparer: false,
      vus: this.oublies + this.changes.length,
      effectif: 0,
    };
    this.scopes.delete(cle);
    this.scopes.set(cle, scope);
    return scope;
  }

  /** @returns whether members are left to look at */
  private avancer(tables: Tables, scope: Scope): boolean {
    const { id, genre, valeur, cursor } = scope;
    if (cursor === null) return false;
    const lus = tables.sql<Membre>(SUITE[genre]).all({ scope: id, valeur, apres: cursor });
    this.comparer(tables, scope, lus);
    scope.cursor = lus.length < TRANCHE ? null : (lus.at(-1)?.parcours ?? null);
    this.alleger(tables);
    return scope.cursor !== null;
  }

  /** @returns whether every member is to be looked at again */
  private recommencer(tables: Tables, scope: Scope): boolean {
    if (scope.vus < this.oublies) scope.aComparer = true;
    if (!scope.aComparer) return false;
    const { id, genre, valeur } = scope;
    for (const { parcours } of tables.sql<{ parcours: string }>(PARTIS[genre]).all({ scope: id, valeur }))
      this.retirer(tables, scope, parcours);
    Object.assign(scope, { aComparer: false, cursor: '', vus: this.oublies + this.changes.length });
    return true;
  }

  private suivre(tables: Tables, scope: Scope): void {
    const { id, genre, valeur } = scope;
    for (const parcours of new Set(this.changes.slice(scope.vus - this.oublies))) {
      const membre = tables.sql<Membre>(UN[genre]).get({ scope: id, valeur, parcours });
      if (membre) this.comparer(tables, scope, [membre]);
      else this.retirer(tables, scope, parcours);
    }
    scope.vus = this.oublies + this.changes.length;
  }

  private comparer(tables: Tables, scope: Scope, membres: readonly Membre[]): void {
    const autres = membres.filter((m) => m.marque !== marqueDe(m.identite));
    for (const { parcours, marque } of autres) if (marque !== null) this.retirer(tables, scope, parcours);
    this.poser(tables, scope, autres);
  }

  private poser(tables: Tables, scope: Scope, membres: readonly Membre[]): void {
    const noms: Cellule[] = [];
    const cherches: Cellule[] = [];
    for (const { parcours, identite } of membres) {
      const claire = identite === null ? null : this.identites.dechiffrer(parcours, identite);
      // no name sorts before every name
      const { nom, prenom, numero } = {
        nom: claire?.nom ?? '',
        prenom: claire?.prenom ?? '',
        numero: claire?.numero ?? '',
      };
      const siens = [...new Set([...mots(`${nom} ${prenom}`), ...mots(numero)])];
      noms.push(scope.id, parcours, nom, prenom, siens.join(' '), marqueDe(identite));
      for (const mot of siens) cherches.push(scope.id, mot, parcours);
    }
    tables.ecrireRangs(`INSERT INTO ${NOMS} VALUES {rangs}`, 6, noms);
    tables.ecrireRangs(`INSERT INTO ${MOTS} VALUES {rangs}`, 3, cherches);
    scope.effectif += membres.length;
  }

  /** @returns whether she was there */
  private retirer(tables: Tables, scope: Scope, parcours: string): boolean {
    const tenue = tables
      .sql<{ mots: string }>(`DELETE FROM ${NOMS} WHERE scope = ? AND parcours = ? RETURNING mots`)
      .get(scope.id, parcours);
    if (!tenue) return false;
    for (const mot of tenue.mots.split(' '))
      tables.sql(`DELETE FROM ${MOTS} WHERE scope = ? AND mot = ? AND parcours = ?`).run(scope.id, mot, parcours);
    scope.effectif--;
    return true;
  }

  /** The scope that served longest ago goes first. */
  private alleger(tables: Tables): void {
    let tenus = 0;
    for (const { effectif } of this.scopes.values()) tenus += effectif;
    for (const [cle, { id, effectif }] of this.scopes) {
      if (tenus <= this.max || this.scopes.size === 1) return;
      for (const nom of [NOMS, MOTS]) tables.sql(`DELETE FROM ${nom} WHERE scope = ?`).run(id);
      this.scopes.delete(cle);
      tenus -= effectif;
    }
  }
}

/** Changes when another connection wrote in the file. */
const ecrituresDesAutres = (tables: Tables): number =>
  tables.sql<{ data_version: number }>('PRAGMA data_version').get()?.data_version ?? 0;
