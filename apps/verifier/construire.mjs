/**
 * Builds `verifier.html`, the one page that an audit file carries: the verifier and the fold of the product, with what a browser has in the place of
 * Node, in one file without any address.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ici = dirname(fileURLToPath(import.meta.url));
const racine = dirname(dirname(ici));
const MIENS = { crypto: 'crypto.cjs', zlib: 'zlib.mjs' };
/** Reached through the front doors of rooms, called by nothing that the page does. */
const ABSENTS = /^(better-sqlite3|@node-rs\/argon2|@eventstore\/db-client|@grpc\/grpc-js)(\/|$)/;

const remplacer = {
  name: 'navigateur',
  enforce: 'pre',
  resolveId(id) {
    const nom = id.replace(/^node:/, '');
    // the package, not the module of Node of the same name
    if (id === 'buffer') return join(racine, 'node_modules/buffer/index.js');
    if (id.startsWith('@jalon/')) return join(racine, 'libs', id.slice('@jalon/'.length), 'src/index.ts');
    if (builtinModules.includes(nom) || ABSENTS.test(id)) return join(ici, MIENS[nom] ?? 'absent.cjs');
    return null;
  },
};

const resultat = await build({
  root: ici,
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  plugins: [remplacer],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    write: false,
    minify: true,
    target: 'es2022',
    lib: { entry: join(ici, 'page.mjs'), formats: ['iife'], name: 'jalon', fileName: 'page' },
  },
});
const [{ output }] = [resultat].flat();
const [{ code }] = output;
const sansEmpreintes = readFileSync(join(ici, 'gabarit.html'), 'utf8').replace('/*PROGRAMME*/', () =>
  code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--'),
);
/** The policy of the page lets this very program and this very style run, and nothing else. */
const page = ['script', 'style'].reduce((texte, balise) => {
  const [, dedans] = new RegExp(`<${balise}>([^]*)</${balise}>`).exec(texte);
  return texte.replace(`'empreinte-${balise}'`, `'sha256-${createHash('sha256').update(dedans).digest('base64')}'`);
}, sansEmpreintes);
const dossier = join(racine, 'dist/apps/verifier');
mkdirSync(dossier, { recursive: true });
writeFileSync(join(dossier, 'verifier.html'), page);
