/** Another process writes in the file of the read models (a rebuild by the command line): this one goes on answering meanwhile. */
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { openMemoryStore, type EventStore } from '@jalon/event-store';
import { composerFait, ouvrirProjections, type Projections } from '@jalon/projections';
import { Alea, ecrireEntrelacees, genererHistoires } from './generateur.js';
import { identitesDEssai } from './identites.js';

let dossier: string;
let store: EventStore;
let projections: Projections;
beforeEach(() => {
  dossier = mkdtempSync(join(tmpdir(), 'occupee-'));
  store = openMemoryStore();
  const fichier = join(dossier, 'projections.db');
  projections = ouvrirProjections({ fichier, store, lireFait: (e) => composerFait(e), identites: identitesDEssai() });
});
afterEach(async () => {
  await projections.fermer();
  await store.close();
  rmSync(dossier, { recursive: true });
});

it('le programme n’est pas retenu, et les lignes suivent dès que l’autre a fini', async () => {
  const alea = new Alea(5);
  const histoires = new Map([...genererHistoires(alea, 10, 20)].map(([id, h]) => [id, h.faits]));
  expect(await projections.quandTraite(-1, 1000)).toBe(true);
  await projections.quandDejaAJour(5000);
  const autre = new Database(join(dossier, 'projections.db'));
  autre.exec('BEGIN IMMEDIATE');
  const ecrite = await ecrireEntrelacees(store, histoires, alea);
  let [pire, avant] = [0, performance.now()];
  for (let n = 0; n < 30; n++) {
    await attendre(10);
    pire = Math.max(pire, performance.now() - avant);
    avant = performance.now();
  }
  expect(await projections.quandTraite(ecrite, 20)).toBe(false);
  expect((await projections.etat()).every((e) => e.erreur === null)).toBe(true);
  autre.exec('COMMIT');
  autre.close();
  expect(await projections.quandTraite(ecrite, 5000)).toBe(true);
  // SQLite would have held the thread five seconds
  expect(pire).toBeLessThan(2500);
}, 30_000);
