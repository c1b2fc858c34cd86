/** What the descriptions of the routes are made of. */
import { applyDecorators } from '@nestjs/common';
import {
  ApiBody,
  ApiHeader,
  ApiOperation,
  ApiQuery,
  ApiResponse,
  ApiSecurity,
  getSchemaPath,
  type ApiResponseOptions,
} from '@nestjs/swagger';
import type { z } from 'zod';
import { COOKIE_JETON, ENTETE_JETON } from '../lecture/jeton.js';
import { ENTETE_ATTENTE, RAISONS } from '../lecture/attente.js';
import { accesRefuse, indisponible, problemeNu, requeteRefusee, tropDeRequetes } from './formes.js';
import { exemplesDe } from './exemples.js';
import { vers } from './schemas.js';

export type Decorateur = MethodDecorator & ClassDecorator;
/** Families of routes, as the page of the document shows them. */
export const ETIQUETTES = {
  parcours: 'Un parcours : ce qui est, ce qui a été, ce qui est possible, et les commandes qui le changent',
  listes: 'Les parcours et les échéances, par pages',
  indicateurs: 'Les chiffres d’une année',
  structures: 'Ce que l’État a décidé d’une organisation',
  identification: 'Se connecter, et les invitations',
  comptes: 'Qui peut agir au nom d’une organisation',
  annuaire: 'Qui l’on peut être, et le nom des organisations',
  exploitation: 'Pour qui veille sur le serveur',
} as const;
/** Name of the security scheme: who acts, in demonstration. */
export const PERSONA = 'persona';

/** Name of the security scheme: who signed in. */
export const COOKIE = 'session';
/** One for each route: the decorator of the library keeps what it gave before. */
export const session = (): Decorateur => applyDecorators(ApiSecurity(PERSONA), ApiSecurity(COOKIE)) as Decorateur;

export const cle = ApiHeader({
  name: 'Idempotency-Key',
  required: false,
  description: 'La même clé renvoyée n’a qu’un effet et donne la même réponse',
  schema: { type: 'string', minLength: 8, maxLength: 200 },
});
export const ifMatch = ApiHeader({
  name: 'If-Match',
  required: false,
  description: 'Révision vue, entre guillemets : une autre est refusée (412)',
  schema: { type: 'string', pattern: '^"\\d{1,9}"$' },
});
export const simuler = ApiQuery({
  name: 'simuler',
  required: false,
  enum: ['true', 'false'],
  description: 'Tout répondre, ne rien écrire',
});
export const query = (name: string, description: string, schema: Record<string, unknown> = { type: 'string' }) =>
  ApiQuery({ name, required: false, description, schema });
export const jour = (name: string, description: string) => query(name, description, { type: 'string', format: 'date' });
export const entier = (name: string, description: string, minimum: number, maximum: number) =>
  query(name, description, { type: 'integer', minimum, maximum });

export const attente = ApiHeader({
  name: ENTETE_JETON,
  required: false,
  description: `Attendre que la réponse reflète l’écriture qui a donné ce jeton, deux secondes au plus ; sinon elle est donnée telle quelle, et l’en-tête ${ENTETE_ATTENTE} dit pourquoi. Le cookie ${COOKIE_JETON} en tient lieu dans un navigateur.`,
  schema: { type: 'string' },
});

type Entetes = NonNullable<ApiResponseOptions['headers']>;
const entete = (description: string, schema: Record<string, unknown> = { type: 'string' }) => ({ description, schema });
export const ENTETE_INTEGRITE = 'X-Jalon-Integrite';
/** Of what is read in a dossier. */
export const LUE: Entetes = {
  [ENTETE_INTEGRITE]: entete(
    'Présent quand le journal ne tient pas sous ses sceaux : ce qui est lu de ce dossier peut avoir été altéré',
    { type: 'string', enum: ['non-etablie'] },
  ),
};
export const ETAG: Entetes = { ETag: entete('Révision du dossier, entre guillemets : à rendre dans If-Match') };
export const ATTENDUE: Entetes = {
  [ENTETE_ATTENTE]: entete('Présent quand la réponse ne reflète pas encore l’écriture', {
    type: 'string',
    enum: [...RAISONS],
  }),
};
export const ENTETE_REJOUEE = 'Idempotency-Replayed';
export const ECRITE: Entetes = {
  ...ETAG,
  [ENTETE_JETON]: entete('Jeton de cette écriture, opaque : à rendre aux listes. Absent d’une simulation'),
  [ENTETE_REJOUEE]: entete('« true » : la clé était connue, rien n’a été écrit cette fois', {
    type: 'string',
    enum: ['true'],
  }),
};
const REESSAYER: Entetes = { 'Retry-After': entete('Secondes à attendre', { type: 'integer' }) };

/** @param operation its stable name, by which its examples are found */
export const decrire = (
  operation: string,
  tag: keyof typeof ETIQUETTES,
  summary: string,
  description: string,
  ...autres: (MethodDecorator | ClassDecorator)[]
): MethodDecorator =>
  applyDecorators(
    ApiOperation({ operationId: operation, tags: [tag], summary, description }),
    ...autres,
  ) as MethodDecorator;

export const ok = (
  operation: string,
  description: string,
  schema: Record<string, unknown>,
  { status = 200, headers }: { status?: number; headers?: Entetes } = {},
): Decorateur =>
  ApiResponse({
    status,
    description,
    ...(headers ? { headers } : {}),
    content: { 'application/json': { schema, ...exemplesDe(operation, status) } },
  }) as Decorateur;

/** A status, what it means, and the shapes that its problem may have. */
export type Refus = [status: number, description: string, ...formes: z.ZodType[]];
export const refus = (operation: string, ...statuts: Refus[]): Decorateur =>
  applyDecorators(
    ...statuts.map(([status, description, ...formes]) => {
      const schemas = (formes.length > 0 ? formes : [problemeNu]).map(vers);
      return ApiResponse({
        status,
        description,
        ...(status === 503 || status === 429 ? { headers: REESSAYER } : {}),
        content: {
          'application/problem+json': {
            schema: schemas.length === 1 ? schemas[0] : { anyOf: schemas },
            ...exemplesDe(operation, status),
          },
        },
      } as ApiResponseOptions);
    }),
  ) as Decorateur;

/** Before any route: the host, the limits, the stop, and what nobody foresaw. */
const DEVANT: Refus[] = [
  [403, 'Requête d’un autre site, ou relayée'],
  [429, 'Trop de requêtes de ce persona, ou de cette adresse sans persona connu : la règle est nommée', tropDeRequetes],
  [500, 'Erreur inattendue : elle est enregistrée, sous la référence de la requête'],
  [503, 'Stockage indisponible, historique rompu ou arrêt en cours', indisponible],
];
/** @param sans statuses that the route describes itself */
export const devant = (operation: string, ...sans: number[]): Decorateur =>
  refus(operation, ...DEVANT.filter(([status]) => !sans.includes(status)));

const SANS_SESSION: Refus = [401, 'Aucune session ouverte, ou plus : on entre ici par un compte', accesRefuse];
/** Of whoever acts for herself. */
export const siennes: readonly Refus[] = [
  SANS_SESSION,
  [403, 'Persona inconnu, requête d’un autre site, ou relayée', accesRefuse, problemeNu],
];

/** Of whatever shows rows computed from the log. */
export const ARRETEE =
  'Quand elle ne suit plus le journal, `arretee` dit depuis quand ; 503 tant que ce serveur n’a jamais lu tout le journal.';
/** Of a route read by a persona. */
export const lecture = (operation: string, ...autres: Refus[]): Decorateur =>
  applyDecorators(
    session(),
    refus(operation, [400, 'Paramètre mal formé', requeteRefusee, problemeNu], ...siennes, ...autres),
    devant(operation, 403),
  ) as Decorateur;

/** Of a command: one alternative per command of the catalogue. */
export const corpsDe = (catalogue: Readonly<Record<string, { classe: new () => object; libelle: string }>>) =>
  ApiBody({
    schema: {
      oneOf: Object.entries(catalogue).map(([type, { classe, libelle }]) => ({
        type: 'object',
        title: libelle,
        required: ['type', 'data'],
        additionalProperties: false,
        properties: {
          type: { type: 'string', enum: [type] },
          data: { $ref: getSchemaPath(classe) },
        },
      })),
    },
  });
/**
 * @param refusDuMoteur shape of what the engine refuses
 * @param introuvable what 404 may say besides
 */
export const commande = (
  operation: string,
  refusDuMoteur: z.ZodType,
  introuvable: Refus = [404, 'Inconnu, ou caché à ce persona : la réponse est la même', refusDuMoteur],
): Decorateur =>
  applyDecorators(
    session(),
    cle,
    simuler,
    refus(
      operation,
      SANS_SESSION,
      [400, 'Données mal formées', refusDuMoteur, requeteRefusee, problemeNu],
      [
        403,
        'Ce rôle ne peut pas le faire, persona inconnu, ou requête d’un autre site',
        refusDuMoteur,
        accesRefuse,
        problemeNu,
      ],
      introuvable,
      [409, 'Pas à cette étape, ou écrit par une version plus récente de Jalon', refusDuMoteur, problemeNu],
      [412, 'Le dossier a changé depuis la révision annoncée', refusDuMoteur],
      [413, 'Corps de plus de 256 ko, ou trop de données à enregistrer en une fois'],
      [415, 'Ce n’est pas du JSON en UTF-8'],
      [422, 'Le droit s’y oppose : toutes les conditions sont données', refusDuMoteur],
      [503, 'Stockage indisponible, arrêt en cours, ou issue inconnue : renvoyer avec la même clé', indisponible],
      [507, 'Plus de place : rien n’est écrit', indisponible],
    ),
    devant(operation, 403, 503),
  ) as Decorateur;
