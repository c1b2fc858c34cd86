/** What only the SQLite adapter promises: settings asserted at each opening, append-only tables, no scan. */
import { describe, expect, it } from '@jest/globals';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteReader, openSqliteStore, StoreUnavailable } from '@jalon/event-store';
import { assertSettings } from '../../libs/event-store/src/sqlite/open.js';
import { COMMAND_PATH, READ_ALL, READ_LAST } from '../../libs/event-store/src/sqlite/sql.js';
import { fait, faits, flux } from './outils.js';
import { brut, dossiers, fichier, ouvrir } from './sqlite-banc.js';
import { scelleur } from './scelleur.js';

describe('SQLite : réglages vérifiés à chaque ouverture', () => {
  it('sont ceux promis, à la création comme à la réouverture', async () => {
    const path = fichier();
    for (let fois = 0; fois < 2; fois++) {
      const store = ouvrir({ path });
      await store.append(flux(), -1, [fait()]);
      await store.close();
    }
    const db = brut(path);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    // this very connection shows the trap: reopened without a word, the file is at NORMAL
    expect(() => assertSettings(db)).toThrow(/busy_timeout|synchronous/);
  });

  it.each([
    ['synchronous', 'NORMAL'],
    ['secure_delete', 'OFF'],
    ['foreign_keys', 'OFF'],
    ['trusted_schema', 'ON'],
    ['cell_size_check', 'OFF'],
    ['recursive_triggers', 'OFF'],
    ['busy_timeout', '0'],
    ['journal_mode', 'DELETE'],
  ])('une connexion où %s vaut %s est refusée', (reglage, valeur) => {
    const db = brut(join(dossiers.nouveau(), 'x.db'));
    for (const bon of [
      'busy_timeout = 5000',
      'journal_mode = WAL',
      'synchronous = FULL',
      'foreign_keys = ON',
      'secure_delete = ON',
      'trusted_schema = OFF',
      'cell_size_check = ON',
      'recursive_triggers = ON',
    ])
      db.pragma(bon);
    expect(() => assertSettings(db)).not.toThrow();
    db.pragma(`${reglage} = ${valeur}`);
    expect(() => assertSettings(db)).toThrow(new RegExp(reglage));
  });

  it('les fichiers ne sont lisibles que par leur propriétaire', async () => {
    const path = fichier();
    const store = ouvrir({ path });
    await store.append(flux(), -1, [fait()]);
    for (const nom of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(nom).mode & 0o077).toBe(0);
    expect(statSync(join(path, '..')).mode & 0o077).toBe(0);
  });

  it('referme un fichier trop ouvert', () => {
    const path = join(dossiers.nouveau(), 'e.db');
    writeFileSync(path, '', { mode: 0o644 });
    ouvrir({ path });
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('refuse un fichier qui n’est pas un journal de faits', () => {
    const path = join(dossiers.nouveau(), 'autre.db');
    const db = brut(path);
    db.exec('CREATE TABLE t (a)');
    db.close();
    expect(() => openSqliteStore({ path })).toThrow(StoreUnavailable);
  });

  it('refuse un journal d’un schéma plus récent', () => {
    const path = fichier();
    openSqliteStore({ path }).close();
    const db = brut(path);
    db.pragma('user_version = 4');
    db.close();
    const phrase = /version plus récente de Jalon \(schéma 4, celle-ci connaît le schéma 3\)/;
    expect(() => openSqliteStore({ path })).toThrow(phrase);
    expect(() => openSqliteReader(path)).toThrow(phrase);
  });

  it('ouvre un journal du schéma 1 : ses faits restent, la table des réservations s’ajoute', async () => {
    const path = fichier();
    const nom = flux();
    const ancien = ouvrir({ path });
    await ancien.append(nom, -1, [fait()]);
    await ancien.close();
    // what a 0.2.0 file is: the same tables without that one
    const db = brut(path);
    db.exec('DROP TABLE reservations');
    db.pragma('user_version = 1');
    db.close();
    // who only reads needs no migration, and makes none
    const lecteur = openSqliteReader(path);
    expect(await lecteur.readStream(nom)).toHaveLength(1);
    lecteur.close();
    const store = ouvrir({ path });
    expect(await store.readStream(nom)).toHaveLength(1);
    const name = '0123456789abcdef';
    await store.append(nom, 0, [fait()], undefined, [{ name, expected: -1 }]);
    expect(await store.readReservation(name)).toEqual({ revision: 0, holder: { stream: nom, revision: 1 } });
    await store.close();
    const relu = brut(path);
    expect(relu.pragma('user_version', { simple: true })).toBe(3);
    relu.close();
  });

  it('une réservation part avec son ajout quand le disque est plein : ni l’un ni l’autre', async () => {
    const path = fichier();
    const store = ouvrir({ path });
    const [nom, name] = [flux(), '0123456789abcdef'];
    await store.append(nom, -1, [fait()], undefined, [{ name, expected: -1 }]);
    store.limitPages(1);
    const gros = [fait({ texte: 'x'.repeat(200_000) })];
    await expect(store.append(nom, 0, gros, undefined, [{ name, expected: 0 }])).rejects.toThrow(/storage is full/);
    expect(await store.readReservation(name)).toEqual({ revision: 0, holder: { stream: nom, revision: 0 } });
    store.limitPages(1_000_000);
    await store.append(nom, 0, gros, undefined, [{ name, expected: 0 }]);
    expect(await store.readReservation(name)).toMatchObject({ revision: 1 });
  });

  it('refuse un fichier qui n’est pas du SQLite', () => {
    const path = join(dossiers.nouveau(), 'e.db');
    writeFileSync(path, 'x'.repeat(8192));
    expect(() => openSqliteStore({ path })).toThrow(StoreUnavailable);
    expect(() => openSqliteReader(path)).toThrow(StoreUnavailable);
  });
});

describe('SQLite : tables en ajout seul', () => {
  it.each(['events', 'appends', 'seals'])('la table %s refuse modification et suppression', async (table) => {
    const path = fichier();
    const store = ouvrir({ path, sealer: scelleur() });
    await store.append(flux(), -1, [fait()], { key: 'k', fingerprint: 'f' });
    const db = brut(path);
    const colonne = table === 'appends' ? 'key' : 'position';
    expect(() => db.exec(`UPDATE ${table} SET ${colonne} = ${colonne}`)).toThrow(/append-only/);
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(/append-only/);
    expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(1);
  });

  it('refuse aussi le remplacement déguisé en insertion', async () => {
    const path = fichier();
    const store = ouvrir({ path });
    await store.append('parcours-1', -1, [fait()]);
    const db = brut(path);
    db.pragma('recursive_triggers = ON');
    expect(() => db.exec("INSERT OR REPLACE INTO events VALUES (1, 'parcours-1', 0, 'x', 'X.v1', '{}', '{}')")).toThrow(
      /append-only/,
    );
  });

  it('refuse une valeur du mauvais genre', () => {
    const path = fichier();
    ouvrir({ path });
    expect(() =>
      brut(path).exec(
        "INSERT INTO events (stream, revision, id, type, data, meta) VALUES ('p', 'zéro', 'i', 't', '{}', '{}')",
      ),
    ).toThrow(/INTEGER/);
  });

  it('n’attribue pas deux fois la même position', async () => {
    const path = fichier();
    const store = ouvrir({ path });
    const { lastPosition } = await store.append(flux(), -1, faits(3));
    expect(brut(path).prepare("SELECT seq FROM sqlite_sequence WHERE name = 'events'").pluck().get()).toBe(
      lastPosition,
    );
  });
});

describe('SQLite : coût', () => {
  it.each(Object.entries({ ...COMMAND_PATH, readAll: READ_ALL, readLast: READ_LAST }))(
    'la requête « %s » ne parcourt jamais une table',
    (_, sql) => {
      const path = fichier();
      ouvrir({ path });
      const db = brut(path);
      const parametres = Array.from({ length: (sql.match(/\?/g) ?? []).length }, () => 1);
      const plan = db
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...parametres)
        .map((l) => l.detail);
      // "the last row by primary key" is written SCAN by SQLite but reads one row: ORDER BY the key, LIMIT 1, no sorter
      const fautifs = plan.filter(
        (d) => /TEMP B-TREE/.test(d) || (d.startsWith('SCAN') && !/ORDER BY position DESC LIMIT [1?]$/.test(sql)),
      );
      expect(fautifs).toEqual([]);
    },
  );

  it('le contrôle ci-dessus verrait un parcours de table', () => {
    const path = fichier();
    ouvrir({ path });
    const plan = brut(path)
      .prepare<[], { detail: string }>("EXPLAIN QUERY PLAN SELECT 1 FROM events WHERE type = 'X'")
      .all();
    expect(plan.some((l) => l.detail.startsWith('SCAN'))).toBe(true);
  });
});
