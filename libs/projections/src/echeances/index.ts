import type { Projection } from '../projection.js';
import { Memoire } from '../memoire.js';
import { concerne, consigner, type DelaisReponse } from './consignes.js';
import { ecrire, EcheancesDuParcours } from './ligne.js';
import { ddl, tables } from './table.js';

/** Parcours of one generation whose deadlines are kept in memory, about 1 kB each. */
const GARDEES = 2000;

/** @param delais versions of the delays of a request, in any order; another set of values makes other rows */
export function projectionEcheances(delais: readonly DelaisReponse[]): Projection {
  const tries = delais.toSorted((a, b) => (a.effet < b.effet ? -1 : 1));
  return {
    nom: 'echeances',
    version: 3,
    ddl,
    tables,
    parametres: tries.map(({ effet, rappels, sansReponse }) => ({ effet, rappels, sansReponse })),
    plieur: (t) => {
      const ouvertes = new Memoire<EcheancesDuParcours>(GARDEES);
      const touchees = new Set<EcheancesDuParcours>();
      return {
        plier: (faits) => {
          for (const fait of faits) {
            if (!concerne(fait)) continue;
            const { parcours, revision } = fait;
            const echeances = ouvertes.ouvrir(parcours, () => new EcheancesDuParcours(t, parcours, revision === 0));
            consigner(echeances, fait, tries);
            touchees.add(echeances);
          }
        },
        ecrire: () => {
          ecrire(t, [...touchees]);
          touchees.clear();
          ouvertes.vieillir();
        },
      };
    },
  };
}
