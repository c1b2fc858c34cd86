/** What a test opened on the EventStoreDB side, closed after it, last opened first. */
import { afterEach } from '@jest/globals';
import { openEventStoreDb, type EventStoreDbOptions, type LeasedStore } from '@jalon/event-store';
import { FauxGrappe } from './faux-serveur/grappe.js';
import { FauxServeur } from './faux-serveur/serveur.js';

export const aFermer: (() => unknown)[] = [];
afterEach(async () => {
  for (const fermer of aFermer.splice(0).reverse()) await fermer();
});

export async function faux(): Promise<FauxServeur> {
  const serveur = new FauxServeur();
  await serveur.demarrer();
  aFermer.push(() => serveur.arreter());
  return serveur;
}

export async function grappe(nombre = 3): Promise<FauxGrappe> {
  const g = new FauxGrappe(nombre);
  await g.demarrer();
  aFermer.push(() => g.arreter());
  return g;
}

/** Short delays: nothing is far away here. */
export function ouvrir(connectionString: string, options: Partial<EventStoreDbOptions> = {}): LeasedStore {
  const store = openEventStoreDb({ connectionString, timeoutMs: 1000, reconnectMs: 5, ...options });
  aFermer.push(() => store.close());
  return store;
}
