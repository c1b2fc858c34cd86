import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { typeStocke, type DefinitionFait } from '@jalon/decider';
import { openMemoryStore, type EventStore, type EventToAppend, type JsonObject } from '@jalon/event-store';
import { catalogue } from '@jalon/parcours';
import { ACI } from '../../essais/fold.js';
import { composerFait } from '../fait-lu.js';
import { ouvrirProjections } from '../ouvrir.js';
import type { Projections } from '../moteur.js';
import { TOTAL_COMPTE } from './borne.js';
import type { DemandeListe, RegardSurLaListe } from './demande.js';

const [JOUR, vues] = ['2026-03-02', new Set(['ouvert', 'parcours', 'identite', 'pass'] as const)];
let store: EventStore;
let projections: Projections;
const ouverture = (i: number): EventToAppend => ({
  id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
  type: typeStocke(catalogue.ParcoursOuvert as unknown as DefinitionFait),
  data: catalogue.ParcoursOuvert.exemple as unknown as JsonObject,
  meta: { le: '2026-01-05', enregistreLe: '2026-01-05T08:00:00.000Z', par: ACI as unknown as JsonObject },
});
beforeAll(async () => {
  store = openMemoryStore();
  for (let i = 0; i < TOTAL_COMPTE; i++) await store.append(`parcours-p${i}`, -1, [ouverture(i)]);
  projections = ouvrirProjections({ fichier: ':memory:', store, lireFait: (e) => composerFait(e) });
}, 60_000);
afterAll(async () => {
  await projections.fermer();
  await store.close();
});

const premieres = (tri: DemandeListe['tri']): unknown[] =>
  projections.liste
    .listerPour({ lecteur: LECTEURS[1], vues }, { jour: JOUR, etape: 'orientation', ...(tri && { tri }) })
    .lignes.map((l) => l.id);
async function total(demande: Omit<DemandeListe, 'jour'>, lecteur: RegardSurLaListe['lecteur']): Promise<unknown[]> {
  await projections.quandTraite((await store.health()).head, 20_000);
  const lue = projections.liste.listerPour({ lecteur, vues }, { jour: JOUR, ...demande });
  return [lue.total, lue.auMoins, lue.lignes.length];
}
const LECTEURS = [{ organisation: ACI.organisation.id, siae: true }, { departement: '29' }] as const;

describe('le total d’une liste', () => {
  it('est exact jusqu’à 1 000, dit « au moins » à partir de 1 001, et se compte jusqu’au bout sur demande', async () => {
    for (const lecteur of LECTEURS)
      for (const demande of [{}, { tri: 'fin' }, { etape: 'orientation' }] as const)
        expect([demande, await total(demande, lecteur)]).toEqual([demande, [1000, false, 25]]);
    const peu = (['nom', 'fin', 'ouvertLe'] as const).map(premieres);
    await store.append('parcours-z-de-plus', -1, [ouverture(5000)]);
    for (const lecteur of LECTEURS)
      for (const demande of [{}, { tri: 'fin' }, { etape: 'orientation' }] as const) {
        expect([demande, await total(demande, lecteur)]).toEqual([demande, [1000, true, 25]]);
        expect([demande, await total({ ...demande, totalExact: true }, lecteur)]).toEqual([demande, [1001, false, 25]]);
      }
    // found by what they have in common and sorted, or walked in order: the same page
    expect((['nom', 'fin', 'ouvertLe'] as const).map(premieres)).toEqual(peu);
    // the rows beyond are there all the same
    expect(await total({ page: 41 }, LECTEURS[1])).toEqual([1000, true, 1]);
    expect(projections.liste.lister({ jour: JOUR })).toMatchObject({ total: 1001, auMoins: false });
  });
});
