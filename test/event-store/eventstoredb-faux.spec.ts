/**
 * The whole behaviour suite over the real client and the real adapter, against a FAKE server (see faux-serveur/).
 * What a real server does is only proved by eventstoredb.spec.ts.
 */
import { openEventStoreDb } from '@jalon/event-store';
import { contrat } from './contrat.js';
import { FauxServeur } from './faux-serveur/serveur.js';

const serveurs: FauxServeur[] = [];

contrat({
  nom: 'EventStoreDB, sur un FAUX SERVEUR (client et adaptateur réels)',
  vierge: true,
  async ouvrir() {
    const serveur = new FauxServeur();
    await serveur.demarrer();
    serveurs.push(serveur);
    return openEventStoreDb({ connectionString: serveur.connexion, timeoutMs: 4000 });
  },
  async nettoyer() {
    for (const serveur of serveurs.splice(0)) serveur.arreter();
  },
});
