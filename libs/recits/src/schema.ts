/** JSON Schema (2020-12) of a scenario document, commands included: built from the very classes the door validates with. */
import { z } from 'zod';
import { catalogueDEntrees, catalogueDesStructures } from '@jalon/application';
import { schemaScenario } from './document.js';
import { schemaDeClasse, type SchemaJson } from './schema-classe.js';

interface Nommable {
  classe: new () => object;
  libelle: string;
  nommeUnFait?: boolean;
}

export function schemaJsonScenario(): SchemaJson {
  const schema = z.toJSONSchema(schemaScenario, { io: 'input' }) as SchemaJson;
  const definitions: Record<string, SchemaJson> = {};
  const commandes: SchemaJson[] = [];
  for (const [type, { classe, libelle, nommeUnFait }] of Object.entries<Nommable>({
    ...catalogueDEntrees,
    ...catalogueDesStructures,
  })) {
    definitions[type] = { title: libelle, ...schemaDeClasse(classe) };
    if (nommeUnFait) accepterUneEtape(definitions[type]);
    commandes.push({
      type: 'object',
      title: libelle,
      properties: { type: { const: type }, data: { $ref: `#/$defs/${type}` } },
      required: ['type', 'data'],
    });
  }
  const etape = (schema['properties'] as Record<string, { items: { properties: Record<string, SchemaJson> } }>)[
    'etapes'
  ];
  if (etape) {
    etape.items.properties['commande'] = { oneOf: commandes };
    Object.assign(etape.items, { oneOf: [{ required: ['commande'] }, { required: ['lire'] }] });
  }
  return { ...schema, title: 'Scénario Jalon', $defs: definitions };
}

/** In a scenario a fact may be named by the step that wrote it. */
function accepterUneEtape(definition: SchemaJson): void {
  const proprietes = definition['properties'] as Record<string, SchemaJson>;
  const { title, ...place } = proprietes['fait'] ?? {};
  const etape = {
    type: 'object',
    properties: { etape: { type: 'integer', minimum: 1 } },
    required: ['etape'],
    additionalProperties: false,
  };
  proprietes['fait'] = { title, oneOf: [place, etape] };
}
