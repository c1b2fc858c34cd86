/**
 * The behaviour suite on a REAL EventStoreDB: the one named by JALON_EVENTSTORE_TEST_URL, else one started with
 * testcontainers when a container engine is there, else not run, said in one line.
 */
import { afterAll, expect, it } from '@jest/globals';
import { openEventStoreDb } from '@jalon/event-store';
import { contrat } from './contrat.js';
import { demarrerEventStoreDb, type Serveur } from './serveur-reel.js';

const { url, motif, arreter }: Serveur = await demarrerEventStoreDb(process.env['JALON_EVENTSTORE_TEST_URL']);

if (url === undefined) {
  const phrase = `EventStoreDB : suite non exécutée (${motif}) ; pour la lancer : docker compose up -d eventstoredb && JALON_EVENTSTORE_TEST_URL='esdb://127.0.0.1:2113?tls=false' npm run jest -- test/event-store/eventstoredb.spec.ts`;
  it(phrase, () => {
    process.stdout.write(`${phrase}\n`);
    expect(motif).toMatch(/aucun moteur de conteneurs|conteneur non démarré/);
  });
} else {
  afterAll(arreter);
  contrat({
    nom: 'EventStoreDB réel',
    vierge: false,
    ouvrir: async () => openEventStoreDb({ connectionString: url, timeoutMs: 10_000 }),
  });
}
