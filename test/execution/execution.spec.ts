import { afterAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const racine = process.cwd();
const { default: configuration } = (await import(join(racine, 'jest.config.mjs'))) as { default: object };
const dossier = mkdtempSync(join(tmpdir(), 'jalon-execution-'));
afterAll(() => rmSync(dossier, { recursive: true }));
symlinkSync(join(racine, 'node_modules'), join(dossier, 'node_modules'));
writeFileSync(join(dossier, 'package.json'), '{ "type": "module" }');

interface Essai {
  assertionResults: { title: string; status: string; failureMessages: string[] }[];
}

/** Planted files, played by the jest of the house. @returns title → what failed, and the outputs */
function jouer(fichiers: Record<string, string>, environnement = join(racine, 'test/execution/environment.mjs')) {
  for (const [nom, texte] of Object.entries(fichiers)) {
    mkdirSync(dirname(join(dossier, nom)), { recursive: true });
    writeFileSync(join(dossier, nom), texte);
  }
  const reglages = {
    ...configuration,
    rootDir: dossier,
    roots: ['<rootDir>'],
    reporters: [],
    runtime: join(racine, 'test/execution/runtime.mjs'),
    testEnvironment: environnement,
  };
  const rendu = join(dossier, 'rendu.json');
  rmSync(rendu, { force: true });
  const { stderr } = spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      join(racine, 'node_modules/jest/bin/jest.js'),
      '-i',
      '--json',
      `--outputFile=${rendu}`,
      `--config=${JSON.stringify(reglages)}`,
      ...Object.keys(fichiers).filter((nom) => nom.endsWith('.spec.ts')),
    ],
    { cwd: dossier, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  if (!existsSync(rendu)) throw new Error(`jest n’a rien rendu : ${stderr}`);
  const { testResults } = JSON.parse(readFileSync(rendu, 'utf8')) as { testResults: (Essai & { message: string })[] };
  const essais = testResults.flatMap((f) => f.assertionResults);
  return {
    etats: Object.fromEntries(essais.map((e) => [e.title, e.status])),
    echecs: Object.fromEntries(essais.map((e) => [e.title, e.failureMessages.join('\n')])),
    fichiers: testResults.map((f) => f.message),
  };
}

const GLOBALES = `import { afterAll, describe, expect, it, jest } from '@jest/globals';\n`;

/** Says what it found of an earlier file, then leaves everything it can. */
const sale = (nom: string): string =>
  `${GLOBALES}
import { compteur as delEssai } from '../essais/compteur.js';
import { compteur as duProduit } from '@jalon/exemple';
const trouve = {
  globale: (globalThis as Record<string, unknown>)['laissee'], variable: process.env['JALON_LAISSEE'], dossier: process.cwd(),
  sourds: process.listenerCount('SIGUSR2'), horloge: Date.now() > 10, delAide: delEssai.n++,
  verificateurs: 'toEtreLaisse' in expect(1),
};
duProduit.n++;
it('${nom} : rien ne reste du fichier d’avant', () => {
  expect(trouve).toEqual({
    globale: undefined, variable: undefined, dossier: ${JSON.stringify('DOSSIER')}, sourds: 0, horloge: true, delAide: 0,
    verificateurs: false,
  });
});
it('${nom} : laisse tout', () => {
  Object.assign(globalThis, { laissee: 1 });
  process.env['JALON_LAISSEE'] = 'oui';
  process.on('SIGUSR2', () => undefined);
  process.chdir('/');
  expect.extend({ toEtreLaisse: () => ({ pass: true, message: () => '' }) });
  jest.useFakeTimers({ now: 5 });
  expect(Date.now()).toBe(5);
});
it('le produit a servi ' + duProduit.n + ' fois', () => undefined);
`.replaceAll('"DOSSIER"', JSON.stringify(dossier));

const deux = {
  'libs/exemple/src/index.ts': 'export const compteur: { n: number } = { n: 0 };\n',
  'libs/exemple/essais/compteur.ts': 'export const compteur: { n: number } = { n: 0 };\n',
  'libs/exemple/src/a.spec.ts': sale('a'),
  'libs/exemple/src/b.spec.ts': sale('b'),
  'libs/exemple/src/partage.spec.ts': `${GLOBALES}
import { compteur } from '@jalon/exemple';
import { compteur as encore } from './index.js';
it('un seul produit, par quelque chemin qu’on le nomme', () => expect(encore).toBe(compteur));
`,
};

describe('un fichier d’essais se joue dans le processus même, et n’y laisse rien', () => {
  it('le suivant trouve ce qu’il trouverait seul', () => {
    const { etats } = jouer(deux);
    expect(Object.keys(etats)).toHaveLength(7);
    expect(new Set(Object.values(etats))).toEqual(new Set(['passed']));
    // the helpers were loaded anew, the product was not
    expect(Object.keys(etats)).toEqual(
      expect.arrayContaining(['le produit a servi 1 fois', 'le produit a servi 2 fois']),
    );
  });

  it('sans remise en état, le même contrôle voit tout ce qui reste', () => {
    const environnement = join(dossier, 'sans-remise.mjs');
    writeFileSync(
      environnement,
      `import E from ${JSON.stringify(join(racine, 'test/execution/environment.mjs'))};
export default class extends E { async teardown() { this.fakeTimersModern.dispose(); } }\n`,
    );
    const { echecs } = jouer(deux, environnement);
    const second = Object.entries(echecs).find(([titre, vu]) => titre.includes('rien ne reste') && vu !== '')?.[1];
    for (const reste of ['globale', 'variable', 'dossier', 'sourds', 'verificateurs'])
      expect(second).toMatch(new RegExp(`\\+\\s+"${reste}"`));
  });
});

describe('ce que jest refuse, il le refuse encore', () => {
  const { etats, echecs, fichiers } = jouer({
    'fautes.spec.ts': `${GLOBALES}
interface Rien { vide?: true }
it('une attente déçue', () => expect(1 as number).toBe(2));
it('un temps dépassé', () => new Promise(() => undefined), 50);
it('un rejet que personne n’attend', async () => {
  void Promise.reject(new Error('oublié'));
  await new Promise((suite) => setTimeout(suite, 20));
});
it('un nombre d’attentes qui n’y est pas', () => expect.assertions(1));
it('une attente tenue', () => expect({ a: [1] }).toStrictEqual({ a: [1] }));
`,
    'illisible.spec.ts': `import { rien } from './absent.js';\nrien();\n`,
  });

  it.each([
    'une attente déçue',
    'un temps dépassé',
    'un rejet que personne n’attend',
    'un nombre d’attentes qui n’y est pas',
  ])('%s', (titre) => expect(etats[titre]).toBe('failed'));

  it('et rien d’autre', () => expect(etats['une attente tenue']).toBe('passed'));
  it('un module absent fait échouer le fichier', () => expect(fichiers.join()).toMatch(/absent\.js/));
  it('la ligne dite est celle du fichier écrit', () =>
    expect(echecs['une attente déçue']).toMatch(/fautes\.spec\.ts:4:/));
});
