/** OpenAPI of what proves. */
import { ApiParam, ApiResponse } from '@nestjs/swagger';
import { formes } from '@jalon/application';
import { decrire, lecture, LUE, query, type Refus } from './commun.js';
import { refusDuParcours } from './formes.js';
import { vers } from './schemas.js';

const SANS_PREUVE: Refus = [
  409,
  'Ce serveur ne scelle pas son journal, rien n’y est encore scellé, il n’est plus ce qui a été scellé, ou une version plus récente de Jalon y a écrit',
];
/** Of a demonstration, played: the key of a log, hence its signature, is its own. */
const POINT = {
  schema: 'jalon.point.v1',
  point: [
    'jalon/journal',
    '21',
    'XIFKpedL8RLtYCa6r5G2yi2/HkhIc590sQYfMg+BZ78=',
    'leaf 2',
    'cles 1',
    '',
    '— jalon/journal CTJx+OA9Yl9Kvn3vbX3AgH+frTwP36QV1beGsmG0dBwI+orHxlgnmvLn0imvp6kEBUiRchs3+uGjCEN0x6gnFAz+QQQ=',
    '',
  ].join('\n'),
  depuis: 3,
  coherence: [
    'd2e680700667e60d29a245fb915b5c07099170fbe66208380d728f9b9d7c69c0',
    '251b1c4d2cd2e09cf6d1988d91317ee4b970b47486b7d913c21cd4d9db6cd7a3',
    'e15cfa508b8a2f99ec814e0e93630e615b26682ba61bddadde60e259756f3d93',
    '21057b51f033a148bcf4f68dbb80c31ff730aa523b35ddc5d60d18ff4da1cc76',
    'f637a11160b302fda6ecf93a0f784eb94e223afc0ea4d45c4ec8c6200c1a4f96',
    'f43804269af30a674d54136bb6aaa6f9f7ba74d1d6c6120d2a6d04a144306a38',
  ],
};

export const DecrirePreuve = (): MethodDecorator =>
  decrire(
    'prouverParcours',
    'parcours',
    'Emporter le dossier d’audit',
    'Un fichier qui se vérifie sans Jalon ni réseau (docs/format-preuve.md) : les faits que ce persona peut lire avec leur preuve, l’empreinte des autres, le droit qu’ils citent, et la situation à certains jours quand il lit tout. Critères, motifs et textes n’y sont jamais en clair.',
    ApiParam({ name: 'id', description: 'Identifiant du parcours (UUID)', schema: { type: 'string', format: 'uuid' } }),
    query('situations', 'Jours des situations, séparés par des virgules ; par défaut aujourd’hui'),
    query(
      'connuLe',
      'Situations telles que connues alors : un jour (sa fin, à Paris) ou un instant avec son décalage',
      {
        type: 'string',
        anyOf: [{ format: 'date' }, { format: 'date-time' }],
      },
    ),
    query('donneesPersonnelles', '« oui » : nom, prénom, naissance et commune en clair, avec leur preuve', {
      type: 'string',
      enum: ['oui', 'non'],
    }),
    ApiResponse({
      status: 200,
      description: 'Dossier d’audit',
      headers: LUE,
      content: {
        'application/zip': {
          schema: { type: 'string', format: 'binary' },
          example: 'PK…',
        },
      },
    }) as MethodDecorator,
    lecture(
      'prouverParcours',
      [404, 'Parcours inconnu, ou auquel ce persona n’est pas rattaché : la réponse est la même', refusDuParcours],
      SANS_PREUVE,
    ),
  );

export const DecrirePoint = (): MethodDecorator =>
  decrire(
    'donnerPoint',
    'exploitation',
    'Donner le dernier point de contrôle',
    'La signature du journal entier, pour qui en garde un témoin (`jalon preuve temoigner`), et la preuve qu’il ne fait que prolonger celui de `depuis` faits ; vide quand le journal en a moins, ce que le témoin dira.',
    query('depuis', 'Nombre de faits du point déjà vu', { type: 'integer', minimum: 0, maximum: 999_999_999_999_999 }),
    ApiResponse({
      status: 200,
      description: 'Dernier point de contrôle',
      content: { 'application/json': { schema: vers(formes.pointProuve), example: POINT } },
    }) as MethodDecorator,
    lecture('donnerPoint', SANS_PREUVE),
  );
