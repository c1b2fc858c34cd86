/** OpenAPI of each route, as composed decorators: the same document under any build. */
import { applyDecorators } from '@nestjs/common';
import {
  ApiBody,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import { catalogueDEntrees, RetrouverPassDonnees } from '@jalon/application';
import { indicateursMontres, schemaEcheances, schemaListe } from '@jalon/projections';
import { ENTETE_ATTENTE, RAISONS } from '../lecture/attente.js';
import { COOKIE_JETON, ENTETE_JETON } from '../lecture/jeton.js';
import { ENTETE_PERSONA } from '../securite/persona.js';

type Decorateur = MethodDecorator & ClassDecorator;

export const persona = ApiHeader({
  name: ENTETE_PERSONA,
  required: true,
  description: 'Qui agit : identifiant d’un persona (GET /api/personas)',
});
export const cle = ApiHeader({
  name: 'Idempotency-Key',
  required: false,
  description: 'La même clé renvoyée n’a qu’un effet et donne la même réponse',
});
export const ifMatch = ApiHeader({
  name: 'If-Match',
  required: false,
  description: 'Révision vue, entre guillemets : une autre est refusée (412)',
});
export const simuler = ApiQuery({
  name: 'simuler',
  required: false,
  enum: ['true', 'false'],
  description: 'Tout répondre, ne rien écrire',
});
const id = ApiParam({ name: 'id', description: 'Identifiant du parcours (UUID)' });
const query = (name: string, description: string, reste: Record<string, unknown> = {}) =>
  ApiQuery({ name, required: false, description, type: String, ...reste });
export const jour = (name: string, description: string) =>
  query(name, description, { schema: { type: 'string', format: 'date' } });

const attente = (description: string) =>
  ApiHeader({
    name: ENTETE_JETON,
    required: false,
    description: `${description}, deux secondes au plus ; sinon la réponse est donnée telle quelle, et l’en-tête ${ENTETE_ATTENTE} dit pourquoi : ${RAISONS.join(', ')}. Le cookie ${COOKIE_JETON} en tient lieu dans un navigateur.`,
  });

export const refus = (...statuts: [number, string][]): Decorateur =>
  applyDecorators(
    ...statuts.map(([status, description]) =>
      ApiResponse({
        status,
        description,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleme' } } },
      }),
    ),
  ) as Decorateur;
export const COMMANDE: [number, string][] = [
  [400, 'Données mal formées'],
  [403, 'Ce rôle ne peut pas le faire'],
  [404, 'Parcours inconnu'],
  [409, 'Pas à cette étape'],
  [412, 'Le parcours a changé depuis la révision annoncée'],
  [422, 'Le droit s’y oppose : toutes les conditions sont données'],
  [503, 'Stockage indisponible, arrêt en cours, ou issue inconnue : renvoyer avec la même clé'],
];

/** One alternative per command of the catalogue. */
export const corpsDe = (catalogue: Readonly<Record<string, { classe: new () => object }>>) =>
  ApiBody({
    schema: {
      oneOf: Object.entries(catalogue).map(([type, { classe }]) => ({
        type: 'object',
        required: ['type', 'data'],
        additionalProperties: false,
        properties: {
          type: { type: 'string', enum: [type] },
          data: { $ref: getSchemaPath(classe) },
        },
      })),
    },
  });
const { OuvrirParcours = { classe: Object }, ...surUnParcours } = catalogueDEntrees;
export const lecture = (resume: string, description: string, ...autres: MethodDecorator[]): MethodDecorator =>
  applyDecorators(ApiOperation({ summary: resume, description }), ApiOkResponse({ description: resume }), ...autres);

export const DecrireOuverture = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'Ouvrir un parcours' }),
    persona,
    cle,
    simuler,
    corpsDe({ OuvrirParcours }),
    ApiResponse({ status: 201, description: 'Parcours ouvert ; Location donne son adresse' }),
    refus(...COMMANDE),
  );
export const DecrireCommande = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({
      summary: 'Envoyer une commande',
      description: 'La réponse porte la nouvelle vue ; un refus porte toutes les conditions avec leurs articles.',
    }),
    persona,
    cle,
    simuler,
    id,
    ifMatch,
    corpsDe(surUnParcours),
    ApiOkResponse({ description: 'Commande acceptée' }),
    refus(...COMMANDE),
  );
const introuvable = refus([
  404,
  'Parcours inconnu, ou auquel ce persona n’est pas rattaché : la réponse est la même, et dit ce qui ouvrirait l’accès',
]);
export const DecrireRecherche = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({
      summary: 'Retrouver un PASS',
      description:
        'Par son numéro et la date de naissance, ou par le numéro de sécurité sociale et le nom : en cours ou non, fin, jours restants, demande en attente. La recherche est tracée, et permet d’embaucher sur ce parcours.',
    }),
    persona,
    ApiBody({ schema: { $ref: getSchemaPath(RetrouverPassDonnees) } }),
    ApiOkResponse({
      description: 'PASS retrouvé',
      schema: {
        type: 'object',
        required: ['parcours', 'valide', 'fin', 'joursRestants', 'demandeEnAttente'],
        properties: {
          parcours: { type: 'string', format: 'uuid' },
          valide: { type: 'boolean' },
          fin: { type: 'string', format: 'date' },
          joursRestants: { type: 'integer' },
          demandeEnAttente: { type: 'boolean' },
        },
      },
    }),
    refus(
      [400, 'Ni l’un ni l’autre couple d’éléments'],
      [403, 'Réservé aux structures qui embauchent'],
      [404, 'Aucun PASS ne correspond'],
    ),
  );
export const DecrireConsultation = () =>
  lecture(
    'Consulter un parcours',
    'La vue au jour demandé, aujourd’hui par défaut.',
    persona,
    id,
    jour('au', 'Jour de la vue'),
    introuvable,
  );
export const DecrireJournal = () =>
  lecture(
    'Lire le journal',
    'Tous les faits, avec leur auteur et le verdict qui les a permis.',
    persona,
    id,
    introuvable,
  );
export const DecrireActions = () =>
  lecture(
    'Savoir ce qui est possible',
    'Chaque commande, possible ou non, avec toutes ses conditions.',
    persona,
    id,
    introuvable,
  );
export const DecrireRejeu = () =>
  lecture(
    'Rejouer',
    'Le parcours tel qu’il était à un jour, avec ce qu’on en savait à un autre.',
    persona,
    id,
    jour('au', 'Jour regardé'),
    jour('connuLe', 'Jour de la connaissance'),
    introuvable,
  );
export const DecrireRejugement = () =>
  lecture(
    'Rejuger',
    'Chaque fait jugé, soumis à l’autre lecture ou au droit d’un autre jour : conforme, différent, sans base, et les conditions qui changent.',
    persona,
    id,
    query('lecture', 'plateforme ou code ; par défaut celle du serveur'),
    jour('auDroitDu', 'Tous les paramètres tels qu’ils étaient ce jour-là'),
    introuvable,
  );
/** Of whatever shows rows computed from the log. */
const ARRETEE =
  'Quand elle ne suit plus le journal, `arretee` dit depuis quand ; 503 tant que ce serveur n’a jamais lu tout le journal.';
const arretee = {
  type: 'object',
  description: 'Absent tant que ce qui est montré suit le journal',
  properties: { depuis: { type: 'string', format: 'date-time' }, phrase: { type: 'string' } },
};
/** What a read model describes, but where it stands in the log, and what is said beside it. */
const lu = (schema: Record<string, unknown>, description: string, aCote: object): MethodDecorator => {
  const { properties, required, ...reste } = schema as { properties: object; required?: string[] };
  const { position: _, ...montrees } = properties as Record<string, object>;
  return ApiOkResponse({
    description,
    schema: {
      ...reste,
      ...(required ? { required: required.filter((nom) => nom !== 'position') } : {}),
      properties: { ...montrees, ...aCote },
    },
  });
};
const pageLue = (page: Record<string, unknown>, description: string): MethodDecorator =>
  lu(page, description, {
    enReconstruction: {
      type: 'string',
      description: 'Présent tant que ces lignes se recalculent : il peut en manquer',
    },
    arretee,
  });
export const DecrireListe = () =>
  lecture(
    'Lister les parcours',
    `Les parcours que ce persona peut lire, par page, filtrés et triés ; le total ne compte qu’eux. ${ARRETEE}`,
    persona,
    query('recherche', 'Début du nom, du prénom ou du numéro de PASS'),
    query('etat', 'État du PASS ou étape du parcours'),
    query('siae', 'Structure'),
    jour('echeanceAvant', 'Une échéance tombe d’ici ce jour'),
    query('page', 'À partir de 1'),
    query('taille', 'De 1 à 100'),
    query('tri', 'nom, fin, joursRestants, dernierFait, ouvertLe ; précédé de - pour inverser'),
    attente('Attendre que la liste reflète l’écriture qui a donné ce jeton'),
    pageLue(schemaListe, 'Une page ; null : ce que ce persona ne voit pas'),
  );
export const DecrireEcheances = () =>
  lecture(
    'Lister les échéances',
    `Ce qui tombe d’ici un jour, dans les parcours que ce persona peut lire. ${ARRETEE}`,
    persona,
    jour('jusquAu', 'Dernier jour'),
    query('page', 'À partir de 1'),
    query('taille', 'De 1 à 100'),
    attente('Attendre que la liste reflète l’écriture qui a donné ce jeton'),
    pageLue(schemaEcheances, 'Une page ; null : ce que ce persona ne voit pas'),
  );
export const DecrireIndicateurs = () =>
  applyDecorators(
    ApiOperation({
      summary: 'Compter les indicateurs d’une année',
      description:
        'Sorties par catégorie et par type, comptées ou non ; taux sur les sorties examinées (comptées, hors retraits) ; accompagnements par nature, en jours bornes incluses ; séjours, embauches, PASS délivrés, heures. La définition officielle des deux taux d’emploi (projet annuel de performances) n’a pas été lue : les formules suivent l’usage.',
    }),
    persona,
    query('annee', 'Année civile, de 2000 à 2199 ; par défaut l’année en cours', { schema: { type: 'integer' } }),
    query('siae', 'Identifiant d’une structure'),
    query('departement', 'Code du département'),
    attente('Attendre que les chiffres reflètent l’écriture qui a donné ce jeton'),
    lu(indicateursMontres.schema, 'Les chiffres de l’année', { arretee }),
    refus([400, 'Paramètre mal formé'], [403, 'Persona inconnu']),
  );
export const DecrireProjections = () =>
  lecture('État des modèles de lecture', 'Position, retard, dossiers écartés.', persona);
export const DecrirePersonas = () => lecture('Lister les personas', 'Mode démonstration : qui l’on peut être.');
export const DecrireOrganisations = () =>
  lecture('Lister les organisations', 'Leur nom, leur type, et si elles sont habilitées à prescrire.');
export const DecrireSante = (resume: string) => lecture(resume, '', refus([503, 'Pas prêt']));
