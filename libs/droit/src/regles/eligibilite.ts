/** Opening, diagnosis, waiting period. Sources: droit.md ELI-01 to ELI-13, PASS-06, PASS-07. */
import { ajouter, ajouterJours, enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, sansBase, type Condition } from '../regle.js';
import type { Siae } from '../schemas/commun.js';

/** Nothing in the law refuses the opening of a file or an orientation; who may act is the policy's business. */
export const ouverture = definirRegle<null>('ouverture', 'Ouvrir un parcours ou orienter', []);

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
      terminee ? `terminé le ${enFrancais(dernier)}` : `court jusqu’au ${enFrancais(dernier)} inclus${levee ? ', levé' : ''}`,
      [regle],
      { possibleLe: ajouterJours(dernier, 1) },
    );
  };

export interface SituationDiagnostic {
  auteur: { role: string; siae: Siae | null; habilite: boolean };
  autoPrescription: { retireeDu: Jour; au: Jour | null } | null;
  criteres: string[];
  pieces: { critere: string; du: Jour }[] | null;
  passEnVigueur: { numero: string; debut: Jour; fin: Jour } | null;
  carence: Carence;
}

const auteurHabilite: Condition<SituationDiagnostic> = (droit, { auteur }) =>
  constat(
    'auteur_habilite',
    auteur.habilite || auteur.siae !== null,
    'un prescripteur habilité, ou une SIAE pour ses propres embauches',
    auteur.habilite ? 'prescripteur habilité' : auteur.siae ? `SIAE de type ${auteur.siae}` : `${auteur.role} non habilité`,
    [droit.lire('eligibilite/prescripteurs')],
  );

const criteresSuffisants: Condition<SituationDiagnostic> = (droit, { auteur, criteres }) => {
  const seuil = droit.lire('eligibilite/seuil-auto-prescription');
  // R. 5132-1-7 binds « une SIAE » only: a prescripteur habilité needs no administrative criterion (ELI-06).
  if (auteur.siae === null) return null;
  const attendus = seuil?.valeurs.niveau_2[auteur.siae];
  if (!seuil || attendus === undefined) return sansBase('criteres_suffisants', 'les critères de l’auto-prescription');
  const niveau = (n: number): number =>
    new Set(criteres.filter((c) => droit.lire(`eligibilite/criteres/${c}`)?.valeurs.niveau === n)).size;
  const [n1, n2] = [niveau(1), niveau(2)];
  return constat(
    'criteres_suffisants',
    n1 >= seuil.valeurs.niveau_1 || n2 >= attendus,
    `${seuil.valeurs.niveau_1} critère de niveau 1, ou ${attendus} critères de niveau 2 (${auteur.siae})`,
    `${n1} de niveau 1, ${n2} de niveau 2`,
    [seuil],
  );
};

const diagnosticUtile: Condition<SituationDiagnostic> = (_, { passEnVigueur }) =>
  constat(
    'diagnostic_inutile',
    passEnVigueur === null,
    'aucun PASS IAE en cours ou à venir',
    passEnVigueur ? `PASS en vigueur jusqu’au ${enFrancais(passEnVigueur.fin)}` : 'aucun PASS en vigueur',
    [],
  );

export const diagnostic = definirRegle<SituationDiagnostic>('diagnostic', 'Établir un diagnostic d’éligibilité', [
  auteurHabilite,
  criteresSuffisants,
  diagnosticUtile,
  conditionCarence((s) => s.auteur.siae !== null),
]);

export interface SituationCarence {
  habilite: boolean;
}
export const carenceDerogation = definirRegle<SituationCarence>('carence.derogation', 'Déroger au délai de carence', [
  (droit, s) =>
    constat('auteur_habilite', s.habilite, 'un prescripteur habilité', s.habilite ? 'prescripteur habilité' : 'non habilité', [
      droit.lire('pass/carence'),
    ]),
]);
