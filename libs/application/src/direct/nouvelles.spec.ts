/** Nobody who follows misses a fact without being asked to read all again. */
import { afterEach, expect, it } from '@jest/globals';
import { setTimeout as attendre } from 'node:timers/promises';
import { openMemoryStore, StoreUnavailable, type EventStore } from '@jalon/event-store';
import { ddets } from '../../essais/personnages.js';
import { Nouvelles, type Nouvelle } from './nouvelles.js';

let nouvelles: Nouvelles;
afterEach(() => nouvelles.arreter());

const fait = (n: number) => ({ id: `00000000-0000-4000-8000-00000000000${n}`, type: 'X.v1', data: {}, meta: {} });
const jusqua = async (condition: () => boolean): Promise<void> => {
  for (let n = 0; n < 200 && !condition(); n++) await attendre(20);
};

it('ce qui s’écrit pendant que le journal ne répond pas est à relire quand il répond', async () => {
  const vrai = openMemoryStore();
  let coupures = 0;
  const couper = new AbortController();
  const store: EventStore = Object.create(vrai, {
    subscribeAll: {
      value: async function* (options: Parameters<EventStore['subscribeAll']>[0]) {
        if (coupures > 0) return yield* vrai.subscribeAll(options);
        coupures++;
        await new Promise((suite) => couper.signal.addEventListener('abort', suite, { once: true }));
        throw new StoreUnavailable('no answer');
      },
    },
  }) as EventStore;
  const erreurs: unknown[] = [];
  nouvelles = new Nouvelles({
    store,
    moteur: { lit: () => Promise.resolve(true) },
    projections: { quandTraite: () => Promise.resolve(true) },
    surErreur: (e) => erreurs.push(e),
  });
  const recus: (Nouvelle | 'tout')[] = [];
  nouvelles.abonner(ddets, (n) => recus.push(...(n === 'tout' ? [n] : n)));
  await jusqua(() => coupures === 1);
  expect(recus).toEqual(['tout']);
  await vrai.append('parcours-p1', -1, [fait(1)]);
  couper.abort();
  await jusqua(() => recus.length > 1);
  expect([recus, erreurs.length]).toEqual([['tout', 'tout'], 1]);
  // who comes while it is followed is asked too: her page was read before
  const suivants: unknown[] = [];
  nouvelles.abonner(ddets, (n) => suivants.push(n));
  expect(suivants).toEqual(['tout']);
  await vrai.append('parcours-p1', 0, [fait(2)]);
  await jusqua(() => recus.length > 2);
  expect(recus.at(-1)).toEqual({ parcours: 'p1', revision: 1 });
});
