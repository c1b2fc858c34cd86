/** A verb that reads creates nothing, wherever it is pointed at: each of them, on each folder, the tree of files before and after. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { programme } from '../../apps/cli/src/cli.js';
import type { Terminal } from '../../apps/cli/src/terminal.js';
import { dossierNeuf, lancer } from './terminal-de-test.js';

const RAISON = 'L’horloge avançait de quinze ans.';
/** Verb → arguments with which it reads a deployment. A PASS is named by its number: that one reads the lists too. */
const LISENT: Record<string, string[]> = {
  'parcours voir': ['999990000001'],
  'parcours rejouer': ['999990000001', '--au', '2026-11-24'],
  'parcours rejuger': ['999990000001'],
  'droit etudier': [],
  'parcours journal': ['999990000001'],
  'parcours actions': ['999990000001', '--persona', 'ddets'],
  'structure lister': [],
  'structure voir': ['ai-coup-de-main'],
  'structure journal': ['ai-coup-de-main'],
  indicateurs: ['--annee', '2026'],
  anomalies: [],
  'effacement proposer': [],
  'projections lister': [],
  sante: [],
  'preuve verifier': [],
  'preuve point': [],
  'exploitation etat': [],
  // they write with one more word
  'exploitation annuler-echeances': ['--depuis', '2041-11-24T00:00:00Z', '--raison', RAISON],
  'demo charger': ['--simulation'],
};
const ECRIVENT = [
  'projections reconstruire',
  'exploitation confirmer',
  'preuve exporter',
  'exploitation reconstruire-reservations',
  'compte inviter',
  'compte lien',
  'compte activer',
  'compte nommer',
  'compte retirer',
  'effacement executer',
  'sauvegarde creer',
  'sauvegarde restaurer',
];
const SANS_DEPLOIEMENT = [
  'scenario jouer',
  'scenario schema',
  'droit verifier',
  'sauvegarde verifier',
  'preuve temoigner',
  'config voir',
  'aide',
];
/** They read what the demonstration has none of: accounts, persons erased (test/cli/effacement). */
const RIEN_A_LIRE = ['compte lister', 'effacement certificat'];

const verbes = Object.keys(LISENT);
/** One of each way of reading: by number, figures, state of the models, health. */
const LISTES = ['parcours voir', 'indicateurs', 'projections lister', 'sante'];
const jouer = (verbe: string) => lancer([...verbe.split(' '), ...(LISENT[verbe] ?? []), '--donnees', ici.donnees]);
/** The companions of SQLite come and go with whoever reads. */
const estCompagnon = (nom: string): boolean => /-(wal|shm)$/.test(nom);
/** Filled by whoever reads them first: their content may change. */
const CACHES = ['projections.db', 'personnes.db'];

/** Every file of the data and of the keys, with its content; the folders themselves. */
function arbre(): string[] {
  return (readdirSync(dirname(ici.donnees), { recursive: true, withFileTypes: true }) as import('node:fs').Dirent[])
    .filter((e) => !estCompagnon(e.name))
    .map((e) => {
      const chemin = join(e.parentPath, e.name);
      const texte = !e.isFile() || CACHES.includes(e.name) ? '' : readFileSync(chemin);
      return `${chemin} ${createHash('sha256').update(texte).digest('hex').slice(0, 12)}`;
    })
    .sort();
}

const modele = dossierNeuf();
let ici: ReturnType<typeof dossierNeuf>;
beforeAll(async () => {
  const args = ['demo', 'charger', '--parcours', '2', '--jour', '24/11/2026', '-q', '--donnees', modele.donnees];
  expect((await lancer(args)).code).toBe(0);
}, 120_000);
afterAll(() => modele.effacer());
beforeEach(() => {
  ici = dossierNeuf();
});
afterEach(() => ici.effacer());
function copier(): void {
  cpSync(modele.donnees, ici.donnees, { recursive: true });
  cpSync(`${modele.donnees}-cles`, `${ici.donnees}-cles`, { recursive: true });
}

describe('un verbe qui lit ne crée rien', () => {
  it('chaque verbe est rangé : il lit, il écrit, ou il n’ouvre pas de déploiement', () => {
    const noms = (c: Command): string[] =>
      c.commands.flatMap((v) => (v.commands.length > 0 ? noms(v).map((n) => `${v.name()} ${n}`) : [v.name()]));
    const tous = noms(programme({} as Terminal, () => undefined));
    expect([...verbes, ...ECRIVENT, ...SANS_DEPLOIEMENT, ...RIEN_A_LIRE].sort()).toEqual(tous.sort());
  });

  it.each(verbes)('%s, dossier absent : le dit, et n’en crée pas', async (verbe) => {
    const { code, messages } = await jouer(verbe);
    expect([code, arbre()]).toEqual([verbe === 'demo charger' ? 0 : 4, []]);
    expect(messages).toMatch(/Dossier de données introuvable : .*--donnees ou JALON_DONNEES|^SIMULATION/);
  });

  it.each(verbes)('%s, dossier vide : le dit, et le laisse vide', async (verbe) => {
    mkdirSync(ici.donnees);
    const avant = arbre();
    const { code, messages } = await jouer(verbe);
    expect([code, arbre()]).toEqual([verbe === 'demo charger' ? 0 : 4, avant]);
    expect(messages).toMatch(/Ce dossier ne contient pas de journal|^SIMULATION/);
  });

  it.each(verbes)('%s, déploiement entier : répond, et n’y change rien', async (verbe) => {
    copier();
    const avant = arbre();
    expect((await jouer(verbe)).code).toBe(0);
    expect(arbre()).toEqual(avant);
  });

  it.each(verbes)('%s, sans modèles de lecture : répond de même, sans les créer', async (verbe) => {
    copier();
    const entier = await jouer(verbe);
    for (const f of readdirSync(ici.donnees)) if (CACHES.some((c) => f.startsWith(c))) rmSync(join(ici.donnees, f));
    const avant = arbre();
    const { code, sortie } = await jouer(verbe);
    expect([code, arbre()]).toEqual([0, avant]);
    // these say where the read models are: in memory, being filled
    if (!['projections lister', 'sante'].includes(verbe)) expect(sortie).toBe(entier.sortie);
  });

  it.each(LISTES)('%s, modèles de lecture abîmés : répond, et les laisse à qui les tient', async (verbe) => {
    copier();
    for (const c of CACHES) {
      for (const f of readdirSync(ici.donnees)) if (f.startsWith(c)) rmSync(join(ici.donnees, f));
      writeFileSync(join(ici.donnees, c), 'ceci n’est pas une base'.repeat(500), { mode: 0o600 });
    }
    const avant = arbre();
    expect((await jouer(verbe)).code).toBe(0);
    expect(arbre()).toEqual(avant);
  });

  it.each(LISTES)('%s, clés absentes : ne crée ni clé ni dossier des clés', async (verbe) => {
    copier();
    rmSync(`${ici.donnees}-cles`, { recursive: true });
    const avant = arbre();
    const { code, messages } = await jouer(verbe);
    // what can be read without the keys still is; a number of PASS is not, and health tells that they are missing
    expect([code, arbre()]).toEqual([['sante', 'parcours voir'].includes(verbe) ? 69 : 0, avant]);
    if (verbe === 'parcours voir') expect(messages).toContain('sans les clés des personnes');
    expect(existsSync(`${ici.donnees}-cles`)).toBe(false);
  });

  it('témoin : un verbe qui écrit change l’arbre, et l’arbre le voit', async () => {
    copier();
    for (const f of readdirSync(ici.donnees)) if (f.startsWith('projections.db')) rmSync(join(ici.donnees, f));
    const avant = arbre();
    expect((await lancer(['projections', 'reconstruire', '-q', '--donnees', ici.donnees])).code).toBe(0);
    expect(arbre()).not.toEqual(avant);
    expect(existsSync(join(ici.donnees, 'projections.db'))).toBe(true);
  });
});
