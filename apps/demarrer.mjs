/**
 * `npm start` and `npm run build`: builds what changed since the last time (server and command line, web app), then starts the
 * server with the Node of apps/lanceur and watches over it. A start with nothing to build costs one pass over the sources.
 *
 *   node apps/demarrer.mjs                build if needed, start
 *   node apps/demarrer.mjs --construire   build if needed, stop there
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { exigerNode } from './lanceur/choisir.mjs';
import { finirComme, relayer } from './lanceur/relayer.mjs';
import { surveiller } from './lanceur/surveiller.mjs';

const racine = dirname(dirname(fileURLToPath(import.meta.url)));
const COMMUNS = ['package.json', 'package-lock.json', 'tsconfig.base.json'];

/** What is built, from what, by which commands, and a file that proves it is there. */
const parties = [
  {
    nom: 'serveur',
    sources: [...COMMUNS, 'nest-cli.json', 'apps/api', 'apps/cli', 'libs'],
    // the api's compilation takes the command line with it: same libraries, one pass
    commandes: [['node_modules/@nestjs/cli/bin/nest.js', 'build', 'api'], ['apps/api/empaqueter.mjs']],
    produit: 'dist/apps/api/serveur.mjs',
  },
  {
    nom: 'verifier',
    sources: [...COMMUNS, 'apps/verifier', 'libs'],
    commandes: [['apps/verifier/construire.mjs']],
    produit: 'dist/apps/verifier/verifier.html',
  },
  {
    nom: 'web',
    sources: [...COMMUNS, 'apps/web'],
    commandes: [
      ['node_modules/vite/bin/vite.js', 'build', '--config', 'apps/web/vite.config.ts', '--logLevel', 'warn'],
    ],
    produit: 'dist/apps/web/index.html',
  },
];

const estSource = (nom) => /\.(ts|tsx|json|html|css|svg|mjs|cjs|woff2)$/.test(nom) && !/\.spec\.tsx?$/.test(nom);

function fichiersDe(chemin) {
  const absolu = join(racine, chemin);
  if (!existsSync(absolu)) return [];
  try {
    return readdirSync(absolu, { recursive: true, withFileTypes: true })
      .filter((e) => e.isFile() && estSource(e.name))
      .map((e) => join(e.parentPath ?? e.path, e.name));
  } catch {
    return [absolu];
  }
}

if (!existsSync(join(racine, 'node_modules'))) {
  console.error('Les dépendances ne sont pas installées : lancez d’abord « npm install ».');
  process.exit(1);
}
const node = exigerNode();

/** SHA-256 of the names and contents of the sources. What is built is text: the same whichever Node builds it, or runs it. */
function empreinte(sources) {
  const hache = createHash('sha256');
  for (const fichier of sources.flatMap(fichiersDe).sort())
    hache.update(fichier.slice(racine.length)).update(readFileSync(fichier));
  return hache.digest('hex');
}

const lancer = ([script, ...options]) =>
  new Promise((reussir, echouer) => {
    const enfant = spawn(node.binaire, [join(racine, script), ...options], {
      cwd: racine,
      stdio: ['ignore', 2, 2],
    });
    enfant.on('error', echouer);
    enfant.on('exit', (code) =>
      code === 0 ? reussir() : echouer(new Error(`La construction a échoué (${[script, ...options].join(' ')}).`)),
    );
  });

async function construire({ nom, sources, commandes, produit }) {
  const marque = join(racine, 'dist', `.${nom}.empreinte`);
  const voulue = empreinte(sources);
  const faite = existsSync(marque) && existsSync(join(racine, produit)) ? readFileSync(marque, 'utf8') : '';
  if (faite === voulue) return;
  console.error(`Construction : ${nom}…`);
  rmSync(marque, { force: true });
  for (const commande of commandes) await lancer(commande);
  mkdirSync(dirname(marque), { recursive: true });
  // sources edited while they were being compiled: the next start builds again
  writeFileSync(marque, voulue);
}

try {
  await Promise.all(parties.map(construire));
} catch (erreur) {
  console.error(erreur.message);
  process.exit(1);
}
if (!process.argv.includes('--construire')) {
  const serveur = [
    '--import',
    pathToFileURL(join(racine, 'apps/lanceur/suivre-le-superviseur.mjs')).href,
    join(racine, 'dist/apps/api/serveur.mjs'),
  ];
  finirComme(
    await surveiller(() => relayer(node.binaire, serveur, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })),
  );
}
