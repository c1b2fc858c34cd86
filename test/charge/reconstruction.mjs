// `npm run bench:reconstruction`: what a click waits for while the server fills its read models again, beside what it waits for at rest. The real
// server, over HTTP; its file of read models is deleted under it, as many times as there are alternations. A bench, never a timed test.
//   --dossiers 4000   parcours in the log, eight facts each     --tours 3   alternations, three at most     --clients 8   connections
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ouvrirHttp } from './http.mjs';
import { auRepos, etendueDe, processeur } from './mesure.mjs';
import { provenance, tableau } from './page.mjs';
import { quantile } from './reference.mjs';
import { cultiver, LE } from './semis.mjs';

const { ouvrirJalon } = await import(join(process.cwd(), 'dist/libs/application/src/index.js'));
const { values } = parseArgs({
  options: {
    dossiers: { type: 'string', default: '4000' },
    tours: { type: 'string', default: '3' },
    clients: { type: 'string', default: '8' },
  },
});
const [DOSSIERS, TOURS, CLIENTS] = [values.dossiers, values.tours, values.clients].map(Number);
// a file lost more often is not made again by one process: its rows stay in memory
if (!(TOURS <= 3)) throw new Error('--tours : 3 au plus');
const CALME_MS = 4000;
const dossier = mkdtempSync(join(tmpdir(), 'jalon-reconstruction-'));
const donnees = join(dossier, 'http');

console.error('Préparation…');
const jalon = await ouvrirJalon({ donnees, horloge: () => new Date(`${LE}T09:00:00Z`) });
await cultiver(jalon.moteur).semer(DOSSIERS);
const faits = (await jalon.store.head()) + 1;
await jalon.fermer();
const http = await ouvrirHttp(dossier, 200);

/** Commands by all clients for as long as `fini` has not come. */
let suivante = 0;
async function cliquer(fini) {
  const durees = [];
  let encore = true;
  void fini.then(() => (encore = false));
  const [depart, cpu] = [performance.now(), processeur(http.pid)];
  const un = async () => {
    while (encore) {
      const t = performance.now();
      await http.commande(suivante++);
      durees.push(performance.now() - t);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, un));
  const ms = performance.now() - depart;
  return {
    ms,
    parSeconde: (durees.length * 1000) / ms,
    coeurs: (processeur(http.pid) - cpu) / ms,
    p50: quantile(durees, 0.5),
    p99: quantile(durees, 0.99),
    pire: Math.max(...durees),
  };
}
const seRemplit = async () => JSON.stringify((await http.sante()).avertissements ?? []).includes('projections');
const jusqua = async (voulu) => {
  while ((await seRemplit()) !== voulu) await attendre(25);
};

const tours = [];
try {
  await cliquer(attendre(2000));
  for (let tour = 0; tour < TOURS; tour++) {
    await auRepos(http.pid);
    const calme = await cliquer(attendre(CALME_MS));
    await auRepos(http.pid);
    for (const suffixe of ['', '-wal', '-shm']) rmSync(join(donnees, `projections.db${suffixe}`), { force: true });
    await jusqua(true);
    const pendant = await cliquer(jusqua(false));
    if (!existsSync(join(donnees, 'projections.db'))) throw new Error('rien n’a été refait');
    tours.push({ calme, pendant });
    console.error(`  tour ${tour + 1} : p99 ${calme.p99.toFixed(1)} puis ${pendant.p99.toFixed(1)} ms`);
  }
} finally {
  http.fermer();
  rmSync(dossier, { recursive: true, force: true });
}
const rang = (nom, lire, n) => [
  nom,
  etendueDe(tours, (t) => lire(t.calme), n),
  etendueDe(tours, (t) => lire(t.pendant), n),
  etendueDe(tours, (t) => lire(t.pendant) / lire(t.calme)),
];
const lignes = [
  rang('p50 of a command, ms', (m) => m.p50, 1),
  rang('p99', (m) => m.p99, 1),
  rang('longest', (m) => m.pire, 0),
  rang('commands a second', (m) => m.parSeconde, 0),
  rang('cores taken by the server', (m) => m.coeurs),
];
console.log(provenance({ commandes: `${CLIENTS} clients, ${faits}`, tours: TOURS }));
console.log(
  tableau(lignes)
    .replace('| measure | value | target |', '| measure | at rest | read models filled again | ratio |')
    .replace('|---|---|---|', '|---|---|---|---|'),
);
console.log(
  `Filled again in ${etendueDe(tours, (t) => t.pendant.ms / 1000, 1)} s, ${etendueDe(tours, (t) => (faits * 1000) / t.pendant.ms, 0)} facts a second.`,
);
