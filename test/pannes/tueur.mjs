// Kills this process at the nth statement that writes, in whatever file. Never started by the product.
import { writeSync } from 'node:fs';
import Database from 'better-sqlite3';

/** @param faute which passage kills, from 1; 0 or none: no one does. `passer` is called at each place to die, `armer` says when they count. */
export function tueur(faute) {
  let [arme, passes] = [false, 0];
  const passer = (ou) => {
    if (!arme || ++passes !== faute) return;
    writeSync(1, `mort ${ou}\n`);
    process.kill(process.pid, 'SIGKILL');
  };
  const { prototype } = new Database(':memory:').prepare('SELECT 1').constructor;
  const vraie = prototype.run;
  prototype.run = function (...args) {
    passer(`avant : ${this.source.slice(0, 60)}`);
    return vraie.apply(this, args);
  };
  return { passer, armer: (oui) => void (arme = oui), passes: () => passes };
}
