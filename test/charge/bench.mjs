// `npm run bench`: what Jalon costs, as ratios to raw SQLite measured in the same run (targets: docs/performance.md). A bench, never a timed test.
// Each subject runs between two runs of the reference and is divided by their mean: the disk of a shared machine swings by a factor of ten.
//   --tours 5        alternations of each pair          --commandes 2000   commands a measure
//   --sans-decisions without « decide alone »           --ecrire           puts the figures in docs/performance.md
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ouvrirJalon } from '../../dist/libs/application/src/index.js';
import { imprimerDecisions, mesurerDecisions, resumerDecisions } from './decisions.mjs';
import { ouvrirHttp } from './http.mjs';
import { auRepos, chiffres, debit, etendue, etendueDe, mediane } from './mesure.mjs';
import { ecrireDansLaPage, provenance, tableau } from './page.mjs';
import { ouvrirReference, quantile } from './reference.mjs';
import { cultiver, LE } from './semis.mjs';

const { values } = parseArgs({
  options: {
    tours: { type: 'string', default: '5' },
    commandes: { type: 'string', default: '2000' },
    'sans-decisions': { type: 'boolean', default: false },
    ecrire: { type: 'boolean', default: false },
  },
});
const TOURS = Number(values.tours);
const N = Number(values.commandes);
const FOULE = 50;
const DOSSIERS = N;

const dossier = mkdtempSync(join(tmpdir(), 'jalon-bench-'));
const lignes = [];
const noter = (mesure, valeur, cible = '') => {
  lignes.push([mesure, valeur, cible]);
  console.error(`  ${mesure} : ${valeur}`);
};
const alterner = async (un) => {
  const tours = [];
  for (let tour = 0; tour < TOURS; tour++) tours.push(await un(tour));
  return tours;
};

const jalon = await ouvrirJalon({ donnees: join(dossier, 'donnees'), horloge: () => new Date(`${LE}T09:00:00Z`) });
const { moteur, projections } = jalon;
let derniere = 0;
/** Read models have seen all that was written, and nothing else works. */
async function lecturesAJour() {
  if (!(await projections.quandTraite(derniere, 60_000))) throw new Error('lectures en retard d’une minute');
}

console.error('Préparation…');
const culture = cultiver(moteur);
const dossiers = await culture.semer(DOSSIERS);
const commande = async (i) => {
  const { position } = await culture.accompagner(dossiers[(i * 7919) % DOSSIERS]);
  derniere = Math.max(derniere, position);
  return position;
};
const reference = ouvrirReference(dossier);
const flux = Array.from({ length: DOSSIERS }, (_, i) => `s-${i}`);
reference.semer(flux);
const calme = async (pid) => {
  globalThis.gc?.();
  await auRepos(pid);
};
const brut = async () => {
  await calme();
  return debit(async (i) => reference.commande(flux[(i * 7919) % DOSSIERS]), N);
};
/** One subject between two runs of the reference. */
async function entreDeux(sujet) {
  const avant = await brut();
  await calme();
  const mesure = await sujet();
  const apres = await brut();
  const moyenne = (lire) => (lire(avant) + lire(apres)) / 2;
  return { ...mesure, brut: moyenne((m) => m.parSeconde), brutCpu: moyenne((m) => m.cpuMicros) };
}
const enProcess = (n, clients) => debit(commande, n, clients, { fin: lecturesAJour });
const latences = (tours) =>
  `p50 ${chiffres(mediane(tours.map((t) => t.p50)))} ms, p99 ${chiffres(mediane(tours.map((t) => t.p99)))} ms`;
const parSeconde = (tours) => `${Math.round(mediane(tours.map((t) => t.parSeconde)))}/s`;

console.error('Commandes…');
await enProcess(Math.min(N, 500), 1);
const seul = await alterner(() => entreDeux(() => enProcess(N, 1)));
noter(
  'durable command, 1 client / reference',
  `**${etendueDe(seul, (t) => t.parSeconde / t.brut)}** (${parSeconde(seul)}; reference ${Math.round(mediane(seul.map((t) => t.brut)))}/s; ${latences(seul)})`,
  '≥ 0.5',
);
const foule = await alterner(() => entreDeux(() => enProcess(N * 3, FOULE)));
noter(
  `durable commands, ${FOULE} clients, read models live / reference one by one`,
  `**${etendueDe(foule, (t) => t.parSeconde / t.brut)}** (${parSeconde(foule)}; ${latences(foule)})`,
  '≥ 2.5',
);
noter(
  `processor a command, ${FOULE} clients / a raw command (whole process, read models included)`,
  `**${etendueDe(foule, (t) => t.cpuMicros / t.brutCpu)}** (${etendueDe(foule, (t) => t.cpuMicros, 0)} µs; raw ${etendueDe(foule, (t) => t.brutCpu, 0)} µs)`,
  '≤ 1.8',
);
noter(
  'the same, 1 client',
  `${etendueDe(seul, (t) => t.cpuMicros / t.brutCpu)} (${etendueDe(seul, (t) => t.cpuMicros, 0)} µs)`,
);

console.error('HTTP…');
const http = await ouvrirHttp(dossier, Math.min(DOSSIERS, 200));
try {
  await http.mesurer(Math.min(N, 500));
  const paires = await alterner(async () => {
    await calme();
    await auRepos(http.pid);
    const ici = await enProcess(N, FOULE);
    await calme();
    const la = await http.mesurer(N);
    // with the client elsewhere, the machine would have had the time that each core gave it
    const sansClient = (la.n * 1000) / (la.ms - la.clientMs / cpus().length);
    return { ...la, ici, sansClient };
  });
  noter(
    `the same by HTTP, ${FOULE} connections / in process, the client’s processor taken out`,
    `**${etendueDe(paires, (t) => t.sansClient / t.ici.parSeconde)}** (${parSeconde(paires)} as seen, ratio ${etendueDe(paires, (t) => t.parSeconde / t.ici.parSeconde)}; client ${Math.round(mediane(paires.map((t) => (t.clientMs * 1000) / t.n)))} µs a request; ${latences(paires)})`,
    '≥ 0.7',
  );
  noter(
    'processor of the server a command by HTTP / in process',
    `${etendueDe(paires, (t) => t.cpuMicros / t.ici.cpuMicros)} (${etendueDe(paires, (t) => t.cpuMicros, 0)} µs)`,
  );
} finally {
  http.fermer();
}

console.error('Décision et repli…');
await calme();
const pures = values['sans-decisions'] ? null : mesurerDecisions();
if (pures) noter('a decision alone, verdict included', resumerDecisions(pures), '≤ 60 µs p50');
const refuses = await debit(async (i) => {
  const { parcours, siae, ml } = dossiers[i % DOSSIERS];
  const reponse = await moteur.executer({
    acteur: siae,
    parcours,
    type: 'DemanderProlongation',
    data: { motif: 'RQTH', fin: '2029-06-01', prescripteur: ml.organisation.id },
    le: LE,
    simuler: true,
  });
  if (reponse.famille !== 'droit') throw new Error(`simulation : ${JSON.stringify(reponse).slice(0, 300)}`);
}, N);
noter(
  'a refused request for prolongation simulated end to end, every condition',
  `p50 ${Math.round(refuses.p50 * 1000)} µs`,
);
const long = await culture.ouvrir(DOSSIERS, '2025-01-06');
await culture.allonger(long, 200);
const lecteur = new Database(join(dossier, 'donnees/evenements.db'), { readonly: true });
const lireFlux = lecteur.prepare('SELECT * FROM events WHERE stream = ? ORDER BY revision');
const analyser = (l) => [JSON.parse(l.data), JSON.parse(l.meta)];
const froids = await alterner(async () => {
  await calme();
  const analyse = await debit(async () => lireFlux.all(`parcours-${long.parcours}`).map(analyser), 300);
  const froid = await debit(() => moteur.rejouer(long.parcours, { au: LE }), 300);
  return { analyse, froid };
});
noter(
  'dossier of 200 mixed facts, cold: read, decrypted, folded, view / read and parse',
  `**${etendueDe(froids, (t) => t.froid.cpuMicros / t.analyse.cpuMicros)}** of processor (p50 ${etendueDe(froids, (t) => t.froid.p50)} ms; read and parse ${etendueDe(froids, (t) => t.analyse.p50)} ms)`,
  '≤ 1.5',
);

console.error('Modèles de lecture…');
const visibles = [];
await calme();
for (let i = 0; i < Math.max(100, N / 4); i++) {
  const position = await commande(i);
  const t = performance.now();
  if (!(await projections.quandTraite(position, 60_000))) throw new Error('lectures en retard d’une minute');
  visibles.push(performance.now() - t);
}
noter(
  'written → visible in the list, after the answer',
  `p50 ${chiffres(quantile(visibles, 0.5))} ms, p99 ${chiffres(quantile(visibles, 0.99))} ms`,
  '+ 1 ms, + 5 ms',
);
const page = lecteur.prepare('SELECT * FROM events WHERE position > ? ORDER BY position LIMIT 5000');
const relire = () => {
  let n = 0;
  for (let l = page.all(0); l.length > 0; l = page.all(l.at(-1).position)) n += l.map(analyser).length;
  return n;
};
let faits = 0;
const reconstructions = await alterner(async () => {
  await calme();
  const t0 = performance.now();
  faits = relire();
  const lu = performance.now() - t0;
  await calme();
  const depart = process.memoryUsage.rss();
  let sommet = depart;
  const guet = setInterval(() => (sommet = Math.max(sommet, process.memoryUsage.rss())), 5);
  const t1 = performance.now();
  await projections.rebuild('toutes');
  const rebati = performance.now() - t1;
  clearInterval(guet);
  return { lu, rebati, croissance: (sommet - depart) / 1e6 };
});
noter(
  'rebuild of all read models / read and parse',
  `**${etendueDe(reconstructions, (t) => t.lu / t.rebati)}** (${faits} facts, ${Math.round(mediane(reconstructions.map((t) => (faits * 1000) / t.rebati)))}/s)`,
  '≥ 0.5',
);
noter('growth of the process during a rebuild', `${etendueDe(reconstructions, (t) => t.croissance, 0)} MB`, '≤ 60 MB');
const tailles = lecteur.prepare('SELECT length(data) + length(meta) AS t FROM events').pluck().all();
noter('stored fact, median (data and context)', `${quantile(tailles, 0.5)} bytes`);
noter('log', `${chiffres(statSync(join(dossier, 'donnees/evenements.db')).size / 1e6, 1)} MB for ${faits} facts`);

lecteur.close();
reference.fermer();
await jalon.fermer();
rmSync(dossier, { recursive: true, force: true });
const texte = `${provenance({ commandes: N, tours: TOURS })} Reference: ${etendue(
  [...seul, ...foule].map((t) => t.brut),
  0,
)} commits a second.\n\n${tableau(lignes)}`;
console.log(`\n${texte}`);
if (pures) console.log(`\n${imprimerDecisions(pures)}`);
if (values.ecrire) {
  ecrireDansLaPage('measures', texte);
  if (pures) ecrireDansLaPage('decisions', imprimerDecisions(pures));
}
