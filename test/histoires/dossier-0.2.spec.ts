/** A folder written by 0.2, as it was: opened, sealed again, and told so; its facts unchanged (ADR 0022). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import { canonicalEvent, openLogRows, openSqliteReader } from '@jalon/event-store';
import { openSealer, readUnverifiedCheckpoint, verifyLog } from '@jalon/preuve';

const FIXTURE = join(import.meta.dirname, 'dossier-0.2');
const TAILLE = 21;
let racine: string;
let donnees: string;
let cles: string;
const ouverts: Jalon[] = [];

beforeEach(() => {
  racine = mkdtempSync(join(tmpdir(), 'jalon-ancien-'));
  donnees = join(racine, 'donnees');
  cles = `${donnees}-cles`;
  for (const d of [donnees, cles]) mkdirSync(d, { mode: 0o700 });
  for (const f of readdirSync(FIXTURE)) {
    const octets = readFileSync(join(FIXTURE, f));
    if (f.endsWith('.gz')) writeFileSync(join(donnees, f.slice(0, -3)), gunzipSync(octets), { mode: 0o600 });
    else writeFileSync(join(cles, f), octets, { mode: f === 'points.jsonl' ? 0o600 : 0o400 });
  }
});
afterEach(async () => {
  for (const j of ouverts.splice(0)) await j.fermer();
  rmSync(racine, { recursive: true, force: true });
});
const demarrer = async (ouverture: 'ecriture' | 'lecture' = 'ecriture'): Promise<Jalon> => {
  const jalon = await ouvrirJalon({ donnees, ouverture });
  ouverts.push(jalon);
  return jalon;
};
const arreter = async (): Promise<void> => void (await ouverts.pop()?.fermer());
const brut = <T>(lire: (db: Database.Database) => T): T => {
  const db = new Database(join(donnees, 'evenements.db'));
  try {
    return lire(db);
  } finally {
    db.close();
  }
};
const version = (): unknown => brut((db) => db.pragma('user_version', { simple: true }));
const faitsBruts = (): unknown[] =>
  brut((db) => db.prepare('SELECT * FROM events WHERE position <= ? ORDER BY position').all(TAILLE));
const rescellements = async (jalon: Jalon) =>
  (await jalon.store.readAll({ filter: { types: ['JournalRescelle.v1'] } })).map((e) => e.data);

describe('Un dossier de données de la version 0.2', () => {
  it('s’ouvre, est scellé de nouveau, le dit une fois, et ne change aucun fait', async () => {
    const avant = faitsBruts();
    const jalon = await demarrer();
    expect(jalon.ecriture.causes()).toEqual([]);
    expect(faitsBruts()).toEqual(avant);
    const [dit, ...autres] = await rescellements(jalon);
    expect([dit, autres]).toEqual([{ format: 2, faits: TAILLE, ancienPoint: expect.any(String) }, []]);
    const points = readFileSync(join(cles, 'points.jsonl'), 'utf8').trim().split('\n');
    const gardes = points.map((l) => JSON.parse(l) as string);
    expect(gardes).toContain(dit?.['ancienPoint']);
    const parcours = (await jalon.store.readAll())
      .find((e) => e.type.startsWith('ParcoursOuvert'))
      ?.stream.slice('parcours-'.length);
    expect((await jalon.moteur.consulter(String(parcours)))?.vue.personne?.nom).toEqual(expect.any(String));
    await arreter();
    expect(await rescellements(await demarrer())).toHaveLength(1);
    await arreter();

    const lecteur = openSqliteReader(join(donnees, 'evenements.db'));
    const feuilles = (await lecteur.readAll({ limit: 1000 })).map(canonicalEvent);
    lecteur.close();
    const rangees = openLogRows(join(donnees, 'evenements.db'));
    const sceaux = [...rangees.notes(feuilles.length)];
    rangees.close();
    const cle = openSealer({ origin: 'jalon/journal', keyFile: join(cles, 'scellement.pem'), createKey: false });
    const verdict = await verifyLog(feuilles, { key: cle.verifierKey, seals: sceaux, outside: gardes });
    expect(verdict).toMatchObject({ ok: true, size: feuilles.length, formerOutside: gardes.slice(0, 2) });
    // a former checkpoint still proves that facts are missing
    const ampute = await verifyLog(feuilles.slice(0, TAILLE - 1), {
      key: cle.verifierKey,
      seals: [],
      outside: gardes.slice(0, 2),
    });
    expect(ampute).toMatchObject({ ok: false, fault: 'missing', upTo: TAILLE });
  });

  it('dont un fait fut altéré n’est pas scellé de nouveau : il reste tel quel, et c’est dit', async () => {
    brut((db) => {
      db.exec('DROP TRIGGER events_no_update');
      db.exec(`UPDATE events SET data = replace(data, '"', '"') || ' ' WHERE position = 5`);
    });
    await expect(demarrer()).rejects.toThrow('evenements.db');
    expect(version()).toBe(1);
    expect(
      readUnverifiedCheckpoint(brut((db) => db.prepare('SELECT checkpoint FROM seals').pluck().get()) as string),
    ).toMatchObject({ context: [] });
  });

  it('ouvert en lecture n’est pas touché : la phrase dit de lancer une fois le serveur', async () => {
    await expect(demarrer('lecture')).rejects.toThrow('Lancez une fois le serveur sur ce dossier');
    expect(version()).toBe(1);
  });
});
