/**
 * `ephemere.db`: outside the log, made with the first thing put in it, deletable at any time (people sign in again, drafts are lost). Names
 * and owners are HMACs, values are encrypted, both under keys drawn from the index key, which is not in this folder: the file alone says
 * how many things there are of each kind, and until when. A name, an end or a value changed by hand opens nothing.
 */
import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { ChiffreAltere, chiffrer, dechiffrer, PREMIERE_VERSION, type ContexteDeChamp } from '@jalon/confidentialite';
import { aRefaire, CacheEtranger, mettreALEcart, ouvrirCache } from '@jalon/projections';
import { panneDuFichier, PanneDeFichier } from '../exploitation/pannes.js';
import type { Stockage } from '../exploitation/stockage.js';
import { exigerUneTaillePermise, type Ephemere, type EtatEphemere } from './etat-ephemere.js';

export interface EphemereSqlite extends EtatEphemere {
  /** Another file in place of the one that was lost. */
  refaire(cause: unknown): void;
  /** Changes with each file made again; null while there is none. */
  readonly generation: number | null;
  fermer(): void;
}

const FORME = {
  // "JLE1"
  identite: 0x4a4c4531,
  tables: ['ephemeres', 'appartenances'],
  // FULL: what was revoked does not come back with a power cut
  reglages: [
    'busy_timeout = 5000',
    'journal_mode = WAL',
    'synchronous = FULL',
    'secure_delete = ON',
    'foreign_keys = ON',
    'trusted_schema = OFF',
  ],
  schema: `
    CREATE TABLE IF NOT EXISTS ephemeres (nom TEXT PRIMARY KEY, genre TEXT NOT NULL, expire INTEGER NOT NULL, valeur TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS ephemeres_expire ON ephemeres (expire);
    CREATE TABLE IF NOT EXISTS appartenances (de TEXT NOT NULL, nom TEXT NOT NULL REFERENCES ephemeres ON DELETE CASCADE, PRIMARY KEY (de, nom)) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS appartenances_nom ON appartenances (nom);
  `,
};
interface Ligne {
  nom: string;
  genre: string;
  expire: number;
  valeur: string;
}

export function ephemereSqlite(
  fichier: string,
  cleIndex: KeyObject,
  stockage: Stockage,
  horloge: () => Date,
): EphemereSqlite {
  const cleDe = (usage: string): KeyObject =>
    createSecretKey(Buffer.from(hkdfSync('sha256', cleIndex.export(), '', `jalon/ephemere/${usage}`, 32)));
  const [cleDesNoms, cleDesValeurs] = [cleDe('noms'), { cle: cleDe('valeurs'), version: PREMIERE_VERSION }];
  const hacher = (...quoi: string[]): string =>
    createHmac('sha256', cleDesNoms).update(JSON.stringify(quoi), 'utf8').digest('hex');
  // bound to its name and its end: a row moved, or made to last, does not open
  const contexteDe = ({ nom, genre, expire }: Omit<Ligne, 'valeur'>): ContexteDeChamp => ({
    personne: '',
    stream: 'ephemere',
    eventId: nom,
    champ: String(expire),
    type: genre,
  });
  const ouvrirLigne = (ligne: Ligne | undefined): Ephemere | null => {
    if (ligne === undefined || ligne.expire <= horloge().getTime()) return null;
    try {
      const { cle, de, valeur } = dechiffrer(ligne.valeur, cleDesValeurs, contexteDe(ligne)) as never as Ephemere;
      return { genre: ligne.genre, cle, valeur, expireLe: new Date(ligne.expire), de };
    } catch (erreur) {
      if (erreur instanceof ChiffreAltere) return null;
      throw erreur;
    }
  };

  let base: Database.Database | null = null;
  let generation = 0;
  const jeter = (): void => {
    base?.close();
    base = null;
    generation++;
    // what was ours opens nothing and may hold what was erased: nothing is worth keeping of it
    for (const suite of ['', '-wal', '-shm']) rmSync(fichier + suite, { force: true });
  };
  const refaire = (cause: unknown): void => {
    stockage.avertir(
      'ephemere',
      (panneDuFichier('ephemere', cause) ?? new PanneDeFichier('ephemere', 'etranger', cause)).message,
      false,
    );
    if (cause instanceof CacheEtranger) mettreALEcart(fichier, horloge());
    jeter();
  };
  /** Once more on a new file when only a new file can serve; any other fault is told of this file. */
  const faire = <T>(creer: boolean, sinon: T, agir: (b: Database.Database) => T): T => {
    for (let encore = true; ; encore = false)
      try {
        base ??= creer || existsSync(fichier) ? ouvrirCache(fichier, FORME) : null;
        return base === null ? sinon : agir(base);
      } catch (erreur) {
        if (!encore || !aRefaire(erreur)) throw panneDuFichier('ephemere', erreur) ?? erreur;
        refaire(erreur);
      }
  };
  const uneLigne = (b: Database.Database, nom: string): Ligne | undefined =>
    b.prepare<[string], Ligne>('SELECT * FROM ephemeres WHERE nom = ?').get(nom);
  const supprimer = (b: Database.Database, nom: string): boolean =>
    b.prepare('DELETE FROM ephemeres WHERE nom = ?').run(nom).changes > 0;

  /** @param present only in the place of what is still there (true), or where nothing is (false) */
  const garder = ({ genre, cle, valeur, expireLe, de }: Ephemere, present?: boolean): boolean => {
    exigerUneTaillePermise(valeur);
    const ligne = { nom: hacher(genre, cle), genre, expire: expireLe.getTime() };
    const chiffre = chiffrer({ cle, de: [...de], valeur }, cleDesValeurs, contexteDe(ligne));
    return faire(present !== true, false, (b) =>
      b
        .transaction(() => {
          if (present !== undefined && present !== (ouvrirLigne(uneLigne(b, ligne.nom)) !== null)) return false;
          supprimer(b, ligne.nom);
          b.prepare('INSERT INTO ephemeres VALUES (?, ?, ?, ?)').run(ligne.nom, genre, ligne.expire, chiffre);
          const lier = b.prepare('INSERT OR IGNORE INTO appartenances VALUES (?, ?)');
          for (const proprietaire of de) lier.run(hacher('de', proprietaire), ligne.nom);
          return true;
        })
        .immediate(),
    );
  };

  return {
    lire: async (genre, cle) => faire(false, null, (b) => ouvrirLigne(uneLigne(b, hacher(genre, cle)))),
    poser: async (ephemere) => void garder(ephemere),
    remplacer: async (ephemere) => garder(ephemere, true),
    reserver: async (ephemere) => garder(ephemere, false),
    prendre: async (genre, cle) =>
      faire(false, null, (b) => {
        const nom = hacher(genre, cle);
        return ouvrirLigne(b.prepare<[string], Ligne>('DELETE FROM ephemeres WHERE nom = ? RETURNING *').get(nom));
      }),
    oter: async (genre, cle) =>
      faire(false, false, (b) => {
        const nom = hacher(genre, cle);
        const la = ouvrirLigne(uneLigne(b, nom)) !== null;
        supprimer(b, nom);
        return la;
      }),
    lister: async (genre, de) =>
      faire(false, [] as Ephemere[], (b) =>
        b
          .prepare<[string, string], Ligne>(
            'SELECT e.* FROM appartenances a JOIN ephemeres e USING (nom) WHERE a.de = ? AND e.genre = ? ORDER BY e.expire, e.nom',
          )
          .all(hacher('de', de), genre)
          .flatMap((ligne) => ouvrirLigne(ligne) ?? []),
      ),
    oublier: async (de) =>
      faire(false, 0, (b) => {
        const { changes } = b
          .prepare('DELETE FROM ephemeres WHERE nom IN (SELECT nom FROM appartenances WHERE de = ?)')
          .run(hacher('de', de));
        if (changes > 0) b.pragma('wal_checkpoint(TRUNCATE)');
        return changes;
      }),
    expirer: async () =>
      faire(false, 0, (b) => {
        const { changes } = b.prepare('DELETE FROM ephemeres WHERE expire <= ?').run(horloge().getTime());
        if (changes > 0) b.pragma('wal_checkpoint(TRUNCATE)');
        return changes;
      }),
    refaire,
    get generation() {
      return base === null ? null : generation;
    },
    fermer: () => void base?.close(),
  };
}
