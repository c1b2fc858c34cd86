/** `components.schemas` of the document: the shapes named in zod, and the pages that the read models describe. */
import { formes } from '@jalon/application';
import {
  indicateursMontres,
  sansBornesDeNombre,
  schemaAnomalies,
  schemaEcheances,
  schemaListe,
} from '@jalon/projections';
import { z } from 'zod';
// names its shapes
import './formes.js';

type Schema = Record<string, unknown>;
export const adresse = (id: string): string => `#/components/schemas/${id}`;
export const versSchema = (id: string): { $ref: string } => ({ $ref: adresse(id) });
/** The name under which a shape is in the document. */
export function nomDe(forme: z.ZodType): string {
  const nom = formes.NOMMEES.get(forme)?.id;
  if (nom === undefined) throw new Error('cette forme n’a pas de nom dans le document');
  return nom;
}
/** A reference to a shape, or to a list of them. */
export const vers = (forme: z.ZodType): Schema =>
  forme instanceof z.ZodArray ? { type: 'array', items: vers(forme.element as z.ZodType) } : versSchema(nomDe(forme));

const texte = (description: string): Schema => ({ type: 'string', description });
/** What a read model describes, but where it stands in the log, and what the API says beside it. */
function lu(page: Schema, aCote: Record<string, Schema>): Schema {
  const { properties, required } = page as { properties: Record<string, Schema>; required: string[] };
  const { position: _, ...montrees } = properties;
  return {
    ...page,
    required: required.filter((nom) => nom !== 'position'),
    properties: { ...montrees, ...aCote, arretee: versSchema('Arret') },
  };
}
const RECONSTRUCTION = { enReconstruction: texte('Présent tant que ces lignes se recalculent : il peut en manquer') };

/** A page, and its row under a name of its own. */
function page(nom: string, schema: Schema, ligne: string): Record<string, Schema> {
  const lue = lu(schema, RECONSTRUCTION) as { properties: { lignes: { items: Schema } } };
  const { items } = lue.properties.lignes;
  const properties = { ...lue.properties, lignes: { ...lue.properties.lignes, items: versSchema(ligne) } };
  return { [nom]: { ...lue, properties }, [ligne]: items };
}

/** The order of the document is that of the names. */
export function schemas(): Record<string, Schema> {
  const { schemas: nommes } = z.toJSONSchema(formes.NOMMEES, { uri: adresse, override: sansBornesDeNombre });
  const tous = {
    ...Object.fromEntries(
      Object.entries(nommes).map(([id, schema]) => [
        id,
        Object.fromEntries(Object.entries(schema).filter(([mot]) => mot !== '$schema' && mot !== '$id')),
      ]),
    ),
    ...page('PageDeParcours', schemaListe, 'LigneDeParcours'),
    ...page('PageDEcheances', schemaEcheances, 'Echeance'),
    ...page('PageDAnomalies', schemaAnomalies, 'Anomalie'),
    AFaire: lu(nommes['AFaire'] as Schema, RECONSTRUCTION),
    HeuresDuMois: lu(nommes['HeuresDuMois'] as Schema, {}),
    Indicateurs: lu(indicateursMontres.schema, {}),
  };
  return Object.fromEntries(Object.entries(tous).sort(([a], [b]) => (a < b ? -1 : 1)));
}
