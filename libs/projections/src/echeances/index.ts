import { identitesEnClair } from '../identites.js';
import type { ClesDeLaListe } from '../liste/index.js';
import { Memory } from '../memory.js';
import { definirModele } from '../modele.js';
import type { Fold, Tables } from '../projection.js';
import { concerne, consigner, type DelaisReponse } from './consignes.js';
import { ecrire, EcheancesDuParcours } from './ligne.js';
import { echeances } from './query.js';
import { tables } from './table.js';

/** Parcours of one generation whose deadlines are kept in memory, about 1 kB each. */
const GARDEES = 2000;

interface DroitDesEcheances extends ClesDeLaListe {
  /** Delays of a request for prolongation by day of effect, in any order; none: reminders are not listed. */
  delaisReponse?: readonly DelaisReponse[] | undefined;
}
const parEffet = ({ delaisReponse = [] }: DroitDesEcheances): DelaisReponse[] =>
  delaisReponse.toSorted((a, b) => (a.effet < b.effet ? -1 : 1));

/** What falls due in each parcours. */
export const modeleEcheances = definirModele({
  nom: 'echeances',
  version: 6,
  tables,
  parametres: (droit: DroitDesEcheances) =>
    parEffet(droit).map(({ effet, rappels, sansReponse }) => ({ effet, rappels, sansReponse })),
  fold: (droit) => fold(parEffet(droit)),
  queries: (lecture, { identites = identitesEnClair }) => echeances(lecture, identites),
});

const fold =
  (delais: readonly DelaisReponse[]) =>
  (tables: Tables): Fold => {
    const ouvertes = new Memory<EcheancesDuParcours>(GARDEES);
    const touchees = new Set<EcheancesDuParcours>();
    return {
      apply: (faits) => {
        for (const fait of faits) {
          if (!concerne(fait)) continue;
          const { parcours, revision } = fait;
          const siennes = ouvertes.ouvrir(parcours, () => new EcheancesDuParcours(tables, parcours, revision === 0));
          consigner(siennes, fait, delais);
          touchees.add(siennes);
        }
      },
      ecrire: () => {
        ecrire(tables, [...touchees]);
        touchees.clear();
        ouvertes.vieillir();
      },
    };
  };
