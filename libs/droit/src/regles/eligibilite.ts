/** Opening and diagnosis. Sources: droit.md ELI-01 to ELI-13. */
import { compter } from '../compter.js';
import { ajouterJours, enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, sansBase, type Condition } from '../regle.js';
import type { Siae } from '../schemas/commun.js';
import { conditionCarence, type Carence } from './carence.js';
import { ageDuCritere, inscriptionFranceTravail } from './criteres.js';
import { expirationDuDiagnostic } from './fins.js';
import { doublonARapprocher, homonymeALever, type Voisinage } from './identite.js';
import { criteresCertifies, piecesValides, type Certification, type Piece } from './pieces.js';

export interface SituationDiagnostic {
  auteur: { role: string; siae: Siae | null; habilite: boolean };
  /** Withdrawal or suspension of the right to establish diagnoses, decided by the préfet (R. 5132-1-14). */
  autoPrescription: { retireeDu: Jour; au: Jour | null } | null;
  criteres: string[];
  pieces: Piece[] | null;
  /** Criteria certified by the téléservice, and the period it gives; null: none. */
  certifications: Certification[] | null;
  /** Null: unknown, or erased. */
  naissance: Jour | null;
  /** Day of the registration at France Travail; null: not told, the proof attests. */
  inscritDepuis: Jour | null;
  passEnVigueur: { numero: string | null; debut: Jour; fin: Jour } | null;
  carence: Carence;
  voisinage: Voisinage;
}

const auteurHabilite: Condition<SituationDiagnostic> = (droit, { auteur }) =>
  constat(
    'auteur_habilite',
    auteur.habilite || auteur.siae !== null,
    'un prescripteur habilité, ou une SIAE pour ses propres embauches',
    auteur.habilite
      ? 'prescripteur habilité'
      : auteur.siae
        ? `SIAE de type ${auteur.siae}`
        : auteur.role === 'prescripteur'
          ? 'prescripteur non habilité'
          : 'ni un prescripteur habilité, ni une SIAE',
    [droit.lire('eligibilite/prescripteurs'), droit.lire('eligibilite/auto-prescription')],
  );

/** R. 5132-1-14, CTRL-20: both ends of the withdrawal included; hiring on somebody else's diagnosis stays possible. */
const autoPrescriptionActive: Condition<SituationDiagnostic> = (droit, { auteur, autoPrescription }) => {
  if (auteur.siae === null) return null;
  const capacite = droit.lire('eligibilite/auto-prescription');
  if (!capacite) return sansBase('auto_prescription_active', 'l’auto-prescription');
  const retiree =
    autoPrescription !== null &&
    autoPrescription.retireeDu <= droit.jour &&
    (autoPrescription.au === null || droit.jour <= autoPrescription.au);
  const permise = capacite.valeurs.siae.includes(auteur.siae);
  return constat(
    'auto_prescription_active',
    permise && !retiree,
    'capacité d’auto-prescrire ni suspendue ni retirée',
    retiree
      ? `retirée depuis le ${enFrancais(autoPrescription.retireeDu)}${autoPrescription.au ? ` jusqu’au ${enFrancais(autoPrescription.au)} inclus` : ''}`
      : permise
        ? 'active'
        : `non ouverte aux SIAE de type ${auteur.siae}`,
    [capacite],
    { possibleLe: retiree && autoPrescription.au ? ajouterJours(autoPrescription.au, 1) : null },
  );
};

const criteresConnus: Condition<SituationDiagnostic> = (droit, { criteres }) => {
  const inconnus = criteres.filter((c) => droit.lire(`eligibilite/criteres/${c}`) === null);
  return inconnus.length === 0
    ? null
    : constat(
        'criteres_connus',
        false,
        'des critères en vigueur à cette date',
        `inconnus : ${inconnus.join(', ')}`,
        [],
        {
          personnel: true,
        },
      );
};

/** Two ages, two lengths of unemployment: nobody can meet both, prescripteurs included (ELI-06 of the platform). */
const criteresCompatibles: Condition<SituationDiagnostic> = (droit, { criteres }) => {
  if (criteres.length < 2) return null;
  const lus = criteres.map((c) => ({ code: c, version: droit.lire(`eligibilite/criteres/${c}`) }));
  const heurts = lus.filter(({ version }) =>
    version?.valeurs.incompatible_avec?.some((autre) => criteres.includes(autre)),
  );
  return constat(
    'criteres_compatibles',
    heurts.length === 0,
    'aucun critère n’en exclut un autre',
    heurts.length === 0 ? 'aucune incompatibilité' : `incompatibles : ${heurts.map((h) => h.code).join(', ')}`,
    heurts.map((h) => h.version),
    { personnel: true },
  );
};

const criteresSuffisants: Condition<SituationDiagnostic> = (droit, { auteur, criteres }) => {
  const seuil = droit.lire('eligibilite/seuil-auto-prescription');
  // R. 5132-1-7 binds « une SIAE » only: a prescripteur habilité needs no administrative criterion (ELI-06).
  if (auteur.siae === null) return null;
  const attendus = seuil?.valeurs.niveau_2[auteur.siae];
  if (!seuil || attendus === undefined) return sansBase('criteres_suffisants', 'les critères de l’auto-prescription');
  const niveau = (n: number): number =>
    new Set(criteres.filter((c) => droit.lire(`eligibilite/criteres/${c}`)?.valeurs.niveau === n)).size;
  const [n1, n2] = [niveau(1), niveau(2)];
  const suffisants = n1 >= seuil.valeurs.niveau_1 || n2 >= attendus;
  const manque = `il manque ${compter(seuil.valeurs.niveau_1 - n1, 'critère')} de niveau 1, ou ${compter(attendus - n2, 'critère')} de niveau 2`;
  return constat(
    'criteres_suffisants',
    suffisants,
    `${seuil.valeurs.niveau_1} critère de niveau 1, ou ${attendus} critères de niveau 2 (${auteur.siae})`,
    `${n1} de niveau 1, ${n2} de niveau 2${suffisants ? '' : ` : ${manque}`}`,
    [seuil],
  );
};

/** A diagnosis that nothing says how long to keep is not made: it would expire the day it is born. */
const validiteConnue: Condition<SituationDiagnostic> = (droit, { auteur }) =>
  expirationDuDiagnostic(droit, auteur.siae === null ? 'prescripteur' : 'siae') === null
    ? sansBase('validite_diagnostic', 'la durée de validité du diagnostic')
    : null;

const diagnosticUtile: Condition<SituationDiagnostic> = (droit, { passEnVigueur }) =>
  constat(
    'diagnostic_inutile',
    passEnVigueur === null,
    'aucun PASS IAE en cours ou à venir',
    passEnVigueur ? `PASS en vigueur jusqu’au ${enFrancais(passEnVigueur.fin)}` : 'aucun PASS en vigueur',
    [droit.lire('pass/unicite')],
  );

export const diagnostic = definirRegle<SituationDiagnostic>('diagnostic', 'Établir un diagnostic d’éligibilité', [
  auteurHabilite,
  autoPrescriptionActive,
  criteresConnus,
  criteresCompatibles,
  criteresSuffisants,
  inscriptionFranceTravail,
  ageDuCritere,
  criteresCertifies,
  piecesValides,
  validiteConnue,
  (_, { voisinage }) => homonymeALever(voisinage),
  (_, { voisinage }) => doublonARapprocher(voisinage),
  diagnosticUtile,
  conditionCarence((s) => s.auteur.siae !== null),
]);
