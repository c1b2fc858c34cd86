// What one warm command costs, counted and not timed: the same on a busy machine. Prints JSON, means over sixteen commands of one fact.
// `--faute` pays for a second time what a careless change would: a reading, a signature, a text.
import { AsyncLocalStorage } from 'node:async_hooks';
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const FOIS = 16;
const comptes = {};
/** What the command itself pays for: read models that keep up behind it run in another context. */
const commande = new AsyncLocalStorage();
const compter = (quoi, n = 1) => {
  if (commande.getStore()) comptes[quoi] = (comptes[quoi] ?? 0) + n;
};
/** Everywhere it is imported, before anything of Jalon is. */
function guetter(objet, nom, quoi, taille) {
  const vrai = objet[nom];
  objet[nom] = function (...mots) {
    compter(quoi);
    const rendu = vrai.apply(this, mots);
    if (taille) compter(`${quoi}, bytes`, taille(mots, rendu));
    return rendu;
  };
}
guetter(crypto, 'sign', 'signatures');
guetter(crypto, 'hash', 'hashes', ([, quoi]) => Buffer.byteLength(quoi));
for (const nom of ['createHash', 'createHmac']) guetter(crypto, nom, 'hashes');
guetter(crypto, 'createCipheriv', 'encryptions');
guetter(crypto, 'createDecipheriv', 'decryptions');
syncBuiltinESMExports();
guetter(JSON, 'stringify', 'texts', (_, rendu) => rendu?.length ?? 0);
guetter(JSON, 'parse', 'parses', ([texte]) => texte.length);

const essai = new Database(':memory:');
const Statement = Object.getPrototypeOf(essai.prepare('SELECT 1'));
for (const nom of ['run', 'get', 'all']) guetter(Statement, nom, 'statements');
essai.close();

const { ouvrirJalon } = await import('../../dist/libs/application/src/index.js');
const { cultiver, LE } = await import('./semis.mjs');
const dossier = mkdtempSync(join(tmpdir(), 'jalon-comptes-'));
const jalon = await ouvrirJalon({ donnees: join(dossier, 'd'), horloge: () => new Date(`${LE}T09:00:00Z`) });
const culture = cultiver(jalon.moteur);
const ici = await culture.ouvrir(0);
const attendre = ({ position }) => jalon.projections.quandTraite(position, 10_000);
const { privateKey } = crypto.generateKeyPairSync('ed25519');
async function faute({ parcours, revision }) {
  await jalon.store.readStream(`parcours-${parcours}`);
  crypto.sign(null, Buffer.from('x'), privateKey);
  crypto.hash('sha256', JSON.stringify({ x: 'x'.repeat(5000), revision }));
}

for (let i = 0; i < 10; i++) await attendre(await culture.accompagner(ici));
for (let i = 0; i < FOIS; i++) {
  const reponse = await commande.run(true, async () => {
    const rendue = await culture.accompagner(ici);
    if (process.argv.includes('--faute')) await faute(rendue);
    return rendue;
  });
  await attendre(reponse);
}
await jalon.fermer();
rmSync(dossier, { recursive: true, force: true });
const moyennes = Object.entries(comptes).map(([quoi, n]) => [quoi, Math.round((n * 10) / FOIS) / 10]);
process.stdout.write(JSON.stringify(Object.fromEntries(moyennes)));
