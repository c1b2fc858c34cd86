/** OpenAPI of signing in: every answer is closed, and no refusal says more than it should. */
import { applyDecorators } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import { decrire, devant, ok, refus, session, siennes, type Refus } from './commun.js';
import {
  agentConnecte,
  identite,
  invitation,
  problemeNu,
  requeteRefusee,
  rien,
  sessions,
  tropDeRequetes,
} from './formes.js';
import { vers } from './schemas.js';

const textes = (...champs: string[]): MethodDecorator =>
  ApiBody({
    schema: {
      type: 'object',
      additionalProperties: false,
      required: champs,
      properties: Object.fromEntries(champs.map((c) => [c, { type: 'string', minLength: 1 }])),
    },
  });
const MAL_FORMEE: Refus = [400, 'Corps mal formé', requeteRefusee, problemeNu];
const AILLEURS: Refus = [404, 'Aucun compte ici : serveur en démonstration'];

const ouverte = (
  operation: string,
  resume: string,
  description: string,
  schema: Record<string, unknown>,
  champs: string[],
  ...refuses: Refus[]
): MethodDecorator =>
  applyDecorators(
    decrire(operation, 'identification', resume, description, ok(operation, resume, schema)),
    ...(champs.length > 0 ? [textes(...champs)] : []),
    ...(refuses.length > 0 ? [refus(operation, ...refuses)] : []),
    devant(operation, ...refuses.map(([status]) => status)),
  ) as MethodDecorator;

export const DecrireIdentite = (): MethodDecorator =>
  ouverte(
    'consulterIdentite',
    'Savoir comment l’on entre, et qui l’on est',
    '`demonstration` : l’on choisit un persona. `comptes` : `agent` est qui s’est connecté dans ce navigateur, ou null.',
    vers(identite),
    [],
  );
export const DecrireEntree = (): MethodDecorator =>
  ouverte(
    'ouvrirUneSession',
    'Se connecter',
    'Adresse, mot de passe et code à six chiffres qui n’a pas servi ; la session est un cookie. Le refus est le même quelle qu’en soit la cause.',
    vers(agentConnecte),
    ['courriel', 'motDePasse', 'code'],
    MAL_FORMEE,
    [401, 'L’un des trois n’est pas le bon'],
    AILLEURS,
    [429, 'Trop d’essais de ce compte, ou de cet ordinateur', tropDeRequetes],
  );
export const DecrireInvitation = (): MethodDecorator =>
  ouverte(
    'lireUneInvitation',
    'Lire une invitation',
    'Le jeton du lien ; la réponse porte le secret du second facteur, à mettre dans une application.',
    vers(invitation),
    ['jeton'],
    MAL_FORMEE,
    [404, 'Inconnue, prise, échue, ou compte retiré'],
  );
export const DecrirePrise = (): MethodDecorator =>
  ouverte(
    'prendreUneInvitation',
    'Prendre une invitation',
    'Définit le mot de passe et vérifie le second facteur ; le compte devient actif et une session s’ouvre. Rien n’est écrit tant que les deux ne sont pas bons.',
    vers(agentConnecte),
    ['jeton', 'motDePasse', 'code'],
    [400, 'Mot de passe trop faible, code faux, ou corps mal formé', requeteRefusee, problemeNu],
    [404, 'Inconnue, prise, échue, ou compte retiré'],
  );

const sienne = (
  operation: string,
  resume: string,
  schema: Record<string, unknown>,
  ...refuses: Refus[]
): MethodDecorator =>
  applyDecorators(
    decrire(operation, 'identification', resume, 'De qui s’est connecté.', ok(operation, resume, schema)),
    session(),
    refus(operation, ...siennes, ...refuses),
    devant(operation, 403),
  ) as MethodDecorator;
export const DecrireSortie = (): MethodDecorator => sienne('fermerSaSession', 'Se déconnecter', vers(rien));
export const DecrireSessions = (): MethodDecorator =>
  sienne('listerSesSessions', 'Lister ses sessions', vers(sessions), AILLEURS);
export const DecrireFermeture = (): MethodDecorator =>
  sienne('fermerUneSession', 'Fermer une de ses sessions', vers(rien), [
    404,
    'Aucune des siennes, ou aucun compte ici',
  ]);
