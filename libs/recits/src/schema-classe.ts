/**
 * JSON Schema of an input class, read from the metadata its field decorators leave for the OpenAPI document. The metadata keys are
 * those `@nestjs/swagger` documents for plugins; a spec checks that every command of the catalogue yields its fields.
 */
import 'reflect-metadata';

export type SchemaJson = Record<string, unknown>;
type Classe = new () => object;

const CHAMPS = 'swagger/apiModelPropertiesArray';
const DETAIL = 'swagger/apiModelProperties';

export function schemaDeClasse(classe: Classe): SchemaJson {
  const prototype = classe.prototype as object;
  const noms = (Reflect.getMetadata(CHAMPS, prototype) as string[] | undefined) ?? [];
  const properties: Record<string, SchemaJson> = {};
  const required: string[] = [];
  for (const champ of noms.map((n) => n.replace(/^:/, ''))) {
    const { required: requis, isArray, type, ...reste } = Reflect.getMetadata(DETAIL, prototype, champ) as SchemaJson;
    if (requis === true) required.push(champ);
    properties[champ] = decrire(type, isArray === true, reste);
  }
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}), additionalProperties: false };
}

/** A nested class is given as a function that returns it. */
function decrire(type: unknown, liste: boolean, reste: SchemaJson): SchemaJson {
  if (typeof type !== 'function') return { type, ...reste };
  const { maxItems, ...propre } = reste;
  const objet = schemaDeClasse((type as () => Classe)());
  return liste
    ? { type: 'array', ...propre, ...(maxItems === undefined ? {} : { maxItems }), items: objet }
    : { ...propre, ...objet };
}
