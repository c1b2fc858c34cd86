/** The permanent contract of people of 57 and over: age and parcours, share of the posts, what it follows. Sources: CTR-16 to CTR-19; decision D33. */
import { compter } from '../compter.js';
import { ageAu, ajouter, dureeEnFrancais, ecartJours, enFrancais, max, type Jour } from '../jour.js';
import { constat, donneeManquante, sansBase, type Condition } from '../regle.js';
import type { HorairesContrat } from './heures-hebdo.js';

/** What the hire knows of it. */
export interface SituationCdiInclusion {
  contrat: { type: string; debut: Jour; minutesHebdo: number | null };
  naissance: Jour | null;
  pass: { debut: Jour } | null;
  /** Posts of the structure in full-time equivalents, and those already held under a CDI inclusion; null: not known. */
  postes: { etp: number; cdiInclusionEtp: number; plafondMajore: boolean } | null;
  /** The employer's other contracts on this PASS. */
  autresContrats: readonly HorairesContrat[];
}
type C = Condition<SituationCdiInclusion>;

/** L. 5132-5-1, -6-1, -14-1, -15-1-1 (CTR-16). */
export const cdiInclusion: C = (droit, { contrat, naissance, pass }) => {
  if (contrat.type !== 'CDI_INCLUSION') return null;
  const regle = droit.lire('contrat/cdi-inclusion');
  if (!regle) return sansBase('cdi_inclusion_conditions', 'le CDI inclusion');
  const { age_min, anciennete_parcours } = regle.valeurs;
  const attendu = `${age_min} ans au moins, et ${dureeEnFrancais(anciennete_parcours)} au moins après le début du parcours`;
  if (naissance === null) return donneeManquante('cdi_inclusion_conditions', attendu, 'la date de naissance', [regle]);
  const age = ageAu(naissance, contrat.debut);
  const depuis = pass ? ajouter(pass.debut, anciennete_parcours) : null;
  return constat(
    'cdi_inclusion_conditions',
    age >= age_min && depuis !== null && contrat.debut >= depuis,
    attendu,
    `${age} ans le jour du début ; ${depuis ? `parcours assez ancien à partir du ${enFrancais(depuis)}` : 'parcours pas encore commencé'}`,
    [regle],
    { personnel: true },
  );
};

/** D. 5132-10-5-2, -10-17, -26-11, -43-13 (CTR-17). Without object while the posts of the structure are not known. */
export const cdiInclusionQuota: C = (droit, { contrat, postes }) => {
  const regle = droit.lire('contrat/cdi-inclusion');
  if (contrat.type !== 'CDI_INCLUSION' || !regle || postes === null) return null;
  const { pourcent, pourcent_prefet, temps_plein_heures } = regle.valeurs.quota;
  const plafond = postes.plafondMajore ? pourcent_prefet : pourcent;
  const pleinTemps = temps_plein_heures * 60;
  const etp = (contrat.minutesHebdo ?? pleinTemps) / pleinTemps;
  const apres = Math.round((postes.cdiInclusionEtp + etp) * 100) / 100;
  return constat(
    'cdi_inclusion_quota',
    apres * 100 <= postes.etp * plafond,
    `${plafond} % au plus des postes d’insertion conventionnés`,
    `${apres} ETP en CDI inclusion sur ${postes.etp}`,
    [regle],
  );
};

/** CTR-19, never an obstacle: no day is left between the employer's previous contract and this one. Without a previous one, nothing to follow. */
export const cdiInclusionSuite: C = (droit, { contrat, autresContrats }) => {
  const regle = droit.lire('contrat/cdi-inclusion-suite');
  const precedents = autresContrats.filter((c) => c.debut < contrat.debut);
  if (contrat.type !== 'CDI_INCLUSION' || !regle || precedents.length === 0) return null;
  // a contract without a term says nothing of its last day
  const fins = precedents.map((c) => c.fin).filter((fin) => fin !== null);
  const fin = fins.length < precedents.length ? null : fins.reduce(max);
  const jours = fin === null ? 0 : ecartJours(fin, contrat.debut) - 1;
  return constat(
    'cdi_inclusion_suite',
    true,
    'un CDI inclusion qui suit sans interruption le contrat précédent de la structure',
    fin === null
      ? 'contrat précédent sans terme'
      : `contrat précédent jusqu’au ${enFrancais(fin)}, CDI inclusion le ${enFrancais(contrat.debut)}${
          jours > 0 ? ` : ${compter(jours, 'jour')} sans contrat` : ''
        }`,
    [regle],
    { avertissement: jours > regle.valeurs.jours_sans_contrat_max },
  );
};
