/**
 * Jalon on the other versions of Node a machine may have. Each is fetched outside the tree, then: the store, a server that is cut
 * off, the command line, one question asked through every mouth, `npm start`'s own program, one story. What could not be had is
 * said loudly.
 *
 *   node .ci/noeuds.mjs                one file of each suite: four minutes for all versions
 *   node .ci/noeuds.mjs --complet      the whole suites (npm run essais:node)
 *   node .ci/noeuds.mjs --version 22   that one only
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { paquetDe, PLANCHER, SORTIE_CONFIGURATION } from '../apps/lanceur/choisir.mjs';

const racine = dirname(dirname(fileURLToPath(import.meta.url)));
/** Those below the floor only start the launcher; the others run the product themselves. */
const VERSIONS = [20, 22, 24, 26];
const FICHIERS = {
  bref: [
    'test/event-store/sqlite.spec.ts',
    'test/event-store/sqlite-fichier.spec.ts',
    'test/pannes/coupure.spec.ts',
    'test/cli/codes.spec.ts',
    'test/e2e/memes-reponses',
    'apps/lanceur',
  ],
  complet: ['test/event-store', 'test/pannes', 'test/cli', 'test/e2e', 'apps/lanceur'],
};
const HISTOIRE = 'test/scenarios/01-court-sejour-en-association-intermediaire.json';
const JEST = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
  '--silent',
];
const DELAI_DEPART_MS = 60_000;

const complet = process.argv.includes('--complet');
const seule = process.argv.includes('--version') ? Number(process.argv[process.argv.indexOf('--version') + 1]) : null;
const voulues = VERSIONS.filter((version) => seule === null || version === seule);
if (voulues.length === 0) throw new Error(`« --version » attend l’un de ${VERSIONS.join(', ')}.`);

const dehors = mkdtempSync(join(tmpdir(), 'jalon-noeuds-'));
process.on('exit', () => rmSync(dehors, { recursive: true, force: true }));
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
])
  process.on(signal, () => process.exit(code));

/** @returns the binary, or why there is none */
function obtenir(majeure) {
  const paquet = paquetDe(process);
  if (!paquet) return { raison: `aucun paquet de Node pour ${process.platform}-${process.arch}` };
  const prefixe = join(dehors, String(majeure));
  const npm = spawnSync(
    'npm',
    [
      'install',
      '--prefix',
      prefixe,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      `${paquet.nom}@${majeure}`,
    ],
    { cwd: tmpdir(), encoding: 'utf8', shell: process.platform === 'win32' },
  );
  const binaire = join(prefixe, 'node_modules', paquet.nom, paquet.binaire);
  if (!existsSync(binaire)) return { raison: `npm n’a pas installé ${paquet.nom}@${majeure} : ${npm.stderr.trim()}` };
  const version = spawnSync(binaire, ['--version'], { encoding: 'utf8' });
  if (version.status !== 0) return { raison: `${binaire} ne se lance pas ici` };
  return { binaire, version: version.stdout.trim() };
}

function reussir(quoi, binaire, args, env, attendu = 0) {
  const depart = performance.now();
  const { status, stdout, stderr } = spawnSync(binaire, args, {
    cwd: racine,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== attendu) throw new Error(`${quoi} : code ${status} au lieu de ${attendu}\n${stdout}\n${stderr}`);
  console.log(`  ${quoi} : ${secondes(depart)}`);
  return stdout;
}
const secondes = (depart) => `${Math.round((performance.now() - depart) / 1000)} s`;

/** `npm start` under that Node: builds if needed, listens, is ready, stops cleanly on SIGTERM. */
async function demarrer(binaire, env) {
  const depart = performance.now();
  const donnees = join(dehors, `donnees-${depart}`);
  const enfant = spawn(binaire, ['apps/demarrer.mjs'], {
    cwd: racine,
    env: { ...env, PORT: '0', JALON_DONNEES: join(donnees, 'donnees'), JALON_DEMONSTRATION: '2' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [sortie, erreurs] = ['', ''];
  enfant.stderr.on('data', (morceau) => (erreurs += morceau));
  const fini = new Promise((resoudre) => enfant.once('exit', resoudre));
  const minuterie = setTimeout(() => enfant.kill('SIGTERM'), DELAI_DEPART_MS);
  const port = await new Promise((resoudre) => {
    enfant.stdout.on('data', (morceau) => {
      sortie += morceau;
      const annonce = /"quoi":"ecoute","port":(\d+)/.exec(sortie);
      if (annonce) resoudre(annonce[1]);
    });
    void fini.then(() => resoudre(null));
  });
  clearTimeout(minuterie);
  const pret = port === null ? null : (await fetch(`http://127.0.0.1:${port}/health/ready`)).status;
  enfant.kill('SIGTERM');
  const code = await fini;
  if (pret !== 200 || code !== 0) throw new Error(`démarrage : prêt ${pret}, code ${code}\n${sortie}\n${erreurs}`);
  console.log(`  démarrage : ${secondes(depart)}`);
}

async function essayer(majeure, { binaire, version }) {
  const { NODE_OPTIONS: _, JALON_NODE: __, ...reste } = process.env;
  const heberge = majeure < PLANCHER;
  const env = { ...reste, ...(heberge ? {} : { JALON_NODE: 'hote' }), JALON_COUPURES: complet ? '50' : '3' };
  const lanceur = ['apps/lanceur/lancer.mjs'];
  const employee = reussir('lanceur', binaire, [...lanceur, '-p', 'process.version'], env).trim();
  if ((employee === version) === heberge) throw new Error(`le lanceur a pris ${employee} sous ${version}`);
  if (heberge)
    reussir('refus clair', binaire, [...lanceur, '-p', '1'], { ...env, JALON_NODE: 'hote' }, SORTIE_CONFIGURATION);
  await demarrer(binaire, env);
  reussir('histoire', binaire, ['apps/cli/jalon.mjs', 'scenario', 'jouer', HISTOIRE], env);
  reussir('suites', binaire, [...lanceur, ...JEST, ...(complet ? FICHIERS.complet : FICHIERS.bref)], env);
}

const [manques, echecs] = [[], []];
for (const majeure of voulues) {
  const depart = performance.now();
  const noeud = obtenir(majeure);
  if (noeud.raison) {
    manques.push(`Node ${majeure} : ${noeud.raison}`);
    continue;
  }
  console.log(`Node ${noeud.version}`);
  try {
    await essayer(majeure, noeud);
  } catch (erreur) {
    echecs.push(`Node ${noeud.version} : ${erreur.message}`);
  }
  console.log(`  en tout : ${secondes(depart)}`);
}
for (const manque of manques) console.error(`\n!!! NON ESSAYÉ — ${manque}\n`);
for (const echec of echecs) console.error(`\n!!! ÉCHEC — ${echec}\n`);
process.exitCode = echecs.length > 0 ? 1 : 0;
