// Erases a person, and kills itself at the nth statement that writes, in whatever file. Never started by the product.
import { writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { ouvrirJalon } from '../../dist/libs/application/src/index.js';

const { donnees, cles, parcours, fondement, maintenant, faute } = JSON.parse(process.env.JALON_ESSAI);
let [arme, passes] = [false, 0];
const temoin = new Database(':memory:');
const { prototype } = temoin.prepare('SELECT 1').constructor;
const vraie = prototype.run;
prototype.run = function (...args) {
  if (arme && ++passes === faute) {
    writeSync(1, `mort avant : ${this.source.slice(0, 60)}\n`);
    process.kill(process.pid, 'SIGKILL');
  }
  return vraie.apply(this, args);
};
// between two files nothing is written: what follows a truncated WAL is a place to die too
const pragma = Database.prototype.pragma;
Database.prototype.pragma = function (source, ...reste) {
  const rendu = pragma.call(this, source, ...reste);
  if (arme && source.startsWith('wal_checkpoint') && ++passes === faute) {
    writeSync(1, `mort après : ${source}\n`);
    process.kill(process.pid, 'SIGKILL');
  }
  return rendu;
};

const jalon = await ouvrirJalon({ donnees, cles, horloge: () => new Date(maintenant), baseEffacement: 'Essai' });
const demande = { parcours, fondement };
const { code } = await jalon.effacement.decider(demande, null);
arme = true;
const { dossiers } = await jalon.effacement.decider(demande, code);
arme = false;
await jalon.fermer();
writeSync(1, `fini ${passes} ${dossiers.filter((d) => d.refus === null).length}\n`);
