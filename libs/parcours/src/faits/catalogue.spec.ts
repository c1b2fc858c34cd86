import { describe, expect, it } from '@jest/globals';
import { cheminsPersonnels, type DefinitionFait } from '@jalon/decider';
import { z } from 'zod';
import { catalogue } from './index.js';

const definitions: [string, DefinitionFait][] = Object.entries(catalogue).map(([nom, d]) => [
  nom,
  d as unknown as DefinitionFait,
]);

/** The same data once the key of the person is destroyed. */
const efface = (data: Record<string, unknown>, personnels: readonly string[], prefixe = ''): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).map(([cle, valeur]) => {
      const chemin = prefixe + cle;
      if (personnels.includes(chemin)) return [cle, null];
      const plonge = personnels.some((p) => p.startsWith(`${chemin}.`));
      return [cle, plonge ? efface(valeur as Record<string, unknown>, personnels, `${chemin}.`) : valeur];
    }),
  );

/**
 * Names of fields that say something of a person, whatever the fact: under her key, or told here why not. What else is in clear is in
 * docs/generated/classes.md, for a reviewer to disagree with.
 */
const DE_LA_PERSONNE =
  /^(motif.*|criteres|regime|convergence|raison|explication|precision|origine|numero|personne|rqth|formation|cdiInclusion|finDeDroits|bilan|pieces|entretien|synthese|resume|financement|poste|taches|lieu|actions|remplacement|inscritDepuis|certifications)$/;
const EN_CLAIR: Readonly<Record<string, string>> = {
  'ProlongationRefusee.motif': 'pourquoi la demande ne convient pas (durée, SIAE…) : rien de la personne',
  'EmbaucheDeclaree.precision': 'la sorte de contrat',
  'PassRepris.origine': 'd’où vient le PASS',
  'HeuresReduitesAutorisees.bilan': 'un bilan a été fait : oui ou non',
};

const nus = (definition: DefinitionFait): string[] =>
  Object.keys(definition.schema.shape)
    .filter((champ) => DE_LA_PERSONNE.test(champ) && !cheminsPersonnels(definition).includes(champ))
    .map((champ) => `${definition.type}.${champ}`);

it('un motif laissé en clair se verrait', () => {
  const definition = catalogue.SuspensionDeclaree as unknown as DefinitionFait;
  expect(nus({ ...definition, personnels: { 'verdict.c': 'C3' } })).toEqual(['SuspensionDeclaree.motif']);
});

describe.each(definitions)('le fait %s', (nom, definition) => {
  it('porte son nom et une version', () => {
    expect(definition.type).toBe(nom);
    expect(definition.version).toBeGreaterThanOrEqual(1);
  });
  it('a un exemple conforme à son schéma, sans rien de plus', () => {
    expect(definition.schema.strict().parse(definition.exemple)).toEqual(definition.exemple);
  });
  it('reste lisible une fois la personne effacée', () => {
    const sans = efface(definition.exemple, cheminsPersonnels(definition));
    expect(definition.schema.parse(sans)).toEqual(sans);
    expect(definition.phrase(sans, (chemin) => chemin)).toMatch(/\S.*\.$/);
  });
  it('ne nomme que des champs personnels qui existent', () => {
    const champs = Object.keys(definition.schema.shape);
    expect(Object.keys(definition.personnels).filter((p) => !champs.includes(p.split('.')[0] ?? ''))).toEqual([]);
  });
  it('garde sous la clé de la personne tout champ qui dit quelque chose d’elle, ou dit pourquoi pas', () => {
    expect(nus(definition)).toEqual(Object.keys(EN_CLAIR).filter((champ) => champ.startsWith(`${nom}.`)));
  });
  it('dit la classe de chaque partie d’un champ personnel qui en a plusieurs', () => {
    const chemins = Object.keys(definition.personnels);
    for (const chemin of cheminsPersonnels(definition)) {
      const dites = chemins.filter((c) => c.startsWith(`${chemin}.`)).map((c) => c.slice(chemin.length + 1));
      if (dites.length === 0) continue;
      const schema = z.toJSONSchema(definition.schema.shape[chemin] as z.ZodType, { unrepresentable: 'any' });
      const parties = (schema.anyOf as { properties?: object }[]).flatMap((s) => Object.keys(s.properties ?? {}));
      expect(dites.toSorted()).toEqual(parties.toSorted());
    }
  });
  it('n’a aucun nombre à virgule dans son exemple', () => {
    expect(JSON.stringify(definition.exemple)).not.toMatch(/[:[,]-?\d+\.\d/);
  });
});
