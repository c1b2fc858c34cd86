import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

interface Violation {
  rule: { name: string };
  from: string;
}

/** Runs dependency-cruiser with the product's own configuration on the tree at `cwd`. */
function violations(cwd: string): Violation[] {
  const binaire = join(process.cwd(), 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [binaire, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'libs', 'apps'];
  const sortie = execFileSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return (JSON.parse(sortie) as { summary: { violations: Violation[] } }).summary.violations;
}

/** Every rule of the configuration, and a file that breaks it: [rule, offending file, its content]. */
const fautes: [regle: string, fichier: string, contenu: string][] = [
  ['libs:droit-imports', 'libs/droit/src/faute.ts', "export * from '@jalon/decider';"],
  ['libs:decider-imports', 'libs/decider/src/faute.ts', "export * from '@jalon/droit';"],
  ['libs:event-store-imports', 'libs/event-store/src/faute.ts', "export * from '@jalon/preuve';"],
  ['libs:preuve-imports', 'libs/preuve/src/faute.ts', "export * from '@jalon/confidentialite';"],
  ['libs:confidentialite-imports', 'libs/confidentialite/src/faute.ts', "export * from '@jalon/droit';"],
  ['libs:parcours-imports', 'libs/parcours/src/faute.ts', "export * from '@jalon/confidentialite';"],
  ['libs:conventionnement-imports', 'libs/conventionnement/src/faute.ts', "export * from '@jalon/parcours';"],
  ['libs:habilitations-imports', 'libs/habilitations/src/faute.ts', "export * from '@jalon/parcours';"],
  ['libs:exploitation-imports', 'libs/exploitation/src/faute.ts', "export * from '@jalon/droit';"],
  ['libs:visibilite-imports', 'libs/visibilite/src/faute.ts', "export * from '@jalon/droit';"],
  ['libs:identite-imports', 'libs/identite/src/faute.ts', "export * from '@jalon/droit';"],
  ['libs:exports-imports', 'libs/exports/src/faute.ts', "export * from '@jalon/droit';"],
  ['libs:projections-imports', 'libs/projections/src/faute.ts', "export * from '@jalon/confidentialite';"],
  ['libs:application-imports', 'libs/application/src/faute.ts', "export * from '../../../apps/api/src/main.js';"],
  ['libs:application-imports', 'libs/application/src/faute-demonstration.ts', "export * from '@jalon/demonstration';"],
  ['libs:application-imports', 'libs/application/src/faute-recits.ts', "export type * from '@jalon/recits';"],
  ['libs:demonstration-imports', 'libs/demonstration/src/faute.ts', "export * from '@jalon/recits';"],
  ['libs:recits-imports', 'libs/recits/src/faute.ts', "export * from '@jalon/event-store';"],
  ['apps:api-imports', 'apps/api/src/faute.ts', "export * from '@jalon/parcours';"],
  ['apps:cli-imports', 'apps/cli/src/faute.ts', "export * from '@jalon/droit';"],
  ['apps:lanceur-imports', 'apps/lanceur/faute.mjs', "export * from '@jalon/droit';"],
  ['apps:verifier-imports', 'apps/verifier/faute.mjs', "export * from '../../libs/droit/src/index.ts';"],
  ['apps:web-imports', 'apps/web/src/faute.tsx', "export * from '@jalon/droit';"],
  [
    'pure-domain',
    'libs/droit/src/horsbord.ts',
    "import { readFileSync } from 'node:fs'; export const lire = readFileSync;",
  ],
  ['front-door-only', 'libs/parcours/src/fenetre.ts', "export * from '../../droit/src/jour.js';"],
  ['no-circular', 'libs/preuve/src/a.ts', "import { b } from './b.js'; export const a = (): unknown => b;"],
  ['no-circular', 'libs/preuve/src/c.ts', "import type { D } from './d.js'; export interface C { d: D }"],
  ['no-circular', 'libs/preuve/src/e.ts', "import { f, type F } from './f.js'; export const e: F = f;"],
  ['couldNotResolve', 'libs/droit/src/nullepart.ts', "export * from '@jalon/inconnu';"],
];
const salles = [
  'droit',
  'decider',
  'parcours',
  'conventionnement',
  'habilitations',
  'exploitation',
  'event-store',
  'preuve',
  'confidentialite',
  'visibilite',
  'identite',
  'exports',
  'application',
  'projections',
  'demonstration',
  'recits',
];

describe('les frontières entre les pièces de la maison', () => {
  let faux = '';
  let trouvees: Violation[] = [];

  beforeAll(() => {
    faux = mkdtempSync(join(tmpdir(), 'jalon-frontieres-'));
    const ecrire = (fichier: string, contenu: string): void => {
      mkdirSync(dirname(join(faux, fichier)), { recursive: true });
      writeFileSync(join(faux, fichier), contenu);
    };
    for (const f of ['.dependency-cruiser.cjs', 'tsconfig.base.json', 'package.json']) cpSync(f, join(faux, f));
    symlinkSync(join(process.cwd(), 'node_modules'), join(faux, 'node_modules'));
    for (const s of salles) ecrire(`libs/${s}/src/index.ts`, 'export const salle = 1;');
    ecrire('libs/droit/src/jour.ts', 'export const jour = 1;');
    ecrire('libs/preuve/src/b.ts', "import { a } from './a.js'; export const b = (): unknown => a;");
    ecrire('libs/preuve/src/d.ts', "import type { C } from './c.js'; export interface D { c: C | null }");
    ecrire(
      'libs/preuve/src/f.ts',
      "import type { e } from './e.js'; export type F = 1; export const f: F = 1; export type E = typeof e;",
    );
    ecrire('apps/api/src/main.ts', 'export const api = 1;');
    for (const [, fichier, contenu] of fautes) ecrire(fichier, contenu);
    trouvees = violations(faux);
  }, 120_000);
  afterAll(() => rmSync(faux, { recursive: true, force: true }));

  it.each(fautes)('la règle %s attrape %s', (regle, fichier) => {
    expect(trouvees.filter((v) => v.from === fichier).map((v) => v.rule.name)).toContain(regle);
  });

  it('chaque règle de la configuration a son mauvais exemple', async () => {
    const { default: configuration } = (await import(join(process.cwd(), '.dependency-cruiser.cjs'))) as {
      default: { forbidden: { name: string }[] };
    };
    const attrapees = new Set(fautes.map(([regle]) => regle));
    expect([...attrapees].sort()).toEqual(configuration.forbidden.map((r) => r.name).sort());
  });

  it('la maison, elle, les respecte toutes', () => {
    expect(violations(process.cwd()).map((v) => `${v.rule.name} : ${v.from}`)).toEqual([]);
  }, 120_000);
});
