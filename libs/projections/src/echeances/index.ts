import type { Projection } from '../projection.js';
import { consigner, type DelaisReponse } from './consignes.js';
import { EcheancesDuParcours } from './ligne.js';
import { ddl, tables } from './table.js';

/** @param delais versions of the delays of a request, in any order; another set of values makes other rows */
export function projectionEcheances(delais: readonly DelaisReponse[]): Projection {
  const tries = delais.toSorted((a, b) => (a.effet < b.effet ? -1 : 1));
  return {
    nom: 'echeances',
    version: 1,
    ddl,
    tables,
    parametres: tries.map(({ effet, rappels, sansReponse }) => ({ effet, rappels, sansReponse })),
    plieur: (t) => {
      let ouvertes = new Map<string, EcheancesDuParcours>();
      return {
        plier: (faits) => {
          for (const fait of faits) {
            let echeances = ouvertes.get(fait.parcours);
            if (!echeances)
              ouvertes.set(fait.parcours, (echeances = new EcheancesDuParcours(t, fait.parcours, fait.revision === 0)));
            consigner(echeances, fait, tries);
          }
        },
        ecrire: () => {
          for (const echeances of ouvertes.values()) echeances.ecrire();
          ouvertes = new Map();
        },
      };
    },
  };
}
