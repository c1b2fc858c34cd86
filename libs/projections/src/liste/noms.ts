/**
 * Names, sorted and searched in memory: the files hold them under each person's key. They are opened for whoever asks, scope by scope (an
 * organisation, a département, everything), at the first request by name; then follow what is written. Bounded, forgotten at closing,
 * and wiped at once of whoever is erased. Two tables of a database in memory of the same connection (`base.ts`), so that SQL goes on
 * sorting, cutting pages and matching prefixes; which rows a reader may see is still decided by the tables on disk.
 */
import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Identites } from '../identites.js';
import type { Lecture } from '../lecture.js';
import type { Cellule, Tables } from '../projection.js';
import type { LecteurDeListe } from './demande.js';
import { MOTS, NOMS, PARTIS, SCHEMA, situer, SUITE, TRANCHE, UN, type Genre, type Membre } from './noms-tables.js';
import { mots } from './recherche.js';

/** Persons held, all scopes together, about 0.4 kB each; the scope asked for is held whatever its size, the others leave first. */
const MAX = 150_000;
/** Changes remembered; scopes that did not look meanwhile are compared whole. */
const MAX_CHANGES = 10_000;

interface Portee {
  id: number;
  genre: Genre;
  valeur: string;
  /** Last member looked at; null: all were. */
  curseur: string | null;
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
  private readonly portees = new Map<string, Portee>();
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
  async charger(lecture: Lecture, lecteur: LecteurDeListe | undefined): Promise<void> {
    const avancer = (): boolean =>
      lecture.de('liste', ({ tables }) => this.proteger(() => this.avancer(tables, this.ouvrir(tables, lecteur))));
    while (avancer()) await setImmediate();
  }

  /**
   * Inside the transaction of a query: the scope as the tables are at this instant.
   * @param requete given its number in the tables in memory
   */
  exiger<T>(tables: Tables, lecteur: LecteurDeListe | undefined, requete: (portee: number) => T): T {
    return this.proteger(() => {
      const portee = this.ouvrir(tables, lecteur);
      do while (this.avancer(tables, portee));
      while (this.recommencer(tables, portee));
      this.suivre(tables, portee);
      return requete(portee.id);
    });
  }

  /** At once: these persons are erased, whatever the tables on disk still hold under keys that are gone. */
  oublier(parcours: readonly string[]): void {
    const { tables } = this;
    if (!tables) return;
    for (const portee of this.portees.values())
      for (const id of parcours)
        if (this.retirer(tables, portee, id))
          this.poser(tables, portee, [{ parcours: id, identite: null, marque: null }]);
  }

  /** Sets everything back to empty: other tables are read, or the memory can no longer be told. */
  private vider(tables: Tables): void {
    if (this.tables) this.tables.surChangement = () => undefined;
    for (const nom of [NOMS, MOTS]) tables.sql(`DROP TABLE IF EXISTS ${nom}`).run();
    for (const ddl of SCHEMA) tables.sql(ddl).run();
    this.portees.clear();
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
    if (this.portees.size === 0) return;
    if (this.changes.length >= MAX_CHANGES) {
      this.oublies += this.changes.length;
      this.changes = [];
    }
    this.changes.push(parcours);
  }

  private ouvrir(tables: Tables, lecteur: LecteurDeListe | undefined): Portee {
    if (this.tables !== tables) this.vider(tables);
    const ecritures = ecrituresDesAutres(tables);
    if (ecritures !== this.ecritures) for (const p of this.portees.values()) p.aComparer = true;
    this.ecritures = ecritures;
    const [genre, valeur] = situer(lecteur);
    const cle = `${genre} ${valeur}`;
    const portee = this.portees.get(cle) ?? {
      id: this.suivante++,
      genre,
      valeur,
      curseur: '',
      aComparer: false,
      vus: this.oublies + this.changes.length,
      effectif: 0,
    };
    this.portees.delete(cle);
    this.portees.set(cle, portee);
    return portee;
  }

  /** @returns whether members are left to look at */
  private avancer(tables: Tables, portee: Portee): boolean {
    const { id, genre, valeur, curseur } = portee;
    if (curseur === null) return false;
    const lus = tables.sql<Membre>(SUITE[genre]).all({ portee: id, valeur, apres: curseur });
    this.comparer(tables, portee, lus);
    portee.curseur = lus.length < TRANCHE ? null : (lus.at(-1)?.parcours ?? null);
    this.alleger(tables);
    return portee.curseur !== null;
  }

  /** @returns whether every member is to be looked at again */
  private recommencer(tables: Tables, portee: Portee): boolean {
    if (portee.vus < this.oublies) portee.aComparer = true;
    if (!portee.aComparer) return false;
    const { id, genre, valeur } = portee;
    for (const { parcours } of tables.sql<{ parcours: string }>(PARTIS[genre]).all({ portee: id, valeur }))
      this.retirer(tables, portee, parcours);
    Object.assign(portee, { aComparer: false, curseur: '', vus: this.oublies + this.changes.length });
    return true;
  }

  private suivre(tables: Tables, portee: Portee): void {
    const { id, genre, valeur } = portee;
    for (const parcours of new Set(this.changes.slice(portee.vus - this.oublies))) {
      const membre = tables.sql<Membre>(UN[genre]).get({ portee: id, valeur, parcours });
      if (membre) this.comparer(tables, portee, [membre]);
      else this.retirer(tables, portee, parcours);
    }
    portee.vus = this.oublies + this.changes.length;
  }

  private comparer(tables: Tables, portee: Portee, membres: readonly Membre[]): void {
    const autres = membres.filter((m) => m.marque !== marqueDe(m.identite));
    for (const { parcours, marque } of autres) if (marque !== null) this.retirer(tables, portee, parcours);
    this.poser(tables, portee, autres);
  }

  private poser(tables: Tables, portee: Portee, membres: readonly Membre[]): void {
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
      noms.push(portee.id, parcours, nom, prenom, siens.join(' '), marqueDe(identite));
      for (const mot of siens) cherches.push(portee.id, mot, parcours);
    }
    tables.ecrireRangs(`INSERT INTO ${NOMS} VALUES {rangs}`, 6, noms);
    tables.ecrireRangs(`INSERT INTO ${MOTS} VALUES {rangs}`, 3, cherches);
    portee.effectif += membres.length;
  }

  /** @returns whether she was there */
  private retirer(tables: Tables, portee: Portee, parcours: string): boolean {
    const tenue = tables
      .sql<{ mots: string }>(`DELETE FROM ${NOMS} WHERE portee = ? AND parcours = ? RETURNING mots`)
      .get(portee.id, parcours);
    if (!tenue) return false;
    for (const mot of tenue.mots.split(' '))
      tables.sql(`DELETE FROM ${MOTS} WHERE portee = ? AND mot = ? AND parcours = ?`).run(portee.id, mot, parcours);
    portee.effectif--;
    return true;
  }

  /** The scope that served longest ago goes first. */
  private alleger(tables: Tables): void {
    let tenus = 0;
    for (const { effectif } of this.portees.values()) tenus += effectif;
    for (const [cle, { id, effectif }] of this.portees) {
      if (tenus <= this.max || this.portees.size === 1) return;
      for (const nom of [NOMS, MOTS]) tables.sql(`DELETE FROM ${nom} WHERE portee = ?`).run(id);
      this.portees.delete(cle);
      tenus -= effectif;
    }
  }
}

/** Changes when another connection wrote in the file. */
const ecrituresDesAutres = (tables: Tables): number =>
  tables.sql<{ data_version: number }>('PRAGMA data_version').get()?.data_version ?? 0;
