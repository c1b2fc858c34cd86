// One of the two processes of the reservation trials: the engine on a store opened below any lock of the folder, commands by IPC,
// and a fault (kill or freeze of itself) at the nth step of one of them. Never started by the product.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { lireCle, ouvrirCoffre } from '../../dist/libs/confidentialite/src/index.js';
import { openEventStoreDb, openSqliteStore } from '../../dist/libs/event-store/src/index.js';
import { Dossiers } from '../../dist/libs/application/src/dossiers.js';
import { Ecriture } from '../../dist/libs/application/src/exploitation/ecriture.js';
import { GardeHorloge } from '../../dist/libs/application/src/exploitation/horloge.js';
import { QueueByKey } from '../../dist/libs/application/src/queue-by-key.js';
import { parcoursFold } from '../../dist/libs/application/src/genres/parcours.js';
import { Structures } from '../../dist/libs/application/src/genres/regard-structures.js';
import { construireMoteurs } from '../../dist/libs/application/src/ouvrir-jalon.js';
import { IndexPersonnes } from '../../dist/libs/application/src/personnes/index-personnes.js';
import { Reservations } from '../../dist/libs/application/src/personnes/reservations.js';
import { liensInMemory } from '../../dist/libs/application/src/personnes/table-liens.js';
import { lireReferentiel } from '../../dist/libs/application/src/referentiel/lire-fichiers.js';
import { Referentiels } from '../../dist/libs/application/src/referentiel/referentiels.js';
import { RegistrePass } from '../../dist/libs/application/src/registre-pass.js';

const { dossier, connexion, temoin } = JSON.parse(process.env.JALON_ESSAI);

/** Steps passed since the command began, and the one at which the fault fires. */
const pas = { passes: 0, noms: [], faute: null };
function etape(nom) {
  const ici = pas.passes++;
  pas.noms.push(nom);
  if (pas.faute === null || ici !== pas.faute.etape) return;
  const { genre } = pas.faute;
  pas.faute = null;
  // written at once: the process does not get another turn
  writeSync(1, `${JSON.stringify({ faute: genre, etape: ici, nom })}\n`);
  process.kill(process.pid, genre === 'mort' ? 'SIGKILL' : 'SIGSTOP');
}
function jalonner(objet, methode, nom = () => methode) {
  const vraie = objet[methode].bind(objet);
  objet[methode] = async (...args) => {
    etape(`avant ${nom(...args)}`);
    const rendu = await vraie(...args);
    etape(`après ${nom(...args)}`);
    return rendu;
  };
}

const genre = (flux) => flux.slice(0, flux.indexOf('-'));
const store = connexion
  ? openEventStoreDb({ connectionString: connexion, timeoutMs: 4000 })
  : openSqliteStore({ path: join(dossier, 'evenements.db') });
for (const lecture of ['findAppend', 'readReservation', 'readStream', 'readAll', 'health']) jalonner(store, lecture);
if (connexion) {
  // the very calls that leave for the server: between the reservation and the dossier there is a place to die
  jalonner(store.connection, 'append', (flux) => `envoi ${genre(flux)}`);
} else {
  jalonner(store, 'append', (flux) => `ajout ${genre(flux)}`);
  // inside the transaction: to die there must leave nothing (to freeze there holds the lock of the file, whoever waits)
  const { writer } = store;
  const vraie = writer.moveReservation.bind(writer);
  writer.moveReservation = (...args) => {
    vraie(...args);
    if (pas.faute?.genre === 'mort') etape('dans la transaction');
  };
}
if (temoin) {
  // the defect that the trial is there to catch: what is decided on two dossiers is kept apart by a queue in memory only
  const append = store.append.bind(store);
  store.append = (flux, attendue, faits, cle) => append(flux, attendue, faits, cle);
}

const horloge = () => new Date('2025-01-15T12:00:00Z');
const coffre = ouvrirCoffre({ fichier: join(dossier, 'cles.db'), kek: join(dossier, 'cles', 'maitresse.cle') });
const cleIndex = lireCle(join(dossier, 'cles', 'index.cle'), 'clé d’index', true);
const ecriture = new Ecriture();
const personnes = new IndexPersonnes(liensInMemory(), cleIndex, store, coffre);
const { moteur } = construireMoteurs({
  store,
  ecriture,
  gardeHorloge: new GardeHorloge(store, ecriture, horloge),
  coffre,
  cleIndex,
  referentiels: new Referentiels(lireReferentiel(), 'plateforme', store),
  dossiers: new Dossiers(store, parcoursFold(coffre)),
  personnes,
  reservations: new Reservations(store, cleIndex, coffre, personnes, horloge),
  registre: new RegistrePass(store),
  queue: new QueueByKey(),
  structures: new Structures(store, undefined),
  horloge,
  aleatoire: randomUUID,
});

process.on('message', async ({ numero, demande, faute }) => {
  pas.passes = 0;
  pas.noms = [];
  pas.faute = faute ?? null;
  try {
    const r = await moteur.executer(demande);
    const { issue, famille, message, parcours, rejoue } = r;
    process.send({ numero, issue, famille, message, parcours, rejoue, noms: pas.noms });
  } catch (erreur) {
    process.send({ numero, issue: 'panne', message: `${erreur.name} ${erreur.message}`, noms: pas.noms });
  }
});
process.on('disconnect', () => process.exit(0));
process.send({ pret: true });
