/**
 * The lock installs everywhere, not only where it was made: every optional binary of every package is in it, exact and hashed,
 * in a form that npm 10 and npm 11 both leave as it is. Without that, `npm ci` refuses on macOS and Windows, or `npm install` dirties the tree.
 *
 *   node .ci/verrou.mjs [FILE]            says what is wrong, code 1
 *   node .ci/verrou.mjs [FILE] --ecrire   first removes what one of the two npm would rewrite; a missing binary needs `npm install`
 */
import { readFileSync, writeFileSync } from 'node:fs';

const EXACTE = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
/** Written by one npm, removed by the other (libc), or naming a registry that is not everybody's (resolved). */
const INSTABLES = ['libc', 'resolved'];
/** Our own builds of Node: npm would link `node_modules/.bin/node`, ahead of the host's Node in every script, even where it cannot run. */
const estNode = (chemin) => /^node_modules\/node-(linux|win|darwin)-/.test(chemin);
const aRetirer = (chemin, entree) =>
  [...INSTABLES, ...(estNode(chemin) ? ['bin'] : [])].filter((champ) => champ in entree);

/** Where Node would find a package from another one: its own node_modules, then each one above. */
function trouver(paquets, depuis, nom) {
  for (let base = depuis; ; base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1))) {
    const chemin = `${base === '' ? '' : `${base}/`}node_modules/${nom}`;
    if (paquets[chemin]) return paquets[chemin];
    if (base === '') return null;
  }
}

function* fautesDe(paquets) {
  for (const [chemin, entree] of Object.entries(paquets)) {
    for (const champ of aRetirer(chemin, entree))
      yield `${chemin} : le champ « ${champ} » ne doit pas être enregistré (« node .ci/verrou.mjs --ecrire » le retire)`;
    if (chemin !== '' && !entree.link && !entree.integrity) yield `${chemin} : empreinte absente`;
    for (const [nom, voulue] of Object.entries(entree.optionalDependencies ?? {})) {
      const trouve = trouver(paquets, chemin, nom);
      const pour = `${nom}@${voulue}, facultatif de ${chemin || 'jalon'}`;
      if (!trouve) yield `${pour} : absent`;
      else if (EXACTE.test(voulue) && trouve.version !== voulue) yield `${pour} : enregistré en ${trouve.version}`;
    }
  }
}

const fichier = process.argv.slice(2).find((mot) => !mot.startsWith('--')) ?? 'package-lock.json';
const verrou = JSON.parse(readFileSync(fichier, 'utf8'));
if (process.argv.includes('--ecrire')) {
  for (const [chemin, entree] of Object.entries(verrou.packages))
    for (const champ of aRetirer(chemin, entree)) delete entree[champ];
  writeFileSync(fichier, `${JSON.stringify(verrou, null, 2)}\n`);
}
const fautes = [...fautesDe(verrou.packages)];
for (const faute of fautes) console.error(faute);
if (fautes.length > 0) {
  console.error(
    `${fichier} : ${fautes.length} ${fautes.length > 1 ? 'fautes' : 'faute'} ; un binaire absent se retrouve par « npm install » devant un registre qui offre toutes les plateformes.`,
  );
  process.exit(1);
}
const facultatifs = Object.values(verrou.packages).filter((entree) => entree.optional).length;
console.log(`${fichier} : ${facultatifs} paquets facultatifs enregistrés, aucun ne manque.`);
