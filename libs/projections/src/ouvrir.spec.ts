import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMemoryStore, StoreUnavailable, UnknownPosition } from '@jalon/event-store';
import { FORME } from './base.js';
import { CachePerime } from './cache.js';
import { identitesEnClair } from './identites.js';
import type { Ecart, Projections } from './moteur.js';
import { modeles } from './registre.js';
import { ouvrirProjections } from './ouvrir.js';

const MODELES = modeles.length;

describe('Les modèles de lecture sur un fichier qui peut faire défaut', () => {
  let dossier: string;
  let projections: Projections | undefined;
  beforeEach(() => {
    dossier = mkdtempSync(join(tmpdir(), 'jalon-projections-'));
  });
  afterEach(async () => {
    await projections?.fermer();
    rmSync(dossier, { recursive: true, force: true });
  });
  const ouvrir = (fichier: string, store = openMemoryStore()) => {
    const dits: (Ecart | null)[] = [];
    projections = ouvrirProjections({
      fichier,
      store,
      lireFait: () => null,
      identites: identitesEnClair,
      instant: () => new Date('2027-01-02T03:04:05Z'),
      surEcart: (ecart) => dits.push(ecart),
    });
    return { projections, dits };
  };
  const jusqua = async (attendu: () => boolean): Promise<void> => {
    for (let i = 0; i < 200 && !attendu(); i++) await new Promise((r) => setTimeout(r, 20));
  };

  it('un fichier illisible est écarté à l’ouverture, et l’on dit quand tout est refait', async () => {
    const fichier = join(dossier, 'projections.db');
    writeFileSync(fichier, 'pas une base'.repeat(1000));
    const { projections: p, dits } = ouvrir(fichier);
    expect(dits).toEqual([
      { cause: expect.anything(), garde: 'projections.db.ecarte-20270102T030405Z', inMemory: false },
    ]);
    expect(p.liste.lister({ jour: '2027-01-02' }).total).toBe(0);
    await jusqua(() => dits.length === 2);
    expect(dits[1]).toBeNull();
    expect(p.ecarts).toBe(1);
  });

  it('un fichier à détruire l’est par qui le tient ; un lecteur à côté le laisse tel quel et lit en mémoire', () => {
    const fichier = join(dossier, 'projections.db');
    const ancien = new Database(fichier);
    ancien.pragma(`application_id = ${FORME.perimees?.[0] ?? 0}`);
    ancien.exec(
      "CREATE TABLE points (mot TEXT); CREATE TABLE gelees (mot TEXT); INSERT INTO points VALUES ('Kerzhenevskoy')",
    );
    ancien.close();
    const avant = readFileSync(fichier);
    const dits: (Ecart | null)[] = [];
    const options = { fichier, store: openMemoryStore(), lireFait: () => null, identites: identitesEnClair };
    projections = ouvrirProjections({ ...options, garder: true, surEcart: (ecart) => dits.push(ecart) });
    expect(dits).toEqual([{ cause: expect.any(CachePerime), garde: null, inMemory: true }]);
    expect([projections.surFichier, projections.liste.lister({ jour: '2027-01-02' }).total]).toEqual([false, 0]);
    expect(readdirSync(dossier)).toEqual(['projections.db']);
    expect(readFileSync(fichier).equals(avant)).toBe(true);
    const { dits: siens } = ouvrir(fichier);
    expect(siens).toEqual([{ cause: expect.any(CachePerime), garde: null, inMemory: false }]);
    expect(readFileSync(fichier).includes('Kerzhenevskoy')).toBe(false);
  });

  it('sans fichier possible, tout vit en mémoire et reste dit', async () => {
    writeFileSync(join(dossier, 'barrage'), '');
    const { projections: p, dits } = ouvrir(join(dossier, 'barrage', 'sous', 'projections.db'));
    expect(dits).toEqual([{ cause: expect.anything(), garde: null, inMemory: true }]);
    expect(p.surFichier).toBe(false);
    expect(p.liste.lister({ jour: '2027-01-02' }).total).toBe(0);
    expect(await p.etat()).toHaveLength(MODELES);
    expect(dits).toHaveLength(1);
  });

  it('un fichier qui ne prend plus rien est gardé : le retard est dit une fois, et cesse avec lui', async () => {
    const store = openMemoryStore();
    await store.append('parcours-1', -1, [
      { id: '00000000-0000-4000-8000-000000000001', type: 'F.v1', data: {}, meta: {} },
    ]);
    const suivre = store.subscribeAll.bind(store);
    let injectees = 0;
    store.subscribeAll = () => {
      injectees++;
      throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    };
    const { projections: p, dits } = ouvrir(join(dossier, 'projections.db'), store);
    await jusqua(() => injectees > 2);
    expect(dits).toEqual([{ cause: expect.objectContaining({ code: 'SQLITE_FULL' }), garde: null, inMemory: false }]);
    store.subscribeAll = suivre;
    await jusqua(() => dits.length === 2);
    expect([dits.at(-1), p.ecarts, p.surFichier]).toEqual([null, 0, true]);
  });

  it('refait plus de trois fois, renonce au fichier', () => {
    const { projections: p } = ouvrir(join(dossier, 'projections.db'));
    for (let fois = 1; fois <= 4; fois++) {
      expect(p.surFichier).toBe(true);
      p.refaire(new Error('remplacé'));
    }
    expect(p.surFichier).toBe(false);
    expect(p.liste.lister({ jour: '2027-01-02' }).total).toBe(0);
  });

  it('des lignes calculées sur un autre journal sont refaites sur celui-ci, sur fichier comme en mémoire', async () => {
    for (const fichier of [join(dossier, 'projections.db'), ':memory:']) {
      const store = openMemoryStore();
      const fait = (n: number) => ({ id: `00000000-0000-4000-8000-00000000000${n}`, type: 'F.v1', data: {}, meta: {} });
      await store.append('parcours-1', -1, [fait(1), fait(2), fait(3)]);
      const { projections: p, dits } = ouvrir(fichier, store);
      expect(await p.quandTraite(3, 4000)).toBe(true);
      // a backup put back under it: one fact, where three were read
      const court = openMemoryStore();
      await court.append('parcours-1', -1, [fait(1)]);
      Object.assign(store, {
        health: () => court.health(),
        readAll: (o: never) => court.readAll(o),
        countAfter: (after: number, atMost: number) => court.countAfter(after, atMost),
        subscribeAll: (o: never) => court.subscribeAll(o),
      });
      await store.close();
      await jusqua(() => dits.length === (fichier === ':memory:' ? 1 : 2));
      expect(dits[0]?.cause).toBeInstanceOf(UnknownPosition);
      expect(await p.quandTraite(1, 4000)).toBe(true);
      expect((await p.etat()).map((e) => [e.situation, e.position])).toEqual(
        Array.from({ length: MODELES }, () => ['a_jour', 1]),
      );
      await court.append('parcours-1', 0, [fait(2)]);
      expect(await p.quandTraite(2, 4000)).toBe(true);
      await p.fermer();
    }
  });

  it('tant que le journal n’est pas reconnu, les lignes restent ce qu’elles sont et ne sont pas « à jour »', async () => {
    const store = openMemoryStore();
    let reconnu = true;
    const dits: unknown[] = [];
    projections = ouvrirProjections({
      fichier: join(dossier, 'projections.db'),
      store,
      lireFait: () => null,
      identites: identitesEnClair,
      journalReconnu: () => reconnu,
      surEcart: (ecart) => dits.push(ecart),
    });
    const situations = async () => new Set((await (projections as Projections).etat()).map((e) => e.situation));
    expect(await projections.quandTraite(-1, 4000)).toBe(true);
    expect(await situations()).toEqual(new Set(['a_jour']));
    reconnu = false;
    let injectees = 0;
    store.subscribeAll = () => {
      injectees++;
      throw new UnknownPosition(12);
    };
    projections.refaire(new UnknownPosition(12));
    expect(await situations()).toEqual(new Set(['en_erreur']));
    expect(dits).toEqual([]);
    reconnu = true;
    projections.refaire(new UnknownPosition(12));
    await jusqua(() => dits.length >= 4);
    expect(injectees).toBeGreaterThan(0);
    // refused again by a log that nobody replaces: given up, in memory, in error
    await new Promise((r) => setTimeout(r, 300));
    expect([projections.ecarts, projections.surFichier]).toEqual([4, false]);
    expect(await situations()).toEqual(new Set(['en_erreur']));
  });

  it('une panne du journal n’écarte pas le cache', async () => {
    const store = openMemoryStore();
    let injectees = 0;
    store.subscribeAll = () => {
      injectees++;
      throw new StoreUnavailable('the store stopped', { fault: 'io' });
    };
    const { projections: p, dits } = ouvrir(join(dossier, 'projections.db'), store);
    await jusqua(() => injectees > 0);
    expect(injectees).toBeGreaterThan(0); // the fault fired
    expect(dits).toEqual([]);
    expect(p.ecarts).toBe(0);
  });
});
