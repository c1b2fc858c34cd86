/** OpenAPI of the routes about organisations. */
import { ApiParam } from '@nestjs/swagger';
import { catalogueDesStructures, formes } from '@jalon/application';
import { z } from 'zod';
import {
  ARRETEE,
  ATTENDUE,
  attente,
  commande,
  corpsDe,
  decrire,
  ECRITE,
  ETAG,
  ifMatch,
  jour,
  lecture,
  LUE,
  ok,
  type Refus,
} from './commun.js';
import { refusDeStructure, structures } from './formes.js';
import { vers } from './schemas.js';

const id = ApiParam({
  name: 'id',
  description: 'Identifiant de la structure ou du prescripteur',
  schema: { type: 'string' },
});
const INTROUVABLE: Refus = [404, 'Structure inconnue', refusDeStructure];

export const DecrireStructures = (): MethodDecorator =>
  decrire(
    'listerStructures',
    'structures',
    'Lister les structures',
    `Celles que ce persona peut lire : conventionnement, auto-prescription et dérogations de chacune, aujourd’hui, avec ses parcours en cours et ce qui est à suivre. ${ARRETEE}`,
    attente,
    ok('listerStructures', 'Chaque structure', vers(structures), { headers: ATTENDUE }),
    lecture('listerStructures'),
  );
export const DecrireStructure = (): MethodDecorator =>
  decrire(
    'consulterStructure',
    'structures',
    'Consulter une structure',
    'Ce que l’État a décidé d’elle, au jour demandé, aujourd’hui par défaut.',
    id,
    jour('au', 'Jour de la vue'),
    ok('consulterStructure', 'La structure', vers(formes.consultationStructure), { headers: { ...ETAG, ...LUE } }),
    lecture('consulterStructure', INTROUVABLE),
  );
export const DecrireJournalStructure = (): MethodDecorator =>
  decrire(
    'lireJournalDeStructure',
    'structures',
    'Lire le journal d’une structure',
    'Tous les faits, avec leur auteur et leur verdict.',
    id,
    ok('lireJournalDeStructure', 'Les faits, dans l’ordre', vers(z.array(formes.entreeJournal))),
    lecture('lireJournalDeStructure', INTROUVABLE),
  );
export const DecrireActionsStructure = (): MethodDecorator =>
  decrire(
    'listerActionsDeStructure',
    'structures',
    'Savoir ce qui est possible pour une structure',
    'Chaque commande, possible ou non pour ce persona, avec toutes ses conditions.',
    id,
    ok('listerActionsDeStructure', 'Les commandes, dans l’ordre de la procédure', vers(z.array(formes.action))),
    lecture('listerActionsDeStructure', INTROUVABLE),
  );
export const DecrireCommandeStructure = (): MethodDecorator =>
  decrire(
    'envoyerCommandeAUneStructure',
    'structures',
    'Envoyer une commande à une structure',
    'Convention, annexe financière, dérogations, auto-prescription, habilitation : chaque décision est un fait, que les parcours lisent.',
    id,
    ifMatch,
    corpsDe(catalogueDesStructures),
    ok('envoyerCommandeAUneStructure', 'Commande acceptée, ou simulée', vers(formes.acceptationStructure), {
      headers: ECRITE,
    }),
    commande('envoyerCommandeAUneStructure', refusDeStructure),
  );
