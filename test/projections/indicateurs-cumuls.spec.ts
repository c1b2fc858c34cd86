/** Figures are read from sums that each fact moves: at any moment they amount to what a recount of every fact gives. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { lireReferentiel } from '@jalon/application';
import type { Jour } from '@jalon/droit';
import { openMemoryStore, type EventStore, type StoredEvent } from '@jalon/event-store';
import { corrigeLHistoire } from '@jalon/parcours';
import { composerFait, ouvrirProjections, type FaitLu, type Projections } from '@jalon/projections';
import { Alea, enEvenement, genererHistoires, SIAES } from './generateur.js';
import { recompterLesFaits } from './recompte-faits.js';

const droit = lireReferentiel().auJour('2026-11-24', 'plateforme');
/** Some actions have no end yet, some begin after it. */
const JOURS: readonly Jour[] = ['2025-02-10', '2026-11-24'];
const ouvertes: { fermer(): Promise<void> }[] = [];
afterEach(async () => {
  for (const x of ouvertes.splice(0).reverse()) await x.fermer();
});

/** Histories of people who come and go: the walk, richer in what figures count. */
function ecritures(alea: Alea): { stream: string; attendue: number; lot: ReturnType<typeof enEvenement>[] }[] {
  const restes = [...genererHistoires(alea, 25, 60)].map(([id, h]) => ({ id, faits: h.faits, suivant: 0 }));
  const lots = [];
  while (restes.length > 0) {
    const i = alea.entier(0, restes.length - 1);
    const r = restes[i] as (typeof restes)[number];
    const lot = r.faits.slice(r.suivant, r.suivant + alea.entier(1, 4)).map((fait) => {
      const e = enEvenement(fait);
      if (fait.type !== 'AccompagnementEnregistre') return e;
      const { fin, ...data } = e.data;
      const nature = alea.parmi(['social', 'formation', 'pmsmp']);
      return { ...e, data: { ...data, nature, ...(alea.entier(0, 2) === 0 ? {} : { fin: fin ?? null }) } };
    });
    lots.push({ stream: `parcours-${r.id}`, attendue: r.suivant - 1, lot: lot as ReturnType<typeof enEvenement>[] });
    r.suivant += lot.length;
    if (r.suivant >= r.faits.length) restes.splice(i, 1);
  }
  return lots;
}

function ouvrir(store: EventStore, lireFait: (e: StoredEvent) => FaitLu | null): Projections {
  const p = ouvrirProjections({
    fichier: ':memory:',
    store,
    lireFait,
    fonds: ['PIC_IAE'],
    sorties: ['TRANSITION_CDD'],
    versions: { sejours: ['2021-01-01'], financements: ['2018-01-01', '2025-06-01'] },
  });
  ouvertes.push({ fermer: () => p.fermer() });
  return p;
}

async function comparer(store: EventStore, p: Projections, lire: (e: StoredEvent) => FaitLu | null): Promise<number> {
  const { head } = await store.health();
  expect(await p.quandTraite(head, 10_000)).toBe(true);
  const histoires = new Map<string, FaitLu[]>();
  for (const e of await store.readAll({ after: -1, limit: 50_000 })) {
    const fait = lire(e);
    if (fait) histoires.set(fait.parcours, [...(histoires.get(fait.parcours) ?? []), fait]);
  }
  let vus = 0;
  for (const annee of [2024, 2025, 2026])
    for (const siae of [undefined, ...SIAES.map((s) => s.id)])
      for (const departement of [undefined, '35', '29'])
        for (const jour of JOURS) {
          const filtre = { annee, ...(siae && { siae }), ...(departement && { departement }) };
          const lus = p.indicateurs.compter({ ...filtre, jour }, droit);
          const { finances, ...attendu } = recompterLesFaits([...histoires.values()], filtre, jour);
          expect({ filtre, ...lus }).toMatchObject({ filtre, ...attendu });
          expect(lus.financements.reduce((n, f) => n + f.nombre, 0)).toBe(finances);
          vus += attendu.sorties.enregistrees + attendu.embauches + finances;
        }
  return vus;
}

describe('les sommes des indicateurs', () => {
  it.each([3, 1009, 2027, 4001])(
    'valent un recompte de tous les faits : rectifiés, retirés, défaits, doublons, par lots de toute taille (graine %i)',
    async (graine) => {
      const alea = new Alea(graine);
      const store = openMemoryStore();
      ouvertes.push({ fermer: () => store.close() });
      const effaces = new Set<string>();
      // once erased, nothing personal is read any more
      const lire = (e: StoredEvent): FaitLu | null => {
        const fait = composerFait(e);
        if (!fait || !effaces.has(fait.parcours) || fait.type !== 'SortieEnregistree') return fait;
        return {
          ...fait,
          data: { ...fait.data, type: null as never, verdict: { ...fait.data.verdict, c: null as never } },
        };
      };
      const p = ouvrir(store, lire);
      const lots = ecritures(alea);
      const coupures = new Set(Array.from({ length: 6 }, () => alea.entier(1, lots.length)).concat(lots.length));
      let [vus, corriges] = [0, 0];
      for (const [i, { stream, attendue, lot }] of lots.entries()) {
        await store.append(stream, attendue, lot);
        if (!coupures.has(i + 1)) continue;
        vus += await comparer(store, p, lire);
        const efface = stream.slice('parcours-'.length);
        effaces.add(efface);
        await p.relire(efface);
        vus += await comparer(store, p, lire);
      }
      for (const e of await store.readAll({ after: -1, limit: 50_000 })) {
        const fait = lire(e);
        if (fait && corrigeLHistoire(fait)) corriges++;
      }
      expect(corriges).toBeGreaterThan(20);
      expect(vus).toBeGreaterThan(500);
      const tenues = p.empreinte('indicateurs');
      await p.rebuild('indicateurs', { batchSize: alea.parmi([1, 17, 5000]) });
      expect(p.empreinte('indicateurs')).toBe(tenues);
    },
    60_000,
  );
});
