import { describe, expect, it } from '@jest/globals';
import type { DefinitionFait } from '@jalon/decider';
import { catalogue } from './index.js';

const definitions: [string, DefinitionFait][] = Object.entries(catalogue).map(([nom, d]) => [
  nom,
  d as unknown as DefinitionFait,
]);

/** The same data once the key of the person is destroyed. */
const efface = (data: Record<string, unknown>, personnels: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data).map(([cle, valeur]) => [cle, personnels.includes(cle) ? null : valeur]));

describe.each(definitions)('le fait %s', (nom, definition) => {
  it('porte son nom et une version', () => {
    expect(definition.type).toBe(nom);
    expect(definition.version).toBeGreaterThanOrEqual(1);
  });
  it('a un exemple conforme à son schéma, sans rien de plus', () => {
    expect(definition.schema.strict().parse(definition.exemple)).toEqual(definition.exemple);
  });
  it('reste lisible une fois la personne effacée', () => {
    const sans = efface(definition.exemple, definition.personnels);
    expect(definition.schema.parse(sans)).toEqual(sans);
    expect(definition.phrase(sans, (chemin) => chemin)).toMatch(/\S.*\.$/);
  });
  it('ne nomme que des champs personnels qui existent', () => {
    const champs = Object.keys(definition.schema.shape);
    expect(definition.personnels.filter((p) => !champs.includes(p.split('.')[0] ?? ''))).toEqual([]);
  });
  it('n’a aucun nombre à virgule dans son exemple', () => {
    expect(JSON.stringify(definition.exemple)).not.toMatch(/[:[,]-?\d+\.\d/);
  });
});
