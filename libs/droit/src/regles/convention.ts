/** The agreement of a SIAE with the State: opinion asked before, one to three years. Sources: R. 5132-2, R. 5132-11; droit.md CNV-01, CNV-08. */
import { dernierJour, dureeEnFrancais, enFrancais } from '../jour.js';
import { constat, definirRegle, sansBase, type Condition } from '../regle.js';
import type { Siae } from '../schemas/commun.js';
import { periodeCoherente } from './contrat-nomme.js';
import { auPlus, type PeriodeAccordee } from './conventionnement.js';

export interface SituationConvention extends PeriodeAccordee {
  /** A request for it was recorded here: its opinion is then known to be missing. */
  demandee: boolean;
  /** What the commission said of it; null: no opinion recorded here, nor told with the signature. */
  avis: 'FAVORABLE' | 'DEFAVORABLE' | null;
  /** Kind for which it is signed; null: not known. */
  siae: Siae | null;
  /** Kinds of the other conventions that run at the same time. */
  autres: readonly Siae[];
}
type C = Condition<SituationConvention>;

const dureeMax: C = (droit, s) => {
  const regle = droit.lire('conventionnement/convention', s.debut);
  if (!regle) return sansBase('convention_duree_max', 'la durée d’une convention');
  return auPlus('convention_duree_max', s, regle.valeurs.duree_max, regle);
};

/** Written in the fiche pratique alone: told, never opposed. */
const dureeMin: C = (droit, { debut, fin }) => {
  const regle = droit.lire('conventionnement/convention', debut);
  if (!regle) return null;
  const { duree_min } = regle.valeurs;
  return constat(
    'convention_duree_min',
    true,
    `${dureeEnFrancais(duree_min)} au moins, jusqu’au ${enFrancais(dernierJour(debut, duree_min))}`,
    `du ${enFrancais(debut)} au ${enFrancais(fin)}`,
    [regle],
    { avertissement: fin < dernierJour(debut, duree_min) },
  );
};

/** Consulted before, and not bound by it: what was asked for here is not decided before it answered; a convention taken over is not asked again. */
const avisCommission: C = (droit, { demandee, avis, debut }) =>
  constat(
    'avis_commission',
    avis !== null || !demandee,
    'l’avis de la commission, rendu avant la décision (RendreAvisCommission)',
    avis === null
      ? 'donnée manquante : l’avis de la commission'
      : avis === 'FAVORABLE'
        ? 'avis favorable'
        : 'avis défavorable',
    [droit.lire('conventionnement/convention', debut)],
    {
      avertissement: avis !== 'FAVORABLE' && (avis !== null || !demandee),
      ...(avis === null ? { manquante: true } : {}),
    },
  );

/** CNV-08: a chantier that is also under agreement as an enterprise or an association. */
const avisFavorable: C = (droit, { debut, avis, siae, autres }) => {
  const regle = droit.lire('conventionnement/cumul', debut);
  const types = siae === null ? [] : [siae, ...autres];
  if (!regle || !types.includes(regle.valeurs.structure) || !types.some((t) => regle.valeurs.avec.includes(t)))
    return null;
  return constat(
    'avis_favorable_requis',
    avis === 'FAVORABLE',
    `un avis favorable : ${regle.valeurs.structure} conventionné aussi comme ${regle.valeurs.avec.join(' ou ')}`,
    avis === 'FAVORABLE' ? 'avis favorable' : avis === null ? 'aucun avis enregistré' : 'avis défavorable',
    [regle],
  );
};

export const convention = definirRegle<SituationConvention>('convention', 'Signer la convention d’une SIAE', [
  (_, { debut, fin }) => periodeCoherente(debut, fin, 'période'),
  dureeMax,
  dureeMin,
  avisCommission,
  avisFavorable,
]);
