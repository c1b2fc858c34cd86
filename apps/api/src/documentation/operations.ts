/** OpenAPI of the routes about one parcours, as composed decorators: the same document under any build. */
import { ApiBody, ApiParam, getSchemaPath } from '@nestjs/swagger';
import { catalogueDEntrees, formes, RetrouverPassDonnees } from '@jalon/application';
import { z } from 'zod';
import {
  commande,
  corpsDe,
  decrire,
  ECRITE,
  ETAG,
  LUE,
  ifMatch,
  jour,
  lecture,
  ok,
  session,
  refus,
  devant,
  type Refus,
} from './commun.js';
import { accesRefuse, problemeNu, refusDuParcours, tropDeRequetes } from './formes.js';
import { vers } from './schemas.js';

const id = ApiParam({
  name: 'id',
  description: 'Identifiant du parcours (UUID)',
  schema: { type: 'string', format: 'uuid' },
});
const { OuvrirParcours = { classe: Object, libelle: '' }, ...surUnParcours } = catalogueDEntrees;

export const DecrireOuverture = (): MethodDecorator =>
  decrire(
    'ouvrirParcours',
    'parcours',
    'Ouvrir un parcours',
    'La commande `OuvrirParcours`. `Location` donne l’adresse du parcours.',
    corpsDe({ OuvrirParcours }),
    ok('ouvrirParcours', 'Simulé : rien n’est écrit', vers(formes.acceptationParcours), { headers: ETAG }),
    ok('ouvrirParcours', 'Parcours ouvert', vers(formes.acceptationParcours), {
      status: 201,
      headers: { ...ECRITE, Location: { description: 'Adresse du parcours', schema: { type: 'string' } } },
    }),
    commande('ouvrirParcours', refusDuParcours),
  );
export const DecrireCommande = (): MethodDecorator =>
  decrire(
    'envoyerCommande',
    'parcours',
    'Envoyer une commande',
    'La réponse porte la nouvelle vue ; un refus porte toutes les conditions avec leurs articles.',
    id,
    ifMatch,
    corpsDe(surUnParcours),
    ok(
      'envoyerCommande',
      'Commande acceptée, ou simulée',
      { anyOf: [vers(formes.acceptationParcours), vers(formes.simulationSansLecture)] },
      { headers: ECRITE },
    ),
    commande('envoyerCommande', refusDuParcours),
  );
export const DecrireRecherche = (): MethodDecorator =>
  decrire(
    'retrouverPass',
    'parcours',
    'Retrouver un PASS',
    'Par son numéro et la date de naissance, ou par le numéro de sécurité sociale et le nom : en cours ou non, fin, jours restants, demande en attente. La recherche est tracée, et permet d’embaucher sur ce parcours.',
    session(),
    ApiBody({ schema: { $ref: getSchemaPath(RetrouverPassDonnees) } }),
    ok('retrouverPass', 'PASS retrouvé', vers(formes.passRetrouve)),
    refus(
      'retrouverPass',
      [400, 'Ni l’un ni l’autre couple d’éléments', refusDuParcours, problemeNu],
      [403, 'Réservé aux structures qui embauchent', refusDuParcours, accesRefuse, problemeNu],
      [404, 'Aucun PASS ne correspond', refusDuParcours],
      [413, 'Corps de plus de 256 ko'],
      [415, 'Ce n’est pas du JSON en UTF-8'],
      [429, 'Trop de recherches de ce persona, ou trop de requêtes', tropDeRequetes],
    ),
    devant('retrouverPass', 403, 429),
  );

const INTROUVABLE: Refus = [
  404,
  'Parcours inconnu, ou auquel ce persona n’est pas rattaché : la réponse est la même, et dit ce qui ouvrirait l’accès',
  refusDuParcours,
];
const PLUS_RECENT: Refus = [409, 'Écrit par une version plus récente de Jalon : il ne peut pas être lu ici'];
export const duParcours = (
  operation: string,
  resume: string,
  description: string,
  forme: z.ZodType,
  ...autres: MethodDecorator[]
): MethodDecorator =>
  decrire(
    operation,
    'parcours',
    resume,
    description,
    id,
    ...autres,
    ok(operation, resume, vers(forme), { headers: operation === 'consulterParcours' ? { ...ETAG, ...LUE } : LUE }),
    lecture(operation, INTROUVABLE, PLUS_RECENT),
  );
export const DecrireConsultation = (): MethodDecorator =>
  duParcours(
    'consulterParcours',
    'Consulter un parcours',
    'La vue au jour demandé, aujourd’hui par défaut.',
    formes.consultationParcours,
    jour('au', 'Jour de la vue'),
  );
export const DecrireJournal = (): MethodDecorator =>
  duParcours(
    'lireJournal',
    'Lire le journal',
    'Tous les faits que ce persona peut lire, avec leur auteur et le verdict qui les a permis ; `place` est le nom de chacun.',
    z.array(formes.entreeJournal),
  );
export const DecrireActions = (): MethodDecorator =>
  duParcours(
    'listerActions',
    'Savoir ce qui est possible',
    'Chaque commande, possible ou non, avec toutes ses conditions.',
    z.array(formes.action),
  );
