// A real writer of the built product, for the faults of the disk: the log with its sealer and its outside checkpoints, and the safe
// of keys, opened in the product's order. It says each acknowledgement on its standard output, at the very moment it gets it.
import { createHash } from 'node:crypto';
import { mkdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '../../dist/libs/event-store/src/sqlite/sqlite-store.js';
import { ouvrirJournalDesPoints } from '../../dist/libs/preuve/src/journal-des-points.js';
import { openSealer } from '../../dist/libs/preuve/src/sealer.js';

/**
 * dossier: holds `donnees` and `donnees-cles`. commandes: how many. depuis: number of the first one.
 * coffre: asks the safe for a key before each command. lot: commands sent at once. tue: ends by SIGKILL, else closes.
 * defaut: a planted fault that the checks must catch ('en-deux': two transactions per command; 'menteur': says « refusé » when unknown).
 */
const { dossier, commandes, depuis = 0, coffre = false, lot = 1, tue = false, defaut } = JSON.parse(process.argv[2]);

const dire = (texte) => writeSync(1, `${texte}\n`);
const [donnees, cles] = [join(dossier, 'donnees'), join(dossier, 'donnees-cles')];
const FLUX = 5;
const uuid = (commande, rang) =>
  `00000000-0000-4000-8000-${commande.toString(16).padStart(8, '0')}${rang.toString(16).padStart(4, '0')}`;

/** One to three facts of unequal sizes, that tell which command they are of and how many they are. */
function faits(commande) {
  const sur = 1 + (commande % 3);
  return Array.from({ length: sur }, (_, rang) => ({
    id: uuid(commande, rang),
    type: 'Essai.v1',
    data: { commande, rang, sur, texte: 'x'.repeat((commande * 37) % 400) },
    meta: {},
  }));
}

let ouverts;
try {
  ouverts = await ouvrir();
} catch (erreur) {
  dire(`ferme ${erreur.name}`);
  process.exit(0);
}
const { store, points, coffreOuvert } = ouverts;

async function ouvrir() {
  for (const d of [donnees, cles]) mkdirSync(d, { recursive: true, mode: 0o700 });
  const fichier = join(donnees, 'evenements.db');
  const sealer = openSealer({ origin: 'jalon/journal', keyFile: join(cles, 'scellement.pem') });
  const points = ouvrirJournalDesPoints({ fichier: join(cles, 'points.jsonl'), surEchec: () => {}, intervalle: 5 });
  const store = openSqliteStore({ path: fichier, sealer, onSeal: (sceau) => points.noter(sceau.checkpoint) });
  if (!coffre) return { store, points };
  const { ouvrirCoffre } = await import('../../dist/libs/confidentialite/src/coffre-sqlite.js');
  const coffreOuvert = ouvrirCoffre({ fichier: join(donnees, 'cles.db'), kek: join(cles, 'maitresse.cle') });
  return { store, points, coffreOuvert };
}

async function commander(commande) {
  const flux = `essai-${commande % FLUX}`;
  if (coffreOuvert) {
    const { cle } = coffreOuvert.cleDe(`personne-${commande}`);
    dire(`cle personne-${commande} ${createHash('sha256').update(cle.export()).digest('hex')}`);
  }
  try {
    const attendue = (await store.readStream(flux)).length - 1;
    const tous = faits(commande);
    const envois = defaut === 'en-deux' ? tous.map((f) => [f]) : [tous];
    let fait;
    for (const [i, envoi] of envois.entries())
      fait = await store.append(flux, attendue + i, envoi, { key: `cle-${commande}-${i}`, fingerprint: 'essai' });
    dire(`fait ${commande} ${fait.lastPosition}`);
  } catch (erreur) {
    const inconnue = erreur.name === 'UnknownOutcome' && defaut !== 'menteur';
    dire(`${inconnue ? 'inconnu' : 'refus'} ${commande} ${erreur.message}`);
    // a lie shows when the power goes before SQLite could undo what it believes unwritten
    if (defaut === 'menteur' && erreur.name === 'UnknownOutcome') process.kill(process.pid, 'SIGKILL');
  }
}

for (let i = 0; i < commandes; i += lot)
  await Promise.all(Array.from({ length: Math.min(lot, commandes - i) }, (_, n) => commander(depuis + i + n)));
if (tue) process.kill(process.pid, 'SIGKILL');
try {
  coffreOuvert?.fermer();
  await store.close();
  points.fermer();
} catch (erreur) {
  dire(`fermeture ${erreur.name}`);
}
