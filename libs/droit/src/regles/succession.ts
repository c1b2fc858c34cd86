/** One structure succeeds to another: a fact of the DDETS, with its ground (D43). Sources: L. 1224-1, R. 5132-9; droit.md CNV-09. */
import { enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, sansBase, type Condition } from '../regle.js';
import { structureConnue, type AvecSiaeNommee } from './orientation.js';

export interface SituationSuccession extends AvecSiaeNommee {
  de: string;
  a: string;
  le: Jour;
  fondement: string;
  /** Those already recorded, that structure among them or not. */
  predecesseurs: readonly { id: string; le: Jour }[];
}
type C = Condition<SituationSuccession>;

const distincte: C = (_, { de, a }) =>
  constat(
    'succession_distincte',
    de !== a,
    'deux structures différentes',
    de === a ? 'la même structure' : 'deux structures',
    [],
  );
const fondee: C = (droit, { fondement, le }) => {
  const regle = droit.lire('conventionnement/succession', le);
  if (!regle) return sansBase('succession_fondee', 'la succession d’une structure');
  const { transfert, autres } = regle.valeurs;
  return constat(
    'succession_fondee',
    fondement === transfert || autres.includes(fondement),
    'un fondement connu : transfert des contrats (L. 1224-1), ou un autre',
    fondement === transfert
      ? 'transfert : le successeur est substitué dans la convention'
      : 'autre fondement : chacune garde sa convention',
    [regle],
  );
};
const uneFois: C = (_, { de, predecesseurs }) => {
  const connue = predecesseurs.find((p) => p.id === de);
  return constat(
    'succession_nouvelle',
    connue === undefined,
    'une succession qui n’est pas déjà constatée',
    connue ? `constatée à compter du ${enFrancais(connue.le)}` : 'aucune entre ces deux structures',
    [],
  );
};
export const succession = definirRegle<SituationSuccession>(
  'succession',
  'Constater qu’une structure succède à une autre',
  [structureConnue, distincte, fondee, uneFois],
);
