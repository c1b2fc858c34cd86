import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreUnavailable } from '@jalon/event-store';
import { aRefaire, CacheEtranger, mettreALEcart, ouvrirCache, type FormeDeCache } from './cache.js';

const FORME: FormeDeCache = {
  identite: 0x4a4c5131,
  tables: ['notes'],
  reglages: ['journal_mode = WAL'],
  schema: 'CREATE TABLE IF NOT EXISTS notes (texte TEXT) STRICT',
};

describe('Un fichier de cache', () => {
  let dossier: string;
  let fichier: string;
  beforeEach(() => {
    dossier = mkdtempSync(join(tmpdir(), 'jalon-cache-'));
    fichier = join(dossier, 'notes.db');
  });
  afterEach(() => rmSync(dossier, { recursive: true, force: true }));
  const refusDe = (faire: () => unknown): unknown => {
    try {
      faire();
    } catch (erreur) {
      return erreur;
    }
    throw new Error('rien n’a été refusé');
  };

  it('porte son identité ; celui d’avant les identités est reconnu à ses tables et gardé', () => {
    const ancien = new Database(fichier);
    ancien.exec("CREATE TABLE notes (texte TEXT) STRICT; INSERT INTO notes VALUES ('gardé')");
    ancien.close();
    const base = ouvrirCache(fichier, FORME);
    expect(base.pragma('application_id', { simple: true })).toBe(FORME.identite);
    expect(base.prepare('SELECT texte FROM notes').pluck().get()).toBe('gardé');
    base.close();
  });

  it('d’un autre programme, d’un autre cache ou abîmé se refuse sans être touché, et se refait', () => {
    const gacher: [(f: string) => void, unknown][] = [
      [(f) => new Database(f).exec('CREATE TABLE recettes (nom TEXT)').close(), CacheEtranger],
      [(f) => ouvrirCache(f, { ...FORME, identite: 7 }).close(), CacheEtranger],
      [(f) => writeFileSync(f, 'x'.repeat(4096)), null],
    ];
    for (const [faire, classe] of gacher) {
      rmSync(fichier, { force: true });
      faire(fichier);
      const bytes = readFileSync(fichier);
      const refus = refusDe(() => ouvrirCache(fichier, FORME));
      // by name: the native module's errors are of another realm than the test's
      expect((refus as Error).name).toBe(classe === null ? 'SqliteError' : 'CacheEtranger');
      expect(aRefaire(refus)).toBe(true);
      if (classe === null) expect(readFileSync(fichier).equals(bytes)).toBe(true);
    }
  });

  it('ne se refait ni pour un disque plein, ni pour un verrou, ni pour une panne du journal', () => {
    for (const code of ['SQLITE_FULL', 'SQLITE_BUSY', 'SQLITE_READONLY'])
      expect(aRefaire(Object.assign(new Error('x'), { code }))).toBe(false);
    expect(aRefaire(new StoreUnavailable('stopped', { fault: 'io' }))).toBe(false);
  });

  it('écarté garde ses compagnons et son contenu ; les deux derniers restent, et rien d’autre n’est touché', () => {
    const voisins = [
      'notes.db.ecarte-important',
      'autre.db.ecarte-20200101T000000Z',
      'notes.db.ecarte-20200101T000000Z.txt',
    ];
    for (const v of voisins) writeFileSync(join(dossier, v), 'à garder');
    const noms = [1, 2, 3].map((n) => {
      writeFileSync(fichier, `contenu ${n}`);
      writeFileSync(`${fichier}-wal`, `wal ${n}`);
      return mettreALEcart(fichier, new Date('2027-03-04T05:06:07.890Z'));
    });
    expect(noms).toEqual([1, 2, 3].map((n) => `notes.db.ecarte-20270304T050607Z${n > 1 ? `-${n}` : ''}`));
    expect(existsSync(fichier)).toBe(false);
    expect(existsSync(`${fichier}-wal`)).toBe(false);
    expect(readdirSync(dossier).sort()).toEqual(
      [...voisins, noms[1], `${noms[1]}-wal`, noms[2], `${noms[2]}-wal`].map(String).sort(),
    );
    expect(readFileSync(join(dossier, String(noms[2])), 'utf8')).toBe('contenu 3');
    expect(mettreALEcart(fichier, new Date(0))).toBeNull();
  });
});
