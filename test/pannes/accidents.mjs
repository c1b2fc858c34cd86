/**
 * `npm run fiabilite:accidents`: five accidents that used to erase, wedge or double something, played on the built server, with what its user
 * reads each time. Ends with a non-zero code if one of them is no longer told, or costs a byte.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SERVEUR = 'dist/apps/api/serveur.mjs';
const DELAI = 60_000;
const racine = mkdtempSync(join(tmpdir(), 'jalon-accidents-'));
const modele = join(racine, 'modele');
let echecs = 0;

const dire = (texte = '') => process.stdout.write(`${texte}\n`);
const citer = (qui, texte) => dire(`    ${qui} : ${texte}`);
function exiger(vrai, attendu) {
  if (!vrai) echecs++;
  citer(vrai ? '✓' : '✗', attendu);
}

/** Starts the server; gives what it said, and either its address or its exit code. */
function lancer(donnees, demonstration = 0) {
  const env = { ...process.env, PORT: '0', JALON_DONNEES: donnees, JALON_DEMONSTRATION: String(demonstration) };
  const processus = spawn(process.execPath, [SERVEUR], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let sortie = '';
  const dit = [];
  processus.stderr.setEncoding('utf8').on('data', (t) => dit.push(...t.split('\n').filter((l) => l.trim() !== '')));
  const fini = new Promise((resoudre) => processus.once('exit', (code) => resoudre(code)));
  const arreter = async () => {
    processus.kill('SIGTERM');
    return fini;
  };
  return new Promise((resoudre, rejeter) => {
    const limite = setTimeout(() => rejeter(new Error(`pas de réponse : ${dit.join(' ')}`)), DELAI);
    const rendre = (resultat) => {
      clearTimeout(limite);
      resoudre({ dit, arreter, ...resultat });
    };
    processus.stdout.setEncoding('utf8').on('data', (t) => {
      sortie += t;
      const annonce = /"quoi":"ecoute","port":(\d+)/.exec(sortie);
      if (annonce) rendre({ url: `http://127.0.0.1:${annonce[1]}`, code: null });
    });
    void fini.then((code) => rendre({ url: null, code }));
  });
}
const demander = async (url, chemin, persona, corps) => {
  const reponse = await fetch(url + chemin, {
    headers: { 'X-Jalon-Persona': persona, 'Content-Type': 'application/json' },
    ...(corps ? { method: 'POST', body: JSON.stringify(corps) } : {}),
  });
  return { statut: reponse.status, corps: await reponse.json() };
};
const sante = (url) => demander(url, '/health/ready', '');
const liste = (url) => demander(url, '/api/parcours?taille=100', 'ddets');
let rang = 0;
const ecrire = (url) =>
  demander(url, '/api/parcours', 'conseiller-ml', {
    type: 'OuvrirParcours',
    data: { personne: { nom: 'Essai', prenom: `Accident ${(rang += 1)}`, naissance: '1990-01-01' } },
  });
const nommees = (corps) => corps.lignes.filter((l) => l.nom !== null).length;
/** The list once rows are there: they are rebuilt in the background. */
async function listeComplete(url, total) {
  for (let i = 0; i < 100; i++) {
    const { corps } = await liste(url);
    if (corps.total >= total) return corps;
    await new Promise((r) => setTimeout(r, 100));
  }
  return (await liste(url)).corps;
}

/** A fresh copy of the deployment for one accident. */
function copie(nom) {
  const donnees = join(racine, nom);
  cpSync(modele, donnees, { recursive: true });
  cpSync(`${modele}-cles`, `${donnees}-cles`, { recursive: true });
  return { donnees, cles: `${donnees}-cles` };
}
const empreinte = (fichier) => createHash('sha256').update(readFileSync(fichier)).digest('hex');
const oter = (dossier, debut) => {
  for (const f of readdirSync(dossier).filter((f) => f.startsWith(debut))) rmSync(join(dossier, f));
};

const raconter = (serveur) => {
  for (const l of serveur.dit.filter((l) => !l.startsWith('Jalon écoute'))) citer('le serveur dit', l.trim());
};
async function lectureSeule(serveur, phrase, total) {
  raconter(serveur);
  const { statut, corps } = await sante(serveur.url);
  exiger(statut === 200 && corps.ecriture === 'fermee', 'GET /health/ready : 200, écriture fermée');
  const refus = await ecrire(serveur.url);
  citer('qui écrit lit', refus.corps.detail);
  exiger(refus.statut === 503 && phrase.test(refus.corps.detail), 'une écriture est refusée (503), avec quoi remettre');
  exiger((await listeComplete(serveur.url, total)).total === total, `les ${total} parcours se lisent toujours`);
}

try {
  dire('Préparation : un déploiement de démonstration…');
  const depart = await lancer(modele, 8);
  if (!depart.url) throw new Error(depart.dit.join('\n'));
  const total = (await liste(depart.url)).corps.total;
  await depart.arreter();

  dire('\n1. Un fichier vide nommé .demonstration-en-cours est posé dans le dossier de données');
  {
    const { donnees, cles } = copie('marque');
    // verifie.json is the day of the last verification: each start writes it again, and none needs it
    const secrets = readdirSync(cles).filter((f) => f !== 'verifie.json');
    const gardes = [...['evenements.db', 'cles.db'].map((f) => join(donnees, f)), ...secrets.map((f) => join(cles, f))];
    const avant = gardes.map(empreinte);
    writeFileSync(join(donnees, '.demonstration-en-cours'), '');
    const serveur = await lancer(donnees, 60);
    raconter(serveur);
    exiger(
      serveur.url !== null && (await listeComplete(serveur.url, total)).total === total,
      `les ${total} parcours sont là`,
    );
    await serveur.arreter();
    exiger(gardes.map(empreinte).join() === avant.join(), 'le journal et les clés n’ont pas changé d’un octet');
  }

  dire('\n2. La clé d’index est perdue');
  {
    const { donnees, cles } = copie('index');
    const cle = readFileSync(join(cles, 'index.cle'));
    rmSync(join(cles, 'index.cle'));
    const serveur = await lancer(donnees);
    await lectureSeule(serveur, /clé d’index \(index\.cle\)/, total);
    await serveur.arreter();
    exiger(!existsSync(join(cles, 'index.cle')), 'aucune clé n’a été recréée');
    writeFileSync(join(cles, 'index.cle'), cle, { mode: 0o400 });
    const apres = await lancer(donnees);
    exiger((await ecrire(apres.url)).statut === 201, 'la clé remise, on écrit de nouveau');
    await apres.arreter();
  }

  dire('\n3. Le coffre des clés personnelles est perdu, puis remis');
  {
    const { donnees } = copie('coffre');
    oter(donnees, 'cles.db');
    oter(donnees, 'projections.db');
    const serveur = await lancer(donnees);
    await lectureSeule(serveur, /cles\.db/, total);
    const lignes = (await listeComplete(serveur.url, total)).lignes;
    citer('la liste dit', [...new Set(lignes.map((l) => l.personne))].join(', '));
    exiger(
      lignes.every((l) => l.personne === 'cle_absente'),
      'personne n’est dit « effacé »',
    );
    await serveur.arreter();
    for (const f of readdirSync(modele).filter((f) => f.startsWith('cles.db')))
      cpSync(join(modele, f), join(donnees, f));
    const apres = await lancer(donnees);
    exiger(nommees(await listeComplete(apres.url, total)) === total, 'le coffre remis, tous les noms reviennent');
    exiger((await ecrire(apres.url)).statut === 201, 'et l’on écrit de nouveau');
    await apres.arreter();
  }

  dire('\n4. Le cache des listes est abîmé');
  {
    const { donnees } = copie('cache');
    oter(donnees, 'projections.db');
    writeFileSync(join(donnees, 'projections.db'), 'ceci n’est pas une base de données '.repeat(500));
    const serveur = await lancer(donnees);
    raconter(serveur);
    exiger(serveur.url !== null, 'le serveur démarre');
    if (serveur.url) {
      exiger((await ecrire(serveur.url)).statut === 201, 'les commandes passent');
      exiger((await listeComplete(serveur.url, total + 1)).total === total + 1, 'la liste est rebâtie');
      await serveur.arreter();
    }
    citer(
      'le dossier garde',
      readdirSync(donnees)
        .filter((f) => f.startsWith('projections.db'))
        .join(', '),
    );
  }

  dire('\n5. Un second serveur est lancé sur le même dossier');
  {
    const { donnees } = copie('second');
    const premier = await lancer(donnees);
    const second = await lancer(donnees);
    raconter(second);
    exiger(second.url === null && second.code !== 0, `le second s’arrête (code ${second.code})`);
    exiger(
      second.dit.some((l) => l.includes('déjà ouvert')),
      'et dit pourquoi',
    );
    exiger((await ecrire(premier.url)).statut === 201, 'le premier continue');
    await premier.arreter();
    const apres = await lancer(donnees);
    exiger(apres.url !== null, 'le premier arrêté, un autre peut ouvrir');
    await apres.arreter();
  }
} finally {
  rmSync(racine, { recursive: true, force: true });
}
dire(echecs === 0 ? '\nCinq accidents, rien de perdu, tout est dit.' : `\n${echecs} constats ne tiennent pas.`);
process.exit(echecs === 0 ? 0 : 1);
