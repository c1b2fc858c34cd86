/** What each fact changes in the dossier. No law here: dates were computed when the fact was decided. */
import type { FaitDeType, Fait, TypeFait } from '../faits/index.js';
import type { Dossier } from './dossier.js';
import { consignerAccompagnement } from './accompagnement.js';
import { consignerClotureEtSortie } from './cloture-sortie.js';
import { consignerDecisions } from './decisions.js';
import { consignerDelivrance } from './delivrance.js';
import { consignerEligibilite } from './eligibilite.js';
import { consignerContrat, consignerEmbauche } from './embauche.js';
import { consignerMiseADisposition } from './mise-a-disposition.js';
import { consignerProlongation } from './prolongation.js';
import { consignerRectification } from './rectification.js';
import { consignerReprise } from './reprise.js';
import { consignerSuiviContrat } from './suivi-contrat.js';
import { consignerSuspension } from './suspension.js';

export type Consigner<T extends TypeFait> = (dossier: Dossier, fait: FaitDeType<T>) => Partial<Dossier>;
export type Consignes<T extends TypeFait> = { [K in T]: Consigner<K> };

/** One entry per fact; the compiler lists what is missing. */
const consignes: Consignes<TypeFait> = {
  ...consignerEligibilite,
  ...consignerDelivrance,
  ...consignerEmbauche,
  ...consignerContrat,
  ...consignerMiseADisposition,
  ...consignerAccompagnement,
  ...consignerSuiviContrat,
  ...consignerSuspension,
  ...consignerProlongation,
  ...consignerClotureEtSortie,
  ...consignerReprise,
  ...consignerRectification,
  ...consignerDecisions,
  // only its revision counts
  EcritureEcartee: () => ({}),
};

/** Id of the thing a fact creates or concerns, for the list of what a rectification may name. */
const reference = (data: Record<string, unknown>): string | null => {
  const id = data['id'] ?? data['contrat'];
  return typeof id === 'string' ? id : null;
};

/** A fact annulled later keeps its place among the facts, and changes nothing. */
export const ecarter = (dossier: Dossier, { type, le, data, par }: Fait): Dossier => ({
  ...dossier,
  faits: [...dossier.faits, { type, le, ref: reference(data), par, retire: true, annule: true }],
});

export function consigner(dossier: Dossier, fait: Fait): Dossier {
  const change = (consignes[fait.type] as Consigner<TypeFait>)(dossier, fait as never);
  return {
    ...dossier,
    ...change,
    faits: [
      ...(change.faits ?? dossier.faits),
      { type: fait.type, le: fait.le, ref: reference(fait.data), par: fait.par, retire: false },
    ],
  };
}
