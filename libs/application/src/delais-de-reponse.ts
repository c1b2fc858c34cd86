/** Delays of a request for prolongation, as the read model of the deadlines wants them: read in the référentiel. */
import type { Lecture, Referentiel } from '@jalon/droit';
import type { DelaisReponse } from '@jalon/projections';

export function delaisDeReponse(_referentiel: Referentiel, _lecture: Lecture): DelaisReponse[] {
  return [];
}
