// A server with one of the defects that the tests are there to catch (JALON_MENSONGE). Never started by the product.
import 'reflect-metadata';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ouvrirJalon } from '../../dist/libs/application/src/index.js';
import { personasDemonstration } from '../../dist/libs/demonstration/src/index.js';
import { openSqliteStore, StoreUnavailable } from '../../dist/libs/event-store/src/index.js';
import { creerApplication } from '../../dist/apps/api/src/application.js';
import { EtatDuServeur } from '../../dist/apps/api/src/etat-du-serveur.js';

const RETARD_MS = 40;
const donnees = process.env.JALON_DONNEES;
mkdirSync(donnees, { recursive: true });
const vrai = openSqliteStore({ path: join(donnees, 'evenements.db') });
let { head } = await vrai.health();
const accuser = (expected, events) => {
  head = Math.max(head, 0) + events.length;
  return {
    firstRevision: expected + 1,
    lastRevision: expected + events.length,
    lastPosition: head,
    replayed: false,
  };
};
const MENSONGES = {
  /** Answers before COMMIT. */
  'avant-ecriture': async (stream, expected, events, key) => {
    setTimeout(() => void vrai.append(stream, expected, events, key).catch(() => undefined), RETARD_MS);
    return accuser(expected, events);
  },
  /** A full disk is nobody's business. */
  'disque-plein-tu': (stream, expected, events, key) =>
    vrai.append(stream, expected, events, key).catch(() => accuser(expected, events)),
  /** Calls an unknown outcome « nothing was written ». */
  'faux-refus': (stream, expected, events, key) =>
    vrai.append(stream, expected, events, key).catch((erreur) => {
      throw erreur.name === 'UnknownOutcome' ? new StoreUnavailable('nothing was written') : erreur;
    }),
};
const menteur = Object.assign(Object.create(vrai), {
  append: MENSONGES[process.env.JALON_MENSONGE ?? 'avant-ecriture'],
});
const serveur = new EtatDuServeur();
const jalon = await ouvrirJalon({ donnees, store: menteur });
const app = await creerApplication(jalon, { personas: personasDemonstration, serveur, pageWeb: 'dist/apps/web' });
await app.listen(Number(process.env.PORT), '127.0.0.1');
serveur.phase = 'pret';
console.log(JSON.stringify({ quoi: 'ecoute', port: app.getHttpServer().address().port }));
