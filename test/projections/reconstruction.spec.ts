import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import {
  openMemoryStore,
  openSqliteStore,
  type EventStore,
  type EventToAppend,
  type SubscribeOptions,
} from '@jalon/event-store';
import type { Fait } from '@jalon/parcours';
import { composerFait, ouvrirProjections, type OptionsProjections, type Projections } from '@jalon/projections';
import { Alea, enEvenement, genererHistoires } from './generateur.js';
import { identitesDEssai } from './identites.js';

const DELAIS = [{ effet: '2020-01-01', rappels: [10, 20, 30], sansReponse: 31 }];
const NOMS = ['liste', 'echeances', 'journal', 'indicateurs', 'anomalies'];

let dossier: string;
let aFermer: { fermer(): Promise<void> }[] = [];
beforeEach(() => {
  dossier = mkdtempSync(join(tmpdir(), 'projections-'));
});
afterEach(async () => {
  for (const x of aFermer.reverse()) await x.fermer();
  aFermer = [];
  rmSync(dossier, { recursive: true });
});

const identites = identitesDEssai();
function ouvrir(store: EventStore, options: Partial<OptionsProjections> = {}): Projections {
  const p = ouvrirProjections({
    fichier: ':memory:',
    store,
    identites,
    lireFait: (e) => composerFait(e),
    delaisReponse: DELAIS,
    fonds: ['PIC_IAE'],
    ...options,
  });
  aFermer.push(p);
  return p;
}
function tenir<T extends EventStore>(store: T): T {
  aFermer.push({ fermer: () => store.close() });
  return store;
}
const empreintes = (p: Projections): string[] => NOMS.map((nom) => p.empreinte(nom));

interface Ecriture {
  stream: string;
  attendue: number;
  lot: EventToAppend[];
}
/** The same log, cut in appends, for as many stores as wanted. */
function journalAleatoire(graine: number, parcours: number, n: number): Ecriture[] {
  const alea = new Alea(graine);
  const restes = [...genererHistoires(alea, parcours, n)].map(([id, h]) => ({
    id,
    faits: h.faits as readonly Fait[],
    suivant: 0,
  }));
  const ecritures: Ecriture[] = [];
  while (restes.length > 0) {
    const i = alea.entier(0, restes.length - 1);
    const r = restes[i] as (typeof restes)[number];
    const lot = r.faits.slice(r.suivant, r.suivant + alea.entier(1, 3));
    ecritures.push({ stream: `parcours-${r.id}`, attendue: r.suivant - 1, lot: lot.map(enEvenement) });
    r.suivant += lot.length;
    if (r.suivant >= r.faits.length) restes.splice(i, 1);
  }
  return ecritures;
}

describe.each([
  ['mémoire', () => openMemoryStore()],
  ['SQLite', () => openSqliteStore({ path: join(dossier, 'evenements.db') })],
])('store %s', (_, ouvrirStore) => {
  it('reconstruit égale tenu à jour, octet pour octet, à 60 coupures et avec des lots de 1 à 1000', async () => {
    const alea = new Alea(7);
    const ecritures = journalAleatoire(11, 20, 30);
    const coupures = new Set(Array.from({ length: 60 }, () => alea.entier(1, ecritures.length)));
    while (coupures.size < 60) coupures.add(alea.entier(1, ecritures.length));
    const store = tenir(ouvrirStore());
    const direct = ouvrir(store, { batchSize: alea.entier(1, 50) });
    let comparees = 0;
    for (const [i, e] of ecritures.entries()) {
      const { lastPosition } = await store.append(e.stream, e.attendue, e.lot);
      if (!coupures.has(i + 1)) continue;
      expect(await direct.quandTraite(lastPosition, 5000)).toBe(true);
      const tenues = empreintes(direct);
      const tailleLot = alea.parmi([1, 2, alea.entier(3, 30), alea.entier(31, 300), 1000]);
      expect(await direct.rebuild('toutes', { batchSize: tailleLot })).toMatchObject({
        terminee: true,
        position: lastPosition,
      });
      expect(empreintes(direct)).toEqual(tenues);
      comparees++;
    }
    expect(comparees).toBe(60);
    const depuisRien = ouvrir(store, { batchSize: 1 });
    expect(await depuisRien.quandTraite((await store.health()).head, 5000)).toBe(true);
    expect(empreintes(depuisRien)).toEqual(empreintes(direct));
  }, 90_000);

  it('reprend là où elle en était quand le programme s’arrête au milieu, sans trou ni double effet', async () => {
    const alea = new Alea(13);
    const ecritures = journalAleatoire(17, 30, 50);
    const store = tenir(ouvrirStore());
    const fichier = join(dossier, 'projections.db');
    let head = -1;
    const lues = new Map<number, number>();
    for (let i = 0; i < ecritures.length;) {
      // stopped at a moment that nothing chose: some batches are in, others not
      const projections = ouvrirProjections({
        fichier,
        store,
        identites,
        delaisReponse: DELAIS,
        fonds: ['PIC_IAE'],
        batchSize: alea.entier(1, 20),
        lireFait: (e) => {
          lues.set(e.position, (lues.get(e.position) ?? 0) + 1);
          return composerFait(e);
        },
      });
      for (const fin = i + alea.entier(1, 40); i < fin && i < ecritures.length; i++) {
        const e = ecritures[i] as Ecriture;
        head = (await store.append(e.stream, e.attendue, e.lot)).lastPosition;
      }
      await projections.fermer();
    }
    const projections = ouvrir(store, { fichier });
    expect(await projections.quandTraite(head, 5000)).toBe(true);
    const temoin = ouvrir(store);
    expect(await temoin.quandTraite(head, 5000)).toBe(true);
    expect(empreintes(projections)).toEqual(empreintes(temoin));
  });
});

describe('reconstruire', () => {
  async function remplir(store: EventStore, graine = 23, parcours = 30, n = 50): Promise<number> {
    let head = -1;
    for (const e of journalAleatoire(graine, parcours, n))
      head = (await store.append(e.stream, e.attendue, e.lot)).lastPosition;
    return head;
  }

  it('s’interrompt, laisse lire l’ancien, et reprend où elle en était, même après un redémarrage', async () => {
    const store = tenir(openMemoryStore());
    const head = await remplir(store);
    const fichier = join(dossier, 'projections.db');
    const un = ouvrir(store, { fichier });
    await un.quandTraite(head, 5000);
    const avant = empreintes(un);
    const arret = new AbortController();
    const vus: number[] = [];
    const interrompue = await un.rebuild('toutes', {
      batchSize: 20,
      signal: arret.signal,
      progression: (a) => {
        vus.push(a.position);
        expect(empreintes(un)).toEqual(avant);
        if (vus.length === 5) arret.abort();
      },
    });
    // a batch that corrects a history is taken page by page: it may be longer
    expect(interrompue.terminee).toBe(false);
    expect(interrompue.faits).toBeGreaterThanOrEqual(100);
    expect(interrompue.faits).toBeLessThan(head);
    await un.fermer();
    const deux = ouvrir(store, { fichier });
    const reprise = await deux.rebuild('toutes', { batchSize: 20 });
    expect(reprise).toMatchObject({ terminee: true, position: head, faits: head - interrompue.faits });
    expect(empreintes(deux)).toEqual(avant);
  });

  it('laisse arriver les faits nouveaux pendant qu’elle travaille, et rend la main entre deux lots', async () => {
    const store = tenir(openMemoryStore());
    const head = await remplir(store);
    const projections = ouvrir(store);
    await projections.quandTraite(head, 5000);
    const suite = journalAleatoire(29, 10, 20).map((e) => ({ ...e, stream: `${e.stream}-bis` }));
    let dernier = head;
    let tours = 0;
    const battement = setInterval(() => tours++, 0);
    const enCours = projections.rebuild('toutes', { batchSize: 10 });
    for (const e of suite) dernier = (await store.append(e.stream, e.attendue, e.lot)).lastPosition;
    expect(await projections.quandTraite(dernier, 5000)).toBe(true);
    const { terminee } = await enCours;
    clearInterval(battement);
    expect(terminee).toBe(true);
    expect(tours).toBeGreaterThan(5);
    expect(await projections.quandTraite(dernier, 5000)).toBe(true);
    const temoin = ouvrir(store);
    await temoin.quandTraite(dernier, 5000);
    expect(empreintes(projections)).toEqual(empreintes(temoin));
  });

  it('se fait toute seule à l’ouverture quand une valeur qui façonne les lignes a changé', async () => {
    const store = tenir(openMemoryStore());
    const head = await remplir(store);
    const fichier = join(dossier, 'projections.db');
    const avant = ouvrir(store, { fichier });
    await avant.quandTraite(head, 5000);
    const [liste, echeances, journal] = empreintes(avant);
    await avant.fermer();
    const delaisReponse = [{ effet: '2020-01-01', rappels: [5], sansReponse: 6 }];
    const apres = ouvrir(store, { fichier, delaisReponse });
    expect(await apres.quandTraite(head, 5000)).toBe(true);
    expect(apres.empreinte('liste')).toBe(liste);
    expect(apres.empreinte('journal')).toBe(journal);
    expect(apres.empreinte('echeances')).not.toBe(echeances);
    const temoin = ouvrir(store, { delaisReponse });
    await temoin.quandTraite(head, 5000);
    expect(empreintes(apres)).toEqual(empreintes(temoin));
    expect((await apres.etat()).map((e) => e.situation)).toEqual(NOMS.map(() => 'a_jour'));
  });

  it('remplit par grands lots un fichier supprimé, puis suit le journal : mêmes lignes qu’un abonnement seul', async () => {
    const store = tenir(openMemoryStore());
    const head = await remplir(store, 31, 300, 60);
    expect(head).toBeGreaterThan(6000);
    const departs: (number | undefined)[] = [];
    const observe = new Proxy(store, {
      get: (cible, nom) =>
        nom === 'subscribeAll'
          ? (options: SubscribeOptions) => {
              departs.push(options.after);
              return store.subscribeAll(options);
            }
          : (Reflect.get(cible, nom) as () => unknown).bind(cible),
    });
    const projections = ouvrir(observe, { fichier: join(dossier, 'projections.db') });
    expect(await projections.quandTraite(head, 30_000)).toBe(true);
    // the last batch of the rebuild may still be looking whether there is more
    while (departs.length === 0) await setImmediate();
    const suite = journalAleatoire(29, 3, 5).map((e) => ({ ...e, stream: `${e.stream}-bis` }));
    let dernier = head;
    for (const e of suite) dernier = (await store.append(e.stream, e.attendue, e.lot)).lastPosition;
    expect(await projections.quandTraite(dernier, 5000)).toBe(true);
    expect(departs).toEqual([head]);
    // fed by the subscription from the first fact: it was never far behind
    const petit = tenir(openMemoryStore());
    const temoin = ouvrir(petit);
    for (const e of [...journalAleatoire(31, 300, 60), ...suite]) {
      const { lastPosition } = await petit.append(e.stream, e.attendue, e.lot);
      if (lastPosition % 500 === 0) await temoin.quandTraite(lastPosition, 5000);
    }
    expect(await temoin.quandTraite(dernier, 30_000)).toBe(true);
    expect(empreintes(projections)).toEqual(empreintes(temoin));
  });

  it('fait disparaître l’ancienne couleur sans retenir personne, même si l’on ferme au milieu', async () => {
    const store = tenir(openMemoryStore());
    const head = await remplir(store, 31, 150, 60);
    const fichier = join(dossier, 'projections.db');
    const tables = (): string[] => {
      const db = new Database(fichier, { readonly: true });
      const noms = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
      db.close();
      return noms.filter((nom) => /_(bleu|vert)$/.test(nom)).sort();
    };
    const attendues = (couleur: string): string[] =>
      [
        'anomalies',
        'anomalies_embauches',
        'echeances',
        'indicateurs',
        'indicateurs_cumuls',
        'journal',
        'journal_derniers',
        'liste',
        'liste_departements',
        'liste_identites',
        'liste_organisations',
      ].map((nom) => `${nom}_${couleur}`);
    const un = ouvrir(store, { fichier });
    await un.quandTraite(head, 10_000);
    const avant = empreintes(un);
    await un.rebuild('toutes');
    expect(empreintes(un)).toEqual(avant);
    // closed at once: what is left of the former colour waits for the next opening
    await un.fermer();
    expect(tables()).toEqual(expect.arrayContaining([...attendues('vert'), 'journal_bleu']));
    const deux = ouvrir(store, { fichier });
    expect(await deux.rebuild('toutes')).toMatchObject({ terminee: true, position: head });
    expect(empreintes(deux)).toEqual(avant);
    await deux.relire('p0');
    expect(tables()).toEqual(attendues('bleu'));
    expect(empreintes(deux)).toEqual(avant);
  });

  it('refuse d’être lancée deux fois, et un nom inconnu', async () => {
    const store = tenir(openMemoryStore());
    await remplir(store);
    const projections = ouvrir(store);
    const premiere = projections.rebuild('liste', { batchSize: 10 });
    await expect(projections.rebuild('toutes')).rejects.toThrow('déjà en cours');
    await expect(projections.rebuild('inconnue')).rejects.toThrow(RangeError);
    expect((await premiere).terminee).toBe(true);
  });
});
