/** What was accepted and yet had to be told: it stays in view as long as the fact that carries it stands. */
import { placeDe } from '@jalon/decider';
import type { Droit, Jour } from '@jalon/droit';
import type { Dossier, FaitConsigne } from '../dossier/dossier.js';

export interface VueSignal {
  /** Place of the fact in the dossier, 1 for the first. */
  fait: number;
  /** Code of `conditions`, of a satisfied condition. */
  condition: string;
  libelle: string;
  le: Jour;
  /** Id of the organisation that recorded the fact. */
  par: string;
}

const D_IDENTITE: readonly string[] = ['nir_concordant', 'homonyme_possible', 'doublon_a_rapprocher'];
const ditQuiElleEst = ({ type, data, retire }: FaitConsigne): boolean =>
  !retire && (type === 'ParcoursOuvert' || ('typeRectifie' in data && data.typeRectifie === 'ParcoursOuvert'));
/** Who she is was said again since, or somebody told her from her homonyms: nothing is left to follow. */
const regle = ({ faits }: Dossier, condition: string, revision: number): boolean =>
  D_IDENTITE.includes(condition) &&
  faits.some(
    (f, i) =>
      i > revision &&
      (ditQuiElleEst(f) || (condition === 'homonyme_possible' && f.type === 'HomonymeLeve' && !f.retire)),
  );

/** Those that the référentiel says are to be followed, the oldest first. What was found is in the verdict of the fact. */
export const vueSignaux = (d: Dossier, droit: Droit): VueSignal[] =>
  d.faits.flatMap(({ signaux = [], sansAppui, retire, le, par }, revision) =>
    [...signaux, ...(sansAppui ? ['sans_appui'] : [])].flatMap((condition) => {
      const libelle = retire || regle(d, condition, revision) ? null : droit.signal(condition);
      return libelle === null ? [] : [{ fait: placeDe(revision), condition, libelle, le, par: par.organisation.id }];
    }),
  );
