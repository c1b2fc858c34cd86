import { describe, expect, it } from '@jest/globals';
import { catalogueDEntrees, catalogueDesStructures } from '@jalon/application';
import { schemaJsonScenario } from './schema.js';

interface Node {
  type?: string;
  properties?: Record<string, Node>;
  required?: string[];
  items?: Node;
  oneOf?: Node[];
  enum?: string[];
  format?: string;
}
const schema = schemaJsonScenario() as unknown as Node & { $defs: Record<string, Node> };

describe('JSON Schema d’un scénario', () => {
  it('décrit les données de chaque commande du catalogue', () => {
    expect(Object.keys(schema.$defs)).toEqual([
      ...Object.keys(catalogueDEntrees),
      ...Object.keys(catalogueDesStructures),
    ]);
    for (const [type, definition] of Object.entries(schema.$defs))
      expect([type, Object.keys(definition.properties ?? {}).length > 0]).toEqual([type, true]);
  });
  it('suit les objets imbriqués, leurs champs obligatoires et leurs codes', () => {
    const contrat = schema.$defs['DeclarerEmbauche']?.properties?.['contrat'];
    expect(contrat?.required).toEqual(['id', 'type', 'debut']);
    expect(contrat?.properties?.['type']?.enum).toContain('CDDI');
    expect(contrat?.properties?.['debut']?.format).toBe('date');
    expect(schema.$defs['ReprendrePass']?.properties?.['suspensions']).toMatchObject({
      type: 'array',
      items: { required: ['motif', 'debut', 'fin'] },
    });
  });
  it('laisse nommer un fait par son étape', () => {
    expect(schema.$defs['RectifierFait']?.properties?.['fait']?.oneOf).toHaveLength(2);
  });
  it('n’oblige ni la lecture du droit ni l’attendu ; une étape agit ou lit', () => {
    expect(schema.required).toEqual(['titre', 'acteurs', 'etapes']);
    const etape = schema.properties?.['etapes']?.items;
    expect(etape?.required).toEqual(['le', 'acteur']);
    expect(etape?.oneOf?.map((o) => o.required)).toEqual([['commande'], ['lire']]);
  });
  it('est du JSON', () => {
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });
});
