/** Facts behind a motif of prolongation, looked at on its first day (decision D5). Unknown: said, never guessed. */
import { ageAu, enFrancais, type Jour } from '../jour.js';
import type { VersionLue } from '../referentiel.js';
import { constat, donneeManquante, type Condition } from '../regle.js';
import type { Valeurs } from '../schemas/index.js';
import type { SituationDemande } from './situation-demande.js';

export type Motif = VersionLue<Valeurs<`prolongation/motifs/${string}`>>;
/** A condition that has no object when the motif is not open, or does not ask for it. */
type ConditionMotif = (motif: Motif, s: SituationDemande, debut: Jour) => ReturnType<Condition<SituationDemande>>;

const siMotif =
  (condition: ConditionMotif): Condition<SituationDemande> =>
  (droit, s) => {
    const motif = droit.lire(`prolongation/motifs/${s.motif}`);
    // Without a PASS yet, the end asked stands for the day: what is not recorded is said all the same.
    return motif && condition(motif, s, s.pass?.fin ?? s.fin);
  };

export const ageMinimal = siMotif((motif, { naissance }, debut) => {
  const minimum = motif.valeurs.age_min;
  if (minimum === undefined) return null;
  const attendu = `${minimum} ans le ${enFrancais(debut)}`;
  if (naissance === null) return donneeManquante('age_minimal', attendu, 'enregistrer la date de naissance', [motif]);
  const age = ageAu(naissance, debut);
  return constat('age_minimal', age >= minimum, attendu, `${age} ans ce jour-là`, [motif], { personnel: true });
});

export const rqthValide = siMotif((motif, { rqth }, debut) => {
  if (!motif.valeurs.rqth) return null;
  const attendu = `une RQTH valide le ${enFrancais(debut)}`;
  if (rqth.length === 0) return donneeManquante('rqth_valide', attendu, 'enregistrer la RQTH et ses dates', [motif]);
  const valide = rqth.some((p) => p.du <= debut && (p.au === null || debut <= p.au));
  const connues = rqth.map((p) => `du ${enFrancais(p.du)}${p.au === null ? '' : ` au ${enFrancais(p.au)}`}`).join(', ');
  return constat('rqth_valide', valide, attendu, connues, [motif], { personnel: true });
});

/** R. 5132-1-8 1° b: a training under way on that day, and not beyond its last day. */
export const formationEnCours = siMotif((motif, { formations, fin }, debut) => {
  if (!motif.valeurs.formation) return null;
  const attendu = `une formation en cours le ${enFrancais(debut)}, qui dure au moins jusqu’au ${enFrancais(fin)}`;
  if (formations.length === 0)
    return donneeManquante('formation_en_cours', attendu, 'enregistrer la formation et ses dates', [motif]);
  const enCours = formations.some((f) => f.du <= debut && debut <= f.au && fin <= f.au);
  const connues = formations.map((f) => `du ${enFrancais(f.du)} au ${enFrancais(f.au)}`).join(', ');
  return constat('formation_en_cours', enCours, attendu, connues, [motif], { personnel: true });
});

/** R. 5132-1-8 1° a: the prolongation follows the contract. */
export const cdiInclusionPresent = siMotif((motif, { cdiInclusionDepuis }, debut) => {
  if (!motif.valeurs.cdi_inclusion) return null;
  const attendu = `un CDI inclusion commencé au plus tard le ${enFrancais(debut)}`;
  if (cdiInclusionDepuis === null)
    return donneeManquante('cdi_inclusion_present', attendu, 'déclarer le contrat ou la situation de la personne', [
      motif,
    ]);
  return constat(
    'cdi_inclusion_present',
    cdiInclusionDepuis <= debut,
    attendu,
    `depuis le ${enFrancais(cdiInclusionDepuis)}`,
    [motif],
  );
});
