/** Whoever recorded a fact by mistake has a way back, or the fact says why not and what to do instead (D27). */
import { describe, expect, it } from '@jest/globals';
import type { DefinitionFait } from '@jalon/decider';
import { catalogueDEntrees, catalogueDesComptes, catalogueDesStructures } from '@jalon/application';
import { catalogueStructure } from '@jalon/conventionnement';
import { catalogueComptes } from '@jalon/habilitations';
import { catalogue } from '@jalon/parcours';

const definitions = [catalogue, catalogueStructure, catalogueComptes].flatMap(
  (c) => Object.values(c) as unknown as DefinitionFait[],
);
const portes = { ...catalogueDEntrees, ...catalogueDesStructures, ...catalogueDesComptes };
/** The article, decision or ADR that a reason rests on. */
const SOURCE = /\((?=[^)]*\b(?:D\d{1,2}|ADR \d{4}|PASS-\d\d|[LRD]\. ?\d{4})\b)[^)]*\)/;

/** What is missing for that fact to have an answer; empty: nothing. */
function manques({ type, rectifiable, sansRetour }: DefinitionFait): string[] {
  if (rectifiable && sansRetour) return [`${type} : se rectifie, et dit pourquoi il ne se rectifie pas`];
  if (rectifiable) return rectifiable.retirer || rectifiable.remplacer ? [] : [`${type} : rien ne s’en rectifie`];
  if (!sansRetour) return [`${type} : ni rectifiable, ni dit sans retour`];
  const inconnues = sansRetour.par.filter((c) => !(c in portes));
  return [
    ...inconnues.map((c) => `${type} : ${c} n’est pas une commande`),
    ...(SOURCE.test(sansRetour.raison) ? [] : [`${type} : une raison sans article ni décision`]),
  ];
}

describe('chaque fait d’un parcours, d’une structure ou de ses comptes', () => {
  it('se retire ou se corrige, ou dit pourquoi non et par où passer', () => {
    expect(definitions.flatMap(manques)).toEqual([]);
    expect(definitions.length).toBeGreaterThan(65);
  });

  it('sans réponse, ou avec une réponse qui ne mène nulle part, se verrait', () => {
    const { rectifiable: _, ...nu } = catalogue.HeuresDeclarees as unknown as DefinitionFait;
    expect(manques(nu)).toEqual(['HeuresDeclarees : ni rectifiable, ni dit sans retour']);
    expect(manques({ ...nu, rectifiable: { retirer: false } })).toEqual(['HeuresDeclarees : rien ne s’en rectifie']);
    expect(manques({ ...nu, sansRetour: { raison: 'parce que', par: ['RectifierTout'] } })).toEqual([
      'HeuresDeclarees : RectifierTout n’est pas une commande',
      'HeuresDeclarees : une raison sans article ni décision',
    ]);
  });
});
