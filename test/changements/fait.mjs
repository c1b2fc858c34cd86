/**
 * A new version of a stored fact, and the command that writes it.
 *   node test/changements/fait.mjs
 */
import { essayer } from './copie.mjs';

const FAIT = 'libs/parcours/src/faits/orientation-envoyee.ts';
const COMMANDE = 'libs/parcours/src/commandes/eligibilite.ts';

essayer({
  titre: 'Une version de plus d’un fait (OrientationEnvoyee : par quel moyen)',
  aLaMain: 2,
  changer(copie) {
    copie.modifier(FAIT, [
      ['version: 1,', 'version: 2,'],
      [
        'schema: z.object({ siae: z.string() }),',
        `schema: schema.extend({ moyen: z.string() }),
  anciennes: { 1: schema },
  upcasts: { 1: (data) => ({ ...data, moyen: 'non précisé' }) },`,
      ],
      ["exemple: { siae: 'ai-rennes' }", "exemple: { siae: 'ai-rennes', moyen: 'plateforme' }"],
    ]);
    copie.modifier(COMMANDE, [['data: { siae: data.siae } }]', "data: { siae: data.siae, moyen: 'plateforme' } }]"]]);
  },
  verts: [
    ['npm', 'run', '-s', 'typecheck'],
    ['env', 'JALON_ECRIRE_FORMATS=oui', 'npm', 'run', '-s', 'jest', '--', 'test/histoires/formats'],
    ['npm', 'run', '-s', 'docs'],
    ['npm', 'run', '-s', 'docs:verifier'],
    ['npm', 'run', '-s', 'jest', '--', 'test/histoires', 'libs/parcours', 'libs/application/src/genres'],
  ],
});
