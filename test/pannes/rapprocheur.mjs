// Merges two dossiers, or separates them, and kills itself at the nth statement that writes, in whatever file. Never started by the product.
import { writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { ouvrirJalon } from '../../dist/libs/application/src/index.js';

const { donnees, cles, demande, maintenant, faute } = JSON.parse(process.env.JALON_ESSAI);
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

const jalon = await ouvrirJalon({ donnees, cles, horloge: () => new Date(maintenant) });
arme = true;
const { issue } = await jalon.moteur.executer(demande);
arme = false;
await jalon.fermer();
writeSync(1, `fini ${passes} ${issue}\n`);
