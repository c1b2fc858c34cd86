/** What is known when a prolongation is asked, and again when it is granted (D10). */
import type { Jour } from '../jour.js';
import type { Siae } from '../schemas/commun.js';
import type { Bornes, SituationPass } from './suspension.js';

export interface SituationDemande {
  pass: SituationPass | null;
  motif: string;
  /** Last day asked, or granted. */
  fin: Jour;
  /** Kind of SIAE that asks; null when it is not known. */
  siae: Siae | null;
  /** True when this SIAE has a hire on this PASS (ACT-07). */
  employeur: boolean;
  /** Somebody sent the person to this SIAE: it wishes to employ her. */
  orientee: boolean;
  /** No PASS of the person began later. */
  passLePlusRecent: boolean;
  suspensionEnCours: Bornes | null;
  demandeEnAttente: boolean;
  /** Day of the request, when it is judged again at the time of the decision (D10); null: it is being made. */
  demandeeLe: Jour | null;
  /** Prolongations of this PASS, withdrawn ones left out. */
  dejaAccordees: { motif: string; jours: number }[];
  /** Days of this PASS on which the prescription was suspended, last days included. */
  joursSuspendus: number;
  naissance: Jour | null;
  rqth: { du: Jour; au: Jour | null }[];
  formations: { du: Jour; au: Jour }[];
  /** First day of the CDI inclusion; null when none is known. */
  cdiInclusionDepuis: Jour | null;
  /** A review of the parcours comes with the request. */
  bilan: boolean;
  /** An interview by phone is asked for. */
  entretien: boolean;
  /** Prescripteur named: `null` nobody; `absent` of the directory; `inconnue`: nobody answers for a directory, the decision will check. */
  prescripteurNomme: { id: string; habilitation: 'habilite' | 'non_habilite' | 'absent' | 'inconnue' } | null;
}
