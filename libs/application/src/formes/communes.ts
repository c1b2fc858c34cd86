/**
 * The shapes of what leaves, said once, in zod: the schema of the API document and the types of whoever calls it come from here. A shape is
 * held to the type the engine gives (`memeType`), and to its allow-list (`montree`): a field added to a view compiles nowhere until it is
 * described here and somebody says who sees it.
 */
import type { Classe } from '@jalon/visibilite';
import { z } from 'zod';

/** Named shapes: each is one entry of `components.schemas`, referred to wherever it is used. */
export const NOMMEES = z.registry<{ id: string }>();
/** @returns the same shape, under that name in the document */
export const nommer = <S extends z.ZodType>(id: string, forme: S): S => {
  NOMMEES.add(forme, { id });
  return forme;
};

export const jour = z.string().meta({ format: 'date' });
export const instant = z.string().meta({ format: 'date-time' });
export const entier = z.int();
export const place = z.int().min(1).describe('Place du fait dans son dossier, 1 pour le premier');
export const revision = z.int().min(-1).describe('Révision du dossier, telle que l’ETag la donne ; -1 : aucun fait');
export const idOrganisation = z.string().describe('Identifiant d’une organisation');
export const reference = nommer(
  'Reference',
  z.strictObject({ titre: z.string(), href: z.string() }).describe('Un texte et son adresse'),
);

export const signal = z.strictObject({
  fait: place,
  condition: z.string().describe('Code de la condition, satisfaite'),
  libelle: z.string(),
  le: jour,
  par: idOrganisation,
});

type Plat<T> = T extends readonly (infer E)[] ? Plat<E>[] : T extends object ? { [K in keyof T]: Plat<T[K]> } : T;
type Egal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Compiles only for a shape of exactly that type: a field too many, too few, or of another type is an error. */
export const memeType =
  <T>() =>
  <S extends z.ZodType>(forme: Egal<Plat<z.infer<S>>, Plat<T>> extends true ? S : never): S =>
    forme as S;

/** Seen by whoever is shown the thing at all. */
const A_TOUS: ReadonlySet<string> = new Set<Classe>(['ouvert', 'parcours']);

type Regles = Readonly<Record<string, unknown>>;
/**
 * The shape once shown: what the allow-list keeps from some readers may be null, and a list empty.
 * @param toujours classes that every reader of it has
 */
export function montree(forme: z.ZodType, regles: Regles, toujours: ReadonlySet<string> = A_TOUS): z.ZodObject {
  const { shape } = forme as z.ZodObject;
  const inconnus = Object.keys(regles).filter((nom) => !(nom in shape));
  const oublies = Object.keys(shape).filter((nom) => !(nom in regles));
  if (inconnus.length + oublies.length > 0)
    throw new Error(`forme et liste d’accès ne disent pas les mêmes champs : ${[...inconnus, ...oublies].join(', ')}`);
  return z
    .strictObject(
      Object.fromEntries(Object.entries(shape).map(([nom, f]) => [nom, champ(f as z.ZodType, regles[nom], toujours)])),
    )
    .describe(forme.description ?? '');
}

function champ(forme: z.ZodType, regle: unknown, toujours: ReadonlySet<string>): z.ZodType {
  if (forme instanceof z.ZodOptional) return champ(forme.unwrap() as z.ZodType, regle, toujours).optional();
  if (forme instanceof z.ZodNullable && typeof regle !== 'string')
    return champ(forme.unwrap() as z.ZodType, regle, toujours).nullable();
  if (typeof regle === 'string')
    return toujours.has(regle) || forme instanceof z.ZodArray || forme instanceof z.ZodNullable
      ? forme
      : forme.nullable();
  const { chaque } = regle as { chaque?: Regles };
  if (chaque) return z.array(montree((forme as z.ZodArray).element as z.ZodType, chaque, toujours));
  return montree(forme, regle as Regles, toujours);
}
