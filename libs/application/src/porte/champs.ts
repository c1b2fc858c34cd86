/**
 * One decorator per kind of field: it says at once what is accepted (class-validator), in which words (French), and how the
 * OpenAPI document and the forms show it. Nothing is inferred by a compiler plugin: the document is the same under any build.
 */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  registerDecorator,
  ValidateNested,
} from 'class-validator';
import { estJour } from '@jalon/droit';

export interface Options {
  optionnel?: boolean;
  /** Shown under the field. */
  aide?: string;
}
export type Codes = Readonly<Record<string, string>>;

const decrire = (titre: string, o: Options, forme: Record<string, unknown>): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      title: titre,
      required: !o.optionnel,
      ...(o.aide ? { description: o.aide } : {}),
      ...forme,
    } as ApiPropertyOptions),
    ...(o.optionnel ? [IsOptional()] : []),
  );

/** Text on one line, or several with `lignes`. */
export const Texte = (
  titre: string,
  {
    max = 200,
    lignes = false,
    vide = false,
    ...o
  }: Options & {
    max?: number;
    lignes?: boolean;
    /** An empty text is for the law to refuse, with its article. */ vide?: boolean;
  } = {},
): PropertyDecorator =>
  applyDecorators(
    decrire(titre, o, {
      type: 'string',
      ...(vide ? {} : { minLength: 1 }),
      maxLength: max,
      ...(lignes ? { format: 'textarea' } : {}),
    }),
    IsString({ message: 'un texte' }),
    Length(vide ? 0 : 1, max, { message: vide ? `au plus ${max} caractères` : `de 1 à ${max} caractères` }),
    ...(lignes ? [] : [Matches(/^[^\n\r\t]*$/, { message: 'sur une seule ligne' })]),
  );

/** Text with a form, e.g. an identifier. */
export const Forme = (
  titre: string,
  forme: RegExp,
  attendu: string,
  { max = 64, ...o }: Options & { max?: number } = {},
): PropertyDecorator =>
  applyDecorators(
    decrire(titre, o, { type: 'string', maxLength: max, pattern: forme.source }),
    IsString({ message: 'un texte' }),
    Length(1, max, { message: `de 1 à ${max} caractères` }),
    Matches(forme, { message: attendu }),
  );

/** Pseudonymous id of an organisation, a contract, a mise à disposition… */
export const Identifiant = (titre: string, o: Options = {}): PropertyDecorator =>
  Forme(titre, /^[\p{L}\p{N}][\p{L}\p{N}_.:-]*$/u, 'un identifiant : lettres, chiffres, tiret, point', o);

/** What an organisation must be, to be named in a field. */
export type Nommee = 'siae' | 'prescripteur';
const nommees = new WeakMap<object, Record<string, Nommee>>();
/** Fields of an input class that name an organisation of the directory. */
export const organisationsDe = (classe: new () => object): Readonly<Record<string, Nommee>> =>
  nommees.get(classe.prototype as object) ?? {};

/** Id of an organisation of the directory: said here once, for the form that offers them and for the decision that looks it up. */
export const Organisation = (titre: string, nommee: Nommee, o: Options = {}): PropertyDecorator =>
  applyDecorators(
    Identifiant(titre, o),
    ApiProperty({ 'x-annuaire': nommee } as ApiPropertyOptions),
    (cible: object, champ: string | symbol) =>
      void nommees.set(cible, { ...nommees.get(cible), [String(champ)]: nommee }),
  );

/** Existing civil day between 1900 and 2199. */
export const JourCivil = (titre: string, o: Options = {}): PropertyDecorator =>
  applyDecorators(
    decrire(titre, o, { type: 'string', format: 'date' }),
    regle('jourCivil', 'un jour qui existe, AAAA-MM-JJ', (v) => estJour(v) && v < '2200'),
  );

export const Mois = (titre: string, o: Options = {}): PropertyDecorator =>
  Forme(titre, /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, 'un mois, AAAA-MM', { ...o, max: 7 });

/** One code among a closed list; labels travel with the schema so that a form can be drawn from it. */
export const Code = (titre: string, codes: Codes, o: Options = {}): PropertyDecorator =>
  applyDecorators(
    decrire(titre, o, { type: 'string', enum: Object.keys(codes), 'x-libelles': codes }),
    IsIn(Object.keys(codes), { message: `une des valeurs ${Object.keys(codes).join(', ')}` }),
  );

export const ListeDeCodes = (titre: string, codes: Codes, o: Options = {}): PropertyDecorator =>
  applyDecorators(
    decrire(titre, o, {
      type: 'array',
      uniqueItems: true,
      maxItems: 50,
      items: { type: 'string', enum: Object.keys(codes), 'x-libelles': codes },
    }),
    IsArray({ message: 'une liste' }),
    ArrayMaxSize(50, { message: 'au plus 50 éléments' }),
    ArrayUnique({ message: 'sans répétition' }),
    IsIn(Object.keys(codes), { each: true, message: `des valeurs parmi ${Object.keys(codes).join(', ')}` }),
  );

export const ListeDeTextes = (titre: string, o: Options = {}): PropertyDecorator =>
  applyDecorators(
    decrire(titre, o, { type: 'array', maxItems: 50, items: { type: 'string', minLength: 1, maxLength: 500 } }),
    IsArray({ message: 'une liste' }),
    ArrayMaxSize(50, { message: 'au plus 50 éléments' }),
    IsString({ each: true, message: 'des textes' }),
    Length(1, 500, { each: true, message: 'des textes de 1 à 500 caractères' }),
  );

/** Hours as people say them (17,5 → 17.5). */
export const Heures = (titre: string, max: number, o: Options = {}): PropertyDecorator =>
  applyDecorators(
    decrire(titre, o, { type: 'number', minimum: 0, maximum: max, format: 'heures' }),
    IsNumber({ allowNaN: false, allowInfinity: false }, { message: 'un nombre d’heures' }),
    Min(0, { message: 'un nombre d’heures positif' }),
    Max(max, { message: `au plus ${max} heures` }),
    // 151,67 hours a month is how people write it; the domain rounds to the minute
    centiemes,
  );

export const Entier = (titre: string, { min, max }: { min: number; max: number }, o: Options = {}): PropertyDecorator =>
  applyDecorators(
    decrire(titre, o, { type: 'integer', minimum: min, maximum: max }),
    IsInt({ message: 'un nombre entier' }),
    Min(min, { message: `au moins ${min}` }),
    Max(max, { message: `au plus ${max}` }),
  );

/** More than a dossier ever holds: a number beyond it is a slip of the hand. */
const PLACES = { min: 1, max: 1_000_000 };
const AIDE_PLACE = 'Place du fait dans son dossier : 1 pour le premier, telle que le journal la donne';

/** A fact of the same dossier, as people name it. */
export const Place = (titre: string, o: Options = {}): PropertyDecorator =>
  Entier(titre, PLACES, { aide: AIDE_PLACE, ...o });

/** Facts of the same dossier, each once. */
export const ListeDePlaces = (titre: string, o: Options = {}): PropertyDecorator =>
  applyDecorators(
    decrire(
      titre,
      { aide: AIDE_PLACE, ...o },
      {
        type: 'array',
        items: { type: 'integer', minimum: PLACES.min, maximum: PLACES.max },
        maxItems: 500,
      },
    ),
    IsArray({ message: 'une liste' }),
    ArrayMaxSize(500, { message: 'au plus 500 éléments' }),
    ArrayUnique({ message: 'sans répétition' }),
    IsInt({ each: true, message: 'des nombres entiers' }),
    Min(PLACES.min, { each: true, message: `au moins ${PLACES.min}` }),
    Max(PLACES.max, { each: true, message: `au plus ${PLACES.max}` }),
  );

/** An instant as facts carry it, in UTC. */
export const Instant = (titre: string, o: Options = {}): PropertyDecorator =>
  applyDecorators(
    decrire(titre, o, { type: 'string', format: 'date-time' }),
    regle(
      'unInstant',
      'un instant en temps universel : 2026-11-24T08:30:00Z',
      (v) =>
        typeof v === 'string' &&
        /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/.test(v) &&
        !Number.isNaN(Date.parse(v)),
    ),
  );

/** Quantity that need not be whole (posts in full-time equivalents, days a week). */
export const Nombre = (titre: string, { min, max }: { min: number; max: number }, o: Options = {}): PropertyDecorator =>
  applyDecorators(
    decrire(titre, o, { type: 'number', minimum: min, maximum: max }),
    IsNumber({ allowNaN: false, allowInfinity: false }, { message: 'un nombre' }),
    Min(min, { message: `au moins ${min}` }),
    Max(max, { message: `au plus ${max}` }),
    centiemes,
  );

export const OuiNon = (titre: string, o: Options = {}): PropertyDecorator =>
  applyDecorators(decrire(titre, o, { type: 'boolean' }), IsBoolean({ message: 'vrai ou faux' }));

// swagger recognises a deferred class by the name of the function, hence the arrows under the key `type`
export const Objet = (titre: string, classe: () => new () => object, o: Options = {}): PropertyDecorator =>
  applyDecorators(
    decrire(titre, o, { type: () => classe() }),
    regle('unObjet', 'un objet', (v) => typeof v === 'object' && v !== null && !Array.isArray(v)),
    ValidateNested({ message: 'un objet' }),
    Type(classe),
  );

export const ListeDObjets = (titre: string, classe: () => new () => object, o: Options = {}): PropertyDecorator =>
  applyDecorators(
    decrire(titre, o, { type: () => classe(), isArray: true, maxItems: 50 }),
    IsArray({ message: 'une liste' }),
    ArrayMaxSize(50, { message: 'au plus 50 éléments' }),
    ValidateNested({ each: true, message: 'des objets' }),
    Type(classe),
  );

/**
 * Object whose fields depend on another one; judged where its meaning is known.
 * @param selon what it may hold, said in the document as an extension
 */
export const ObjetLibre = (
  titre: string,
  { selon = {}, ...o }: Options & { selon?: Readonly<Record<`x-${string}`, unknown>> } = {},
): PropertyDecorator =>
  applyDecorators(
    decrire(titre, o, { type: 'object', additionalProperties: true, ...selon }),
    IsObject({ message: 'un objet' }),
  );

/** A rule of our own, in class-validator's terms. */
function regle(name: string, message: string, validate: (valeur: unknown) => boolean): PropertyDecorator {
  return (cible, propriete) =>
    registerDecorator({
      name,
      target: cible.constructor,
      propertyName: String(propriete),
      options: { message },
      validator: { validate },
    });
}

const centiemes: PropertyDecorator = regle(
  'centiemes',
  'au plus deux décimales',
  (v) => typeof v === 'number' && Math.abs(v * 100 - Math.round(v * 100)) < 1e-6,
);
