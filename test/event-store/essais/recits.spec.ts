/** Every story gives on EventStoreDB the answer that it gives in memory, identifiers aside; each in a part of one log. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEventStoreDb, type EventStore } from '@jalon/event-store';
import { jouerScenario, lireScenario } from '@jalon/recits';
import { dansUnEspace } from './espace.js';
import { endroit, noter, PASSAGE, TOUT, type Endroit } from './ou.js';

const DOSSIER = 'test/scenarios';
const TOUS = readdirSync(DOSSIER).filter((f) => f.endsWith('.json'));
/** One story out of so many, when not all are played. */
const UN_SUR = TOUT ? 1 : 80;
const JOUES = [...TOUS.entries()].filter(([n]) => n % UN_SUR === 0);

let ou: Endroit;
let store: EventStore;
let identiques = 0;
beforeAll(async () => {
  ou = await endroit();
  store = openEventStoreDb({ connectionString: ou.adresse, timeoutMs: 10_000 });
});
afterAll(async () => {
  noter('récits qui donnent la même réponse qu’en mémoire', `${identiques} sur ${JOUES.length}`);
  await store.close();
  ou.arreter();
});

/** Random identifiers, named by the order in which they are first met. */
function sansHasard(resultat: unknown): unknown {
  const rangs = new Map<string, number>();
  const dit = JSON.stringify(resultat).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
    if (!rangs.has(id)) rangs.set(id, rangs.size);
    return `id-${rangs.get(id)}`;
  });
  return JSON.parse(dit) as unknown;
}

describe('EventStoreDB : les récits', () => {
  it.each(JOUES)(
    'récit %i, %s : la même réponse qu’en mémoire',
    async (n, fichier) => {
      const { scenario } = lireScenario(readFileSync(join(DOSSIER, fichier), 'utf8'));
      const enMemoire = await jouerScenario(scenario);
      const espace = await dansUnEspace(store, `${PASSAGE}x${n}`);
      const ici = await jouerScenario(scenario, { store: espace });
      expect(ici.etapes.length).toBeGreaterThan(0);
      expect(sansHasard(ici)).toEqual(sansHasard(enMemoire));
      identiques++;
    },
    120_000,
  );
});
