import { parParcours } from '../groupes.js';
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
    evolve: (lot, t) => {
      for (const [parcours, faits] of parParcours(lot)) {
        const echeances = new EcheancesDuParcours(t, parcours);
        for (const fait of faits) consigner(echeances, fait, tries);
        echeances.ecrire();
      }
    },
  };
}
