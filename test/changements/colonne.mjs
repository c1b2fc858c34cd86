/**
 * A new column of the list, on the disk, in the API, in what each reader sees and on the screen.
 *   node test/changements/colonne.mjs
 */
import { essayer } from './copie.mjs';

essayer({
  titre: 'Une colonne de la liste (le nombre de contrats)',
  aLaMain: 2,
  changer(copie) {
    copie.modifier('libs/projections/src/liste/table.ts', [
      [
        '    suspensions: { type: donnees<SuspensionSuivie[]>()',
        "    nombreContrats: { type: entier, de: ({ l }) => l.contrats.length, visible: 'pass' },\n    suspensions: { type: donnees<SuspensionSuivie[]>()",
      ],
    ]);
    copie.modifier('apps/web/src/liste/tableau-parcours.tsx', [
      [
        "  { titre: 'Structure', cellule:",
        "  { titre: 'Contrats', nombre: true, cellule: (l) => l.nombreContrats },\n  { titre: 'Structure', cellule:",
      ],
    ]);
  },
  verts: [
    ['npm', 'run', '-s', 'docs'],
    ['npm', 'run', '-s', 'docs:verifier'],
    ['npm', 'run', '-s', 'typecheck'],
    [
      'npm',
      'run',
      '-s',
      'jest',
      '--',
      'libs/projections',
      'test/projections/liste',
      'test/projections/requetes',
      'apps/api/src/api',
      'test/matrice',
    ],
  ],
});
