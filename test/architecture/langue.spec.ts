/** One dialect: what only a developer says has its known English name (ADR 0004, whose table is read here). */
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';

const ADR = join('docs/adr', readdirSync('docs/adr').find((f) => f.startsWith('0004-')) as string);
const interdits = new Set(
  [...readFileSync(ADR, 'utf8').matchAll(/^\| (?!not)([a-z, ]+) \| [a-z]/gm)].flatMap(([, mots]) =>
    (mots as string).split(', '),
  ),
);
/** Names that leave the process, each in the file that declares it. */
const SORTANTS = new Set([
  'libs/projections/src/etat.ts : gelees',
  'libs/projections/src/etat.ts : reconstruction',
  'libs/projections/src/etat.ts : en_reconstruction',
  'libs/projections/src/base.ts : flux',
  'libs/projections/src/base.ts : couleur',
  'libs/projections/src/batches.ts : flux',
  'libs/projections/src/colors.ts : couleur',
  'libs/application/src/sauvegarde/contenant.ts : octets',
  'libs/application/src/formes/reponses.ts : jeton',
  'libs/application/src/configuration/cles.ts : JALON_LIMITE_ATTENTES',
  'libs/application/src/configuration/cles.ts : JALON_LIMITE_ATTENTES_PERSONA',
]);

/** `aCorrigerEnLot`, `TAILLE_LOT`, `file-par-lot` : its words. */
const motsDe = (nom: string): string[] =>
  nom
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[ _-]/)
    .map((mot) => mot.toLowerCase());

function nomsDeclares(texte: string): string[] {
  const noms: string[] = [];
  const visiter = (n: ts.Node): void => {
    const { name } = n as { name?: ts.Node };
    if (name && ts.isIdentifier(name) && !ts.isPropertyAccessExpression(n)) noms.push(name.text);
    ts.forEachChild(n, visiter);
  };
  visiter(ts.createSourceFile('a.ts', texte, ts.ScriptTarget.Latest));
  return noms;
}
const fautes = (chemin: string, texte: string): string[] =>
  [...new Set([basename(chemin, '.ts'), ...nomsDeclares(texte)])]
    .filter((nom) => motsDe(nom).some((mot) => interdits.has(mot)))
    .map((nom) => `${chemin} : ${nom}`);

describe('Une seule langue', () => {
  const fichiers = readdirSync('libs', { recursive: true, encoding: 'utf8' })
    .map((f) => join('libs', f))
    .filter((f) => f.includes('/src/') && f.endsWith('.ts') && !f.endsWith('.spec.ts'));

  it('ce que seul un développeur dit est en anglais dans les bibliothèques', () => {
    expect(interdits.size).toBeGreaterThan(30);
    const trouvees = fichiers.flatMap((f) => fautes(f, readFileSync(f, 'utf8')));
    expect(trouvees.filter((f) => !SORTANTS.has(f))).toEqual([]);
    expect([...SORTANTS].filter((s) => !trouvees.includes(s))).toEqual([]);
  });

  it.each([
    ['une variable', 'libs/a/src/a.ts', 'const fluxAttendu = 1;', 'fluxAttendu'],
    ['une constante', 'libs/a/src/a.ts', 'export const TAILLE_LOT = 1;', 'TAILLE_LOT'],
    ['une classe', 'libs/a/src/a.ts', 'class Verrou {}', 'Verrou'],
    ['une méthode', 'libs/a/src/a.ts', 'class A { geler() {} }', 'geler'],
    ['un champ', 'libs/a/src/a.ts', 'interface A { curseur: number }', 'curseur'],
    ['une variable tirée d’un objet', 'libs/a/src/a.ts', 'const { color: couleur } = a;', 'couleur'],
    ['un fichier', 'libs/a/src/file-de-jetons.ts', '', 'file-de-jetons'],
  ])('un mot planté est vu : %s', (_, chemin, texte, nom) => {
    expect(fautes(chemin, texte)).toEqual([`${chemin} : ${nom}`]);
  });
});
