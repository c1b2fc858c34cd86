/** OpenAPI of the routes about organisations. */
import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam } from '@nestjs/swagger';
import { catalogueDesStructures } from '@jalon/application';
import { cle, COMMANDE, corpsDe, ifMatch, jour, lecture, persona, refus, simuler } from './operations.js';

const id = ApiParam({ name: 'id', description: 'Identifiant de la structure ou du prescripteur' });
const introuvable = refus([404, 'Structure inconnue']);

export const DecrireStructures = (): MethodDecorator =>
  lecture(
    'Lister les structures',
    'Conventionnement, auto-prescription et dérogations de chacune, aujourd’hui.',
    persona,
  );
export const DecrireStructure = (): MethodDecorator =>
  lecture(
    'Consulter une structure',
    'Ce que l’État a décidé d’elle, au jour demandé, aujourd’hui par défaut.',
    persona,
    id,
    jour('au', 'Jour de la vue'),
    introuvable,
  );
export const DecrireJournalStructure = (): MethodDecorator =>
  lecture(
    'Lire le journal d’une structure',
    'Tous les faits, avec leur auteur et leur verdict.',
    persona,
    id,
    introuvable,
  );
export const DecrireCommandeStructure = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({
      summary: 'Envoyer une commande à une structure',
      description:
        'Convention, annexe financière, dérogations, auto-prescription, habilitation : chaque décision est un fait, que les parcours lisent.',
    }),
    persona,
    cle,
    simuler,
    id,
    ifMatch,
    corpsDe(catalogueDesStructures),
    ApiOkResponse({ description: 'Commande acceptée' }),
    refus(...COMMANDE),
  );
