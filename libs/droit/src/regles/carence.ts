/** The waiting period after a parcours, who lifts it, who refuses to. Sources: R. 5132-1-4; droit.md PASS-06, PASS-07. */
import { ajouter, ajouterJours, enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, sansBase, type Condition } from '../regle.js';

export interface Carence {
  /** Day from which the waiting period runs: end of the last PASS, or start of the suspension that led to its closing (D14). */
  depuis: Jour | null;
  leveePar: { derogation: boolean; diagnosticPrescripteur: boolean; orientationPrescripteur: boolean };
}

/** R. 5132-1-4: no new parcours in the two years after the end of the previous one, unless a prescripteur lifts it. */
export const conditionCarence =
  <S extends { carence: Carence }>(siObjet: (s: S) => boolean = () => true): Condition<S> =>
  (droit, s) => {
    const { depuis, leveePar } = s.carence;
    if (depuis === null || !siObjet(s)) return null;
    const regle = droit.lire('pass/carence');
    if (!regle) return sansBase('carence', 'le délai de carence');
    const dernier = ajouter(depuis, regle.valeurs.duree);
    const terminee = droit.jour > dernier;
    const levee = leveePar.derogation || leveePar.diagnosticPrescripteur || leveePar.orientationPrescripteur;
    return constat(
      'carence',
      terminee || levee,
      'délai de carence terminé, ou levé par un prescripteur habilité',
      terminee
        ? `terminé le ${enFrancais(dernier)}`
        : `court jusqu’au ${enFrancais(dernier)} inclus${levee ? ', levé' : ''}`,
      [regle],
      { possibleLe: ajouterJours(dernier, 1) },
    );
  };

export interface SituationCarence {
  habilite: boolean;
}
/** R. 5132-1-4 al. 2: only a prescripteur lifts the waiting period, and only a prescripteur refuses to. */
const prescripteurSeul: Condition<SituationCarence> = (droit, s) =>
  constat(
    'auteur_habilite',
    s.habilite,
    'un prescripteur habilité',
    s.habilite ? 'prescripteur habilité' : 'non habilité',
    [droit.lire('pass/carence'), droit.lire('eligibilite/prescripteurs')],
  );
export const carenceDerogation = definirRegle<SituationCarence>('carence.derogation', 'Déroger au délai de carence', [
  prescripteurSeul,
]);

export interface SituationRefusCarence extends SituationCarence {
  motif: string;
  explication: string;
}
/** R. 5132-1-4 al. 3: « le refus d’un prescripteur est motivé par écrit ». Final for its author only: another one may lift it. */
export const carenceRefus = definirRegle<SituationRefusCarence>(
  'carence.refus',
  'Refuser de déroger au délai de carence',
  [
    prescripteurSeul,
    (droit, { motif, explication }) => {
      const manques = [
        ...(motif.trim() === '' ? ['aucun motif'] : []),
        ...(explication.trim() === '' ? ['aucune explication'] : []),
      ];
      return constat(
        'refus_motive',
        manques.length === 0,
        'un motif et une explication écrits',
        manques.length === 0 ? 'refus motivé' : manques.join(', '),
        [droit.lire('pass/carence')],
      );
    },
  ],
);
