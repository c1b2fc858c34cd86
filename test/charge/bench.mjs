// `npm run bench`: what Jalon costs, as ratios to raw SQLite measured in the same run (targets: docs/performance.md). A bench, never a timed test.
// Each subject runs between two runs of the reference and is divided by their mean: the disk of a shared machine swings by a factor of ten.
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ouvrirJalon } from '../../dist/libs/application/src/index.js';
import { imprimerDecisions, mesurerDecisions, resumerDecisions } from './decisions.mjs';
import { mesurerHttp } from './http.mjs';
import { ouvrirReference, quantile } from './reference.mjs';

const N = Number(process.env.JALON_BENCH_N ?? 2000);
const DOSSIERS = 400;
const dossier = mkdtempSync(join(tmpdir(), 'jalon-bench-'));
const resultats = [];
const noter = (mesure, valeur, cible = '') => {
  resultats.push({ mesure, valeur, cible });
  console.error(`  ${mesure} : ${valeur}`);
};
const deux = (x) => x.toFixed(2);

const siae = { role: 'siae', organisation: { id: 'ai-bench', type: 'AI', departement: '35' } };
const prescripteur = {
  role: 'prescripteur',
  organisation: { id: 'ml-bench', type: 'ML', departement: '35', habilitee: true },
};
const LE = '2026-03-02';

const jalon = await ouvrirJalon({ donnees: join(dossier, 'donnees'), horloge: () => new Date('2026-03-02T09:00:00Z') });
const { moteur } = jalon;
let cle = 0;
const executer = async (acteur, parcours, type, data) => {
  const r = await moteur.executer({ acteur, parcours, type, data, le: LE, cle: `bench-${cle++}` });
  if (r.issue !== 'accepte')
    throw new Error(`${type} : ${r.message} ${JSON.stringify(r.champs ?? r.constats.filter((c) => !c.satisfaite))}`);
  return r;
};

console.error('Préparation…');
const parcours = [];
for (let i = 0; i < DOSSIERS; i++) {
  const { parcours: id } = await executer(prescripteur, undefined, 'OuvrirParcours', {
    personne: { nom: `Banc ${i}`, prenom: 'Essai', naissance: '1985-06-01', sexe: 'F', commune: 'Rennes' },
  });
  await executer(prescripteur, id, 'EtablirDiagnostic', { criteres: ['RSA'] });
  await executer(siae, id, 'DeclarerEmbauche', { contrat: { id: 'c1', type: 'CDDU', debut: LE } });
  for (let k = 0; k < 3; k++) await accompagner(id);
  parcours.push(id);
}
function accompagner(id) {
  return executer(siae, id, 'EnregistrerAccompagnement', {
    nature: 'professionnel',
    debut: LE,
    resume: 'Point sur le projet professionnel et les freins.',
  });
}
const flux = Array.from({ length: DOSSIERS }, (_, i) => `s-${i}`);
const reference = ouvrirReference(dossier);
reference.semer(flux, 7);

/** commands per second of `un(i)`, run by `clients` at once. */
async function debit(un, n, clients = 1) {
  const durees = [];
  let suivant = 0;
  const depart = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let i = suivant++; i < n; i = suivant++) {
        const t = performance.now();
        await un(i);
        durees.push(performance.now() - t);
      }
    }),
  );
  return {
    parSeconde: (n * 1000) / (performance.now() - depart),
    p50: quantile(durees, 0.5),
    p99: quantile(durees, 0.99),
  };
}
const brut = (n = N) => debit(async (i) => reference.commande(flux[(i * 7919) % DOSSIERS]), n);
/** Subject between two runs of the reference, three rounds, median ratio. */
async function rapport(un, n, clients) {
  const tours = [];
  for (let tour = 0; tour < 3; tour++) {
    const avant = await brut();
    const sujet = await debit(un, n, clients);
    const apres = await brut();
    tours.push({ ...sujet, brut: (avant.parSeconde + apres.parSeconde) / 2 });
  }
  tours.sort((a, b) => a.parSeconde / a.brut - b.parSeconde / b.brut);
  return tours[1];
}
const commande = (i) => accompagner(parcours[(i * 7919) % DOSSIERS]);

console.error('Commandes…');
await debit(commande, 500);
const seul = await rapport(commande, N, 1);
noter(
  'commande durable, 1 client / référence',
  `${deux(seul.parSeconde / seul.brut)} (${Math.round(seul.parSeconde)}/s ; référence ${Math.round(seul.brut)}/s ; p50 ${deux(seul.p50)} ms, p99 ${deux(seul.p99)} ms)`,
  '≥ 0,75',
);
const foule = await rapport(commande, N * 3, 50);
noter(
  'commandes durables, 50 clients / référence une à une',
  `${deux(foule.parSeconde / foule.brut)} (${Math.round(foule.parSeconde)}/s ; p50 ${deux(foule.p50)} ms, p99 ${deux(foule.p99)} ms)`,
  '≥ 3,0',
);
const http = await mesurerHttp(dossier, debit, N, 200);
noter(
  'les mêmes par HTTP, 50 connexions / en mémoire',
  `${deux(http.parSeconde / foule.parSeconde)} (${Math.round(http.parSeconde)}/s ; p50 ${deux(http.p50)} ms, p99 ${deux(http.p99)} ms)`,
  '≥ 0,5',
);
const cpu = process.cpuUsage();
await debit(commande, N * 2, 50);
const { user, system } = process.cpuUsage(cpu);
noter(
  'processeur par commande, 50 clients',
  `${Math.round((user + system) / (N * 2))} µs (lectures à jour comprises)`,
  '≤ 70 µs',
);

console.error('Décision et repli…');
const pures = mesurerDecisions();
noter('décision seule, verdict compris', resumerDecisions(pures), '≤ 60 µs p50');
const decisions = await debit(
  (i) =>
    moteur.executer({
      acteur: siae,
      parcours: parcours[i % DOSSIERS],
      type: 'DemanderProlongation',
      data: { motif: 'RQTH', fin: '2028-06-01', prescripteur: 'ml-bench' },
      le: LE,
      simuler: true,
    }),
  N,
);
noter(
  'décision simulée de bout en bout (demande de prolongation refusée, toutes les conditions)',
  `p50 ${Math.round(decisions.p50 * 1000)} µs`,
);
const long = parcours[0];
while ((await moteur.consulter(long)).revision < 199) await accompagner(long);
const lecteur = new Database(join(dossier, 'donnees/evenements.db'), { readonly: true });
const lireFlux = lecteur.prepare('SELECT * FROM events WHERE stream = ? ORDER BY revision');
const lectureBrute = await debit(async () => {
  for (const l of lireFlux.all(`parcours-${long}`)) {
    JSON.parse(l.data);
    JSON.parse(l.meta);
  }
}, 300);
const froid = await debit(() => moteur.rejouer(long, { au: LE }), 300);
noter(
  'dossier de 200 faits relu à froid, replié, vue calculée',
  `p50 ${deux(froid.p50)} ms ; lecture et analyse JSON seules ${deux(lectureBrute.p50)} ms ; rapport ${deux(froid.p50 / lectureBrute.p50)}`,
  '≤ 0,6 ms, ≤ 1,5 ×',
);

console.error('Modèles de lecture…');
const visibles = [];
for (let i = 0; i < 300; i++) {
  const { position } = await commande(i);
  const t = performance.now();
  await jalon.projections.quandTraite(position, 5000);
  visibles.push(performance.now() - t);
}
noter(
  'écriture → visible dans la liste, après la réponse',
  `p50 ${deux(quantile(visibles, 0.5))} ms, p99 ${deux(quantile(visibles, 0.99))} ms`,
  '+ 1 ms p50, + 5 ms p99',
);
const page = lecteur.prepare('SELECT * FROM events WHERE position > ? ORDER BY position LIMIT 5000');
const relire = () => {
  let apres = 0;
  let n = 0;
  for (let lignes = page.all(apres); lignes.length > 0; lignes = page.all(apres)) {
    for (const l of lignes) {
      JSON.parse(l.data);
      JSON.parse(l.meta);
    }
    n += lignes.length;
    apres = lignes.at(-1).position;
  }
  return n;
};
const t0 = performance.now();
const faits = relire();
const lu = performance.now() - t0;
const t1 = performance.now();
await jalon.projections.rebuild('toutes');
const rebati = performance.now() - t1;
noter(
  'reconstruction des quatre modèles de lecture / lecture et analyse seules',
  `${deux(lu / rebati)} (${faits} faits, ${Math.round((faits * 1000) / rebati)} faits/s)`,
  '≥ 0,6',
);

const tailles = lecteur.prepare('SELECT length(data) + length(meta) AS t FROM events').pluck().all();
noter('fait stocké, taille médiane (données et contexte)', `${quantile(tailles, 0.5)} octets`, '≤ 1 ko');
noter('journal', `${(statSync(join(dossier, 'donnees/evenements.db')).size / 1e6).toFixed(1)} Mo pour ${faits} faits`);

lecteur.close();
reference.fermer();
await jalon.fermer();
rmSync(dossier, { recursive: true, force: true });
console.log(`\nNode ${process.version}, ${cpus().length} cœurs, ${N} commandes par mesure.\n`);
console.log('| mesure | valeur | cible |\n|---|---|---|');
for (const r of resultats) console.log(`| ${r.mesure} | ${r.valeur} | ${r.cible} |`);
console.log(`\n${imprimerDecisions(pures)}`);
