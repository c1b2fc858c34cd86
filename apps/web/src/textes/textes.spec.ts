/** No sentence is written in a component, and none is kept that no screen says. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { fr } from './fr.js';

const RACINE = join(import.meta.dirname, '..');
const sources = readdirSync(RACINE, { recursive: true, encoding: 'utf8' })
  .filter((f) => /\.tsx?$/.test(f) && !/\.spec\.ts$|fr\.ts$/.test(f))
  .map((f) => ({ fichier: f, texte: readFileSync(join(RACINE, f), 'utf8') }));
const LUS = new Set(['aria-label', 'title', 'alt', 'placeholder', 'label']);

/** Words between tags, and literal values of the attributes that are read out. */
function phrases(fichier: string, texte: string): string[] {
  const trouvees: string[] = [];
  const visiter = (noeud: ts.Node): void => {
    if (ts.isJsxText(noeud) && /\p{L}/u.test(noeud.text)) trouvees.push(noeud.text.trim());
    if (
      ts.isJsxAttribute(noeud) &&
      LUS.has(noeud.name.getText()) &&
      noeud.initializer &&
      ts.isStringLiteral(noeud.initializer)
    )
      trouvees.push(noeud.initializer.text);
    ts.forEachChild(noeud, visiter);
  };
  visiter(ts.createSourceFile(fichier, texte, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return trouvees;
}
const cles = (noeud: object, prefixe = ''): string[] =>
  Object.entries(noeud).flatMap(([nom, valeur]) =>
    typeof valeur === 'string' ? [prefixe + nom] : cles(valeur as object, `${prefixe}${nom}.`),
  );

describe('textes des écrans', () => {
  it('ne sont écrits dans aucun composant', () => {
    expect(phrases('temoin.tsx', '<p title="Bonjour">Une phrase {x}</p>')).toEqual(['Bonjour', 'Une phrase']);
    expect(sources.flatMap(({ fichier, texte }) => phrases(fichier, texte).map((p) => `${fichier} : ${p}`))).toEqual(
      [],
    );
  });
  it('sont tous dits par un écran', () => {
    const code = sources.map((s) => s.texte).join('\n');
    const dites = new Set([...code.matchAll(/'([a-zA-Z0-9]+\.[a-zA-Z0-9]+)'/g)].map((m) => m[1]));
    // Families looked up by a code of the API, or by a name computed in the component.
    const parCode =
      /^(role|groupe|etatPass|etatContrat|etatPeriode|effet|categorieSortie|rejugement)\.|^rejeu\.(au|connuLe)|^aFaire\.(en_|cette_|ce_|sans_)|^liste\.(col|dans)|^indicateurs\.(dynamique|insertionDansLEmploi|durable)|^parcours\.(suspensions|prolongations)|^frise\.(pass|suspensions|contrats|mises|demandes)/;
    expect(cles(fr).filter((cle) => !dites.has(cle) && !parCode.test(cle))).toEqual([]);
  });
  it('suivent la typographie : espaces insécables et apostrophe courbe', () => {
    expect(
      cles(fr).filter((cle) =>
        JSON.stringify(cle.split('.').reduce<unknown>((n, m) => (n as Record<string, unknown>)[m], fr)).includes("'"),
      ),
    ).toEqual([]);
  });
});
