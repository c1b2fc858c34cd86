/**
 * From the schema of a command, as the API publishes it, to the fields of a form. The screens know kinds of fields, not commands:
 * a new command, a new code or a new field needs nothing here.
 */
import type { DocumentOpenApi, Schema } from '../api/document.js';
import type { Choix } from '../api/types.js';

export type Genre =
  | 'texte'
  | 'texteLong'
  | 'date'
  | 'mois'
  | 'entier'
  | 'nombre'
  | 'ouiNon'
  | 'choix'
  // A choice whose code is a whole number.
  | 'choixEntier'
  | 'choixMultiple'
  | 'objet'
  | 'liste';

export interface Champ {
  nom: string;
  titre: string;
  aide: string | null;
  requis: boolean;
  genre: Genre;
  /** `choix`, `choixMultiple` */
  options: Choix[];
  /** What an organisation of the directory must be to be offered; null: the field names none. */
  annuaire: 'siae' | 'prescripteur' | null;
  /** `objet`: its fields, in order. */
  champs: Champ[];
  /** `liste`: what one element looks like. */
  element: Champ | null;
}

/** Follows references and merges `allOf`: Nest writes a titled reference that way. */
export function resoudre(schema: Schema, document: DocumentOpenApi): Schema {
  const parties = [
    ...(schema.allOf ?? []),
    ...(schema.oneOf ?? schema.anyOf ?? []).filter((s) => s.type !== 'null').slice(0, 1),
  ];
  const cible = schema.$ref ? document.components?.schemas?.[schema.$ref.split('/').pop() ?? ''] : undefined;
  const base = [...(cible ? [cible] : []), ...parties].map((s) => resoudre(s, document));
  const { $ref: _, allOf: __, oneOf: ___, anyOf: ____, ...propre } = schema;
  return Object.assign({}, ...base, propre) as Schema;
}

const optionsDe = (schema: Schema): Choix[] =>
  (schema.enum ?? [])
    .filter((code) => code !== null)
    .map((code) => ({ code: String(code), libelle: schema['x-libelles']?.[String(code)] ?? String(code) }));

const estMois = (schema: Schema): boolean =>
  schema.maxLength === 7 && (schema.pattern ?? '').includes('(0[1-9]|1[0-2])');

function genreDe(schema: Schema, options: Choix[]): Genre | null {
  const type = Array.isArray(schema.type) ? schema.type.find((un) => un !== 'null') : schema.type;
  if (type === 'array') return 'liste';
  if (options.length > 0) return 'choix';
  if (schema.properties) return 'objet';
  // An object of free form cannot be asked in a form.
  if (type === 'object') return null;
  if (type === 'boolean') return 'ouiNon';
  if (type === 'integer') return 'entier';
  if (type === 'number') return 'nombre';
  if (schema.format === 'date') return 'date';
  if (estMois(schema)) return 'mois';
  return schema.format === 'textarea' ? 'texteLong' : 'texte';
}

interface Contexte {
  document: DocumentOpenApi;
  /** Codes accepted today, by path of the field without indexes (`pieces.critere`). */
  choix: Record<string, Choix[]>;
}

function champ(nom: string, chemin: string, brut: Schema, requis: boolean, contexte: Contexte): Champ | null {
  const schema = resoudre(brut, contexte.document);
  const items = schema.items ? resoudre(schema.items, contexte.document) : null;
  const options = contexte.choix[chemin] ?? optionsDe(items && !items.properties ? items : schema);
  const genre = genreDe(schema, options);
  if (!genre) return null;
  const commun = {
    nom,
    titre: schema.title ?? nom,
    aide: schema.description ?? null,
    requis,
    options,
    annuaire: schema['x-annuaire'] ?? null,
    champs: [],
    element: null,
  };
  if (genre === 'objet') return { ...commun, genre, champs: champsDe(schema, chemin, contexte) };
  if (genre !== 'liste') return { ...commun, genre };
  if (options.length > 0) return { ...commun, genre: 'choixMultiple' };
  const element = champ(nom, chemin, { ...items, title: commun.titre }, true, contexte);
  return element ? { ...commun, genre, element } : null;
}

function champsDe(schema: Schema, chemin: string, contexte: Contexte): Champ[] {
  const requis = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([nom, s]) => {
    const un = champ(nom, chemin ? `${chemin}.${nom}` : nom, s, requis.has(nom), contexte);
    return un ? [un] : [];
  });
}

/** Types of the commands a parcours may receive, with their French name. */
export function commandesDuDocument(document: DocumentOpenApi): { commande: string; libelle: string }[] {
  const schema =
    document.paths?.['/api/parcours/{id}/commandes']?.post?.requestBody?.content?.['application/json']?.schema;
  return (schema?.oneOf ?? []).flatMap((une) => {
    const commande = String(une.properties?.['type']?.enum?.[0] ?? '');
    const donnees = document.components?.schemas?.[`${commande}Donnees`];
    return donnees ? [{ commande, libelle: donnees.title ?? commande }] : [];
  });
}

/**
 * @param commande type of the command; its schema is `<commande>Donnees`
 * @returns null when the API describes no such command
 */
export function champsDeCommande(
  document: DocumentOpenApi,
  commande: string,
  choix: Record<string, Choix[]> = {},
): Champ[] | null {
  const schema = document.components?.schemas?.[`${commande}Donnees`];
  return schema ? champsDe(schema, '', { document, choix }) : null;
}
