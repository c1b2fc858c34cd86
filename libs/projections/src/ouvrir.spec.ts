import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMemoryStore, StoreUnavailable } from '@jalon/event-store';
import { identitesEnClair } from './identites.js';
import type { Ecart, Projections } from './moteur.js';
import { ouvrirProjections } from './ouvrir.js';

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
      { cause: expect.anything(), garde: 'projections.db.ecarte-20270102T030405Z', enMemoire: false },
    ]);
    expect(p.liste.lister({ jour: '2027-01-02' }).total).toBe(0);
    await jusqua(() => dits.length === 2);
    expect(dits[1]).toBeNull();
    expect(p.ecarts).toBe(1);
  });

  it('sans fichier possible, tout vit en mémoire et reste dit', async () => {
    writeFileSync(join(dossier, 'barrage'), '');
    const { projections: p, dits } = ouvrir(join(dossier, 'barrage', 'sous', 'projections.db'));
    expect(dits).toEqual([{ cause: expect.anything(), garde: null, enMemoire: true }]);
    expect(p.surFichier).toBe(false);
    expect(p.liste.lister({ jour: '2027-01-02' }).total).toBe(0);
    expect(await p.etat()).toHaveLength(4);
    expect(dits).toHaveLength(1);
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
