/** OpenAPI of the routes about the history of one parcours. */
import { applyDecorators } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { formes } from '@jalon/application';
import { entier, jour, query } from './commun.js';
import { duParcours } from './operations.js';

const moment = (nom: string): MethodDecorator =>
  query(nom, 'Ce qui était connu alors : un jour (sa fin, à Paris) ou un instant avec son décalage', {
    type: 'string',
    anyOf: [{ format: 'date' }, { format: 'date-time' }],
  });
const fait = (nom: string): MethodDecorator =>
  entier(
    nom,
    'Juste après le fait de cette place, 0 : avant le premier ; le jour n’est alors que celui de la vue, par défaut celui de son enregistrement',
    0,
    1_000_000,
  );

export const DecrireRejeu = (): MethodDecorator =>
  duParcours(
    'rejouerParcours',
    'Rejouer',
    'Le parcours tel qu’il était à un jour, avec ce qu’on en savait à un autre.',
    formes.rejeu,
    applyDecorators(jour('au', 'Jour regardé'), moment('connuLe'), fait('fait')),
  );
export const DecrireComparaison = (): MethodDecorator =>
  duParcours(
    'comparerParcours',
    'Comparer deux moments',
    'Ce qui diffère entre deux points de l’histoire d’un parcours, valeur par valeur, et les faits que l’un connaît et l’autre non. Un point qui ne dit rien est maintenant.',
    formes.comparaison,
    applyDecorators(
      jour('avantAu', 'Jour du premier moment'),
      moment('avantConnuLe'),
      fait('avantFait'),
      jour('au', 'Jour du second moment'),
      moment('connuLe'),
      fait('fait'),
    ),
  );
export const DecrireEffet = (): MethodDecorator =>
  duParcours(
    'lireEffetDuFait',
    'Ce qu’un fait a changé',
    'La situation juste avant et juste après ce fait, vues toutes deux le jour de son enregistrement.',
    formes.comparaison,
    ApiParam({ name: 'place', description: 'Place du fait dans le dossier', schema: { type: 'integer', minimum: 1 } }),
  );
export const DecrireRejugement = (): MethodDecorator =>
  duParcours(
    'rejugerParcours',
    'Rejuger',
    'Chaque fait jugé, soumis à l’autre lecture ou au droit d’un autre jour : conforme, différent, sans base, et les conditions qui changent.',
    formes.rejugement,
    applyDecorators(
      query('lecture', 'Par défaut celle du serveur', { type: 'string', enum: ['plateforme', 'code'] }),
      jour('auDroitDu', 'Tous les paramètres tels qu’ils étaient ce jour-là'),
    ),
  );
