// A server that stops as version 0.2.0 first did: it goes on serving living connections, then cuts them. Never started by the product.
import 'reflect-metadata';
import { setTimeout as attendre } from 'node:timers/promises';
import { ouvrirJalon } from '../../dist/libs/application/src/index.js';
import { personasDemonstration } from '../../dist/libs/demonstration/src/index.js';
import { creerApplication } from '../../dist/apps/api/src/application.js';
import { EtatDuServeur } from '../../dist/apps/api/src/etat-du-serveur.js';

const DELAI = 7000;
const serveur = new EtatDuServeur();
const jalon = await ouvrirJalon({ donnees: process.env.JALON_DONNEES });
const app = await creerApplication(jalon, { personas: personasDemonstration, serveur, pageWeb: 'dist/apps/web' });
await app.listen(Number(process.env.PORT), '127.0.0.1');
serveur.phase = 'pret';
console.log(JSON.stringify({ quoi: 'ecoute', port: app.getHttpServer().address().port }));
process.on('SIGTERM', async () => {
  const http = app.getHttpServer();
  const ferme = app.close();
  http.closeIdleConnections();
  await Promise.race([ferme, attendre(DELAI)]);
  http.closeAllConnections();
  await jalon.fermer();
  process.exit(0);
});
