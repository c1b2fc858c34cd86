// The built API, served in memory for the generators of this folder: a fixed clock, counted ids.
import 'reflect-metadata';
import { creerApplication } from '../dist/apps/api/src/application.js';
import { EtatDuServeur } from '../dist/apps/api/src/etat-du-serveur.js';
import { sortie } from '../dist/apps/api/src/journal-http.js';
import { ouvrirJalon } from '../dist/libs/application/src/index.js';
import { ORGANISATIONS, personasDemonstration } from '../dist/libs/demonstration/src/index.js';
import { openMemoryStore } from '../dist/libs/event-store/src/index.js';

/** As a caller gets it. */
export async function lireLeDocument() {
  const { base, fermer } = await chargerLApi('2026-03-02');
  try {
    return await (await fetch(`${base}/api/docs-json`)).json();
  } finally {
    await fermer();
  }
}

/** @param personas null: one enters by an account */
export async function chargerLApi(jour, limites, personas = personasDemonstration) {
  sortie.ecrire = () => undefined;
  let suivant = 0;
  const store = openMemoryStore();
  const jalon = await ouvrirJalon({
    store,
    organisations: ORGANISATIONS,
    horloge: () => new Date(`${jour}T09:00:00Z`),
    aleatoire: () => `00000000-0000-4000-8000-${String(++suivant).padStart(12, '0')}`,
  });
  const etat = new EtatDuServeur();
  const app = await creerApplication(jalon, {
    personas,
    organisations: ORGANISATIONS,
    serveur: etat,
    limites,
  });
  await app.listen(0, '127.0.0.1');
  return {
    base: `http://127.0.0.1:${app.getHttpServer().address().port}`,
    etat,
    store,
    organisations: ORGANISATIONS,
    jalon,
    async fermer() {
      await app.close();
      await jalon.fermer();
      await store.close();
    },
  };
}
