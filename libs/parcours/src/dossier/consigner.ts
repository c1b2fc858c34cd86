/** What each fact changes in the dossier. No law here: dates were computed when the fact was decided. */
import type { Fait, FaitSansEffet, TypeFait } from '../faits/index.js';
import type { Consignes } from './consignes.js';
import type { Sort } from '../correction.js';
import type { Dossier, FaitConsigne } from './dossier.js';
import { consignerAccompagnement } from './accompagnement.js';
import { consignerClotureEtSortie } from './cloture-sortie.js';
import { consignerConservation } from './conservation.js';
import { consignerDecisions } from './decisions.js';
import { consignerDelivrance } from './delivrance.js';
import { consignerPassOfficiel } from './pass-officiel.js';
import { consignerEligibilite } from './eligibilite.js';
import { consignerContrat, consignerEmbauche } from './embauche.js';
import { consignerMiseADisposition } from './mise-a-disposition.js';
import { consignerProlongation } from './prolongation.js';
import { consignerRapprochement } from './rapprochement.js';
import { consignerRectification } from './rectification.js';
import { consignerReprise } from './reprise.js';
import { consignerSuiviContrat } from './suivi-contrat.js';
import { consignerSuspension } from './suspension.js';

/** One entry per fact that changes something; the compiler lists what is missing. */
const consignes: Consignes<Exclude<TypeFait, FaitSansEffet>> = {
  ...consignerEligibilite,
  ...consignerDelivrance,
  ...consignerPassOfficiel,
  ...consignerEmbauche,
  ...consignerContrat,
  ...consignerMiseADisposition,
  ...consignerAccompagnement,
  ...consignerSuiviContrat,
  ...consignerSuspension,
  ...consignerProlongation,
  ...consignerClotureEtSortie,
  ...consignerReprise,
  ...consignerRapprochement,
  ...consignerRectification,
  ...consignerDecisions,
  ...consignerConservation,
};

/** Id of the thing a fact creates or concerns, for the list of what a rectification may name. */
const reference = (data: Record<string, unknown>): string | null => {
  const id = data['id'] ?? data['contrat'];
  return typeof id === 'string' ? id : null;
};

/** The verdict is not kept: what is folded again was judged, and it is most of the size of a fact. */
const noter = ({ type, le, data, par, signaux }: Fait): FaitConsigne => ({
  type,
  le,
  ref: reference(data),
  par,
  data: 'verdict' in data ? ({ ...data, verdict: undefined } as unknown as Fait['data']) : data,
  retire: false,
  ...(signaux === undefined ? {} : { signaux }),
});

/** How a fact comes after the others. */
export type Joindre = (faits: FaitConsigne[], fait: FaitConsigne) => FaitConsigne[];
const copier: Joindre = (faits, fait) => [...faits, fait];
/** For a walk that keeps no dossier of its way, and whose list is its own: a copy for each fact costs the square of a long history. */
export const surPlace: Joindre = (faits, fait) => {
  faits.push(fait);
  return faits;
};

/** A fact that no longer counts keeps its place among the facts, and changes nothing. */
export const ecarter = (dossier: Dossier, fait: Fait, sort: Sort, joindre = copier): Dossier => ({
  ...dossier,
  faits: joindre(dossier.faits, {
    ...noter(fait),
    retire: sort !== 'dit' && sort !== 'sans_appui',
    ...(sort === 'annule' ? { annule: true as const } : {}),
    ...(sort === 'sans_appui' ? { sansAppui: true as const } : {}),
  }),
});

/** The facts of the dossier as they were first told, without their verdicts. */
export const histoire = (d: Dossier): Fait[] =>
  d.faits.map(
    ({ type, le, par, data, signaux }, revision) =>
      ({ type, le, par, data, revision, ...(signaux === undefined ? {} : { signaux }) }) as Fait,
  );

/** @param origine the fact as it was first told: what it becomes is worked out from the corrections */
export function consigner(dossier: Dossier, fait: Fait, origine = fait, joindre = copier): Dossier {
  const change = (consignes as Partial<Consignes<TypeFait>>)[fait.type]?.(dossier, fait as never);
  return {
    ...dossier,
    ...change,
    faits: joindre(dossier.faits, noter(origine)),
  };
}
