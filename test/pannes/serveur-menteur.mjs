// A server with the defect that the kill test is there to catch: it answers before COMMIT. Never started by the product.
import 'reflect-metadata';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ouvrirJalon, personasDemonstration } from '../../dist/libs/application/src/index.js';
import { openSqliteStore } from '../../dist/libs/event-store/src/index.js';
import { creerApplication } from '../../dist/apps/api/src/application.js';
import { EtatDuServeur } from '../../dist/apps/api/src/etat-du-serveur.js';

const RETARD_MS = 40;
const donnees = process.env.JALON_DONNEES;
mkdirSync(donnees, { recursive: true });
const vrai = openSqliteStore({ path: join(donnees, 'menteur.db') });
let { head } = await vrai.health();
const menteur = Object.assign(Object.create(vrai), {
  append(stream, expected, events, key) {
    setTimeout(() => void vrai.append(stream, expected, events, key).catch(() => undefined), RETARD_MS);
    head = Math.max(head, 0) + events.length;
    return Promise.resolve({
      firstRevision: expected + 1,
      lastRevision: expected + events.length,
      lastPosition: head,
      replayed: false,
    });
  },
});
const serveur = new EtatDuServeur();
const jalon = await ouvrirJalon({ donnees, store: menteur });
const app = await creerApplication(jalon, { personas: personasDemonstration, serveur, pageWeb: 'dist/apps/web' });
await app.listen(Number(process.env.PORT), '127.0.0.1');
serveur.phase = 'pret';
console.log(JSON.stringify({ quoi: 'ecoute', port: app.getHttpServer().address().port }));
