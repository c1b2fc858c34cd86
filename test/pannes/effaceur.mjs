// Erases a person, and kills itself at the nth statement that writes, in whatever file. Never started by the product.
import { writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { ouvrirJalon } from '../../dist/libs/application/src/index.js';
import { tueur } from './tueur.mjs';

const { donnees, cles, parcours, fondement, maintenant, faute } = JSON.parse(process.env.JALON_ESSAI);
const { armer, passer, passes } = tueur(faute);
// between two files nothing is written: what follows a truncated WAL is a place to die too
const pragma = Database.prototype.pragma;
Database.prototype.pragma = function (source, ...reste) {
  const rendu = pragma.call(this, source, ...reste);
  if (source.startsWith('wal_checkpoint')) passer(`après : ${source}`);
  return rendu;
};

const jalon = await ouvrirJalon({ donnees, cles, horloge: () => new Date(maintenant), baseEffacement: 'Essai' });
const demande = { parcours, fondement };
const { code } = await jalon.effacement.decider(demande, null);
armer(true);
const { dossiers } = await jalon.effacement.decider(demande, code);
armer(false);
await jalon.fermer();
writeSync(1, `fini ${passes()} ${dossiers.filter((d) => d.refus === null).length}\n`);
