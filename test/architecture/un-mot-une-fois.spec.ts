/**
 * A word once: what a code of the law is called is in the référentiel, what a step is called in its chart. No source file says it again,
 * in the same words (a label found in a string) or in others (a table from the codes of one folder to words).
 */
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { lireReferentiel } from '@jalon/application';
import { structure } from '@jalon/conventionnement';
import { comptes } from '@jalon/habilitations';
import { exploitation } from '@jalon/exploitation';
import { parcours } from '@jalon/parcours';

/** The same words for another thing, each with what it is. */
const AUTRES_CHOSES: Record<string, string> = {
  'libs/droit/src/regles/prolongation.ts : aucune demande en attente': 'valeur constatée par une règle, pas une étape',
  'libs/parcours/src/faits/situation-declaree.ts : CDI inclusion': 'fait de la situation, dans une phrase',
  'libs/application/src/porte/suivi.ts : Formation': 'titre d’un champ',
  'libs/application/src/porte/suivi.ts : CDI inclusion': 'titre d’un champ',
  'libs/application/src/porte/suivi-contrat.ts : Entreprise': 'autre employeur d’un cumul, pas un utilisateur',
  'libs/droit/src/regles/heures-reduites.ts : Difficultés particulièrement importantes':
    'régime d’heures, pas un motif',
  'apps/web/src/textes/fr.ts : Demande de prolongation en attente': 'titre d’une partie de l’écran',
};
/** From here on, a label is looked for inside a longer sentence too. */
const LONG = 25;

const referentiel = lireReferentiel();
interface Noeud {
  meta?: { libelle?: string };
  states?: Record<string, Noeud>;
}
const motsDe = (n: Noeud): string[] => [
  ...(n.meta?.libelle === undefined ? [] : [n.meta.libelle]),
  ...Object.values(n.states ?? {}).flatMap(motsDe),
];
/** Of the codes (`prolongation/motifs/RQTH`) and of the conditions; `pass/duree` is the title of a page, not the name of a code. */
const parCode = [...referentiel.parametres].filter(([chemin]) => chemin.split('/').length > 2).map(([, p]) => p);
const deLaLoi = [...parCode, ...Object.values(referentiel.conditions)].map((x) => x.libelle);
const desMachines = [parcours, structure, comptes, exploitation].flatMap((m) => motsDe(m.config as Noeud));
const dossiers = new Map<string, Set<string>>();
for (const chemin of referentiel.parametres.keys()) {
  const coupe = chemin.lastIndexOf('/');
  const codes = dossiers.get(chemin.slice(0, coupe)) ?? new Set();
  dossiers.set(chemin.slice(0, coupe), codes.add(chemin.slice(coupe + 1)));
}

const enMinuscule = (mot: string): string => mot.charAt(0).toLowerCase() + mot.slice(1);
const echapper = (texte: string): string => texte.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
interface Mots {
  exacts: ReadonlySet<string>;
  /** Inside a sentence a label loses its capital; a short one would then be ordinary French. */
  longs: RegExp;
}
function motsAChercher(libelles: readonly string[]): Mots {
  const longs = libelles.filter((l) => l.length >= LONG).flatMap((l) => [l, enMinuscule(l)]);
  return { exacts: new Set(libelles), longs: new RegExp([...new Set(longs)].map(echapper).join('|'), 'u') };
}

function texteDe(n: ts.Node): string | null {
  if (ts.isStringLiteral(n) || ts.isNoSubstitutionTemplateLiteral(n) || ts.isJsxText(n)) return n.text.trim();
  return ts.isTemplateHead(n) || ts.isTemplateMiddle(n) || ts.isTemplateTail(n) ? n.text : null;
}
/** `{ social: 'Social', formation: 'Formation' }`: two codes of one folder or more, each with a word. */
function dossierNomme(n: ts.Node): string | null {
  if (!ts.isObjectLiteralExpression(n) || n.properties.length < 2) return null;
  const cles = n.properties.map((p) =>
    ts.isPropertyAssignment(p) && ts.isStringLiteral(p.initializer) && /^\p{Lu}.*\p{Ll}|\s/u.test(p.initializer.text)
      ? p.name.getText().replaceAll(/['"]/g, '')
      : null,
  );
  const trouve = [...dossiers].find(([, codes]) => cles.every((c) => c !== null && codes.has(c)));
  return trouve?.[0] ?? null;
}

function redites(arbre: ts.SourceFile, { exacts, longs }: Mots): string[] {
  const trouvees = new Set<string>();
  const visiter = (n: ts.Node): void => {
    const texte = texteDe(n);
    const redit = texte === null ? null : exacts.has(texte) ? texte : (longs.exec(texte)?.[0] ?? null);
    if (redit !== null) trouvees.add(`${arbre.fileName} : ${redit}`);
    const dossier = dossierNomme(n);
    if (dossier !== null) trouvees.add(`${arbre.fileName} : table des codes de ${dossier}`);
    ts.forEachChild(n, visiter);
  };
  visiter(arbre);
  return [...trouvees];
}
const lire = (fichier: string, source: string): ts.SourceFile =>
  ts.createSourceFile(
    fichier,
    source,
    ts.ScriptTarget.Latest,
    true,
    fichier.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );

const sources = ['libs', 'apps'].flatMap((racine) =>
  (readdirSync(racine, { recursive: true }) as string[])
    .map((f) => join(racine, f).replaceAll('\\', '/'))
    .filter((f) => /\/src\/.*\.tsx?$/.test(f) && !/\.spec\.ts$|node_modules/.test(f))
    .map((f) => lire(f, readFileSync(f, 'utf8')))
    // answers of the server, played again by `npm run docs`
    .filter((arbre) => !arbre.text.startsWith('// Généré par `npm run docs`')),
);

describe('Un mot, une fois', () => {
  it('aucun libellé de la loi ni d’une étape n’est redit dans les sources, sauf pour nommer autre chose', () => {
    const loi = motsAChercher(deLaLoi);
    const etapes = motsAChercher(desMachines);
    const trouvees = sources.flatMap((arbre) => [
      ...redites(arbre, loi),
      ...(arbre.fileName.endsWith('/machine.ts') ? [] : redites(arbre, etapes)),
    ]);
    expect(trouvees.sort()).toEqual(Object.keys(AUTRES_CHOSES).sort());
  });

  it('une redite plantée se voit : mêmes mots, dans une phrase, dans un composant, ou une table en d’autres mots', () => {
    const ici = (source: string): string[] =>
      redites(lire('a.tsx', source), motsAChercher([...deLaLoi, ...desMachines]));
    expect(ici('const a = "Accompagnement social";')).toEqual(['a.tsx : Accompagnement social']);
    expect(ici('const a = `motif : accompagnement social`;')).toEqual([]);
    expect(ici('const a = `Le motif est : contrat de travail suspendu de longue durée (${b}).`;')).toHaveLength(1);
    expect(ici('<td>PASS suspendu</td>')).toEqual(['a.tsx : PASS suspendu']);
    expect(ici("const n = { social: 'Social', prise_de_poste: 'Prise de poste' };")).toEqual([
      'a.tsx : table des codes de accompagnement/natures',
    ]);
    expect(ici("const n = { RQTH: 'Travailleur handicapé', SENIOR: 'Senior' };")).toContain(
      'a.tsx : table des codes de contrat/prolongation',
    );
    expect(ici("const n = { entreprise: 12, particulier: 3 }; type T = 'formation';")).toEqual([]);
  });
});
