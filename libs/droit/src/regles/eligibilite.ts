/** Opening and diagnosis. Sources: droit.md ELI-01 to ELI-13. */
import { ajouter, ajouterJours, dureeEnFrancais, enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, sansBase, type Condition } from '../regle.js';
import type { Droit } from '../referentiel.js';
import type { Siae } from '../schemas/commun.js';
import { conditionCarence, type Carence } from './carence.js';

/** Nothing in the law refuses the opening of a file or an orientation; who may act is the policy's business. */
export const ouverture = definirRegle<null>('ouverture', 'Ouvrir un parcours ou orienter', []);

export interface Certification {
  critere: string;
  du: Jour;
  /** Last day; absent: open. */
  au?: Jour | undefined;
}

export interface SituationDiagnostic {
  auteur: { role: string; siae: Siae | null; habilite: boolean };
  /** Withdrawal or suspension of the right to establish diagnoses, decided by the préfet (R. 5132-1-14). */
  autoPrescription: { retireeDu: Jour; au: Jour | null } | null;
  criteres: string[];
  pieces:
    | {
        critere: string;
        du: Jour;
        /** Last day of validity written on the proof, when it has one. */ au?: Jour | undefined;
      }[]
    | null;
  /** Criteria certified by the téléservice, and the period it gives; null: none. */
  certifications: Certification[] | null;
  passEnVigueur: { numero: string; debut: Jour; fin: Jour } | null;
  carence: Carence;
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
        : `${auteur.role} non habilité`,
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

const certifie = (droit: Droit, { critere, du, au }: Certification): boolean =>
  droit.lire(`eligibilite/criteres/${critere}`)?.valeurs.certifiable === true &&
  du <= droit.jour &&
  (au === undefined || droit.jour <= au);

/** Never an obstacle (ELI-13): says which criteria no longer need a paper. */
const criteresCertifies: Condition<SituationDiagnostic> = (droit, { criteres, certifications }) => {
  const declares = (certifications ?? []).filter((c) => criteres.includes(c.critere));
  if (declares.length === 0) return null;
  const sans = declares.filter((c) => !certifie(droit, c)).map((c) => c.critere);
  return constat(
    'criteres_certifies',
    true,
    'des critères que le téléservice certifie ce jour',
    sans.length === 0
      ? `certifiés : ${declares.map((c) => c.critere).join(', ')}`
      : `à prouver par pièce : ${sans.join(', ')}`,
    declares.map((c) => droit.lire(`eligibilite/criteres/${c.critere}`)),
    { personnel: true, avertissement: sans.length > 0 },
  );
};

/** R. 5132-1-7 last al.: the arrêté says how old a proof may be; younger than that, counted to the day of the decision. */
const piecesValides: Condition<SituationDiagnostic> = (droit, { auteur, pieces: toutes, certifications }) => {
  const certifies = new Set((certifications ?? []).filter((c) => certifie(droit, c)).map((c) => c.critere));
  // What the téléservice certifies needs no paper; a certification that does not hold changes nothing (ELI-13).
  const pieces = (toutes ?? []).filter((p) => !certifies.has(p.critere));
  if (auteur.siae === null || pieces.length === 0) return null;
  const perimees: string[] = [];
  const sources = pieces.map(({ critere, du, au }) => {
    const version = droit.lire(`eligibilite/criteres/${critere}`);
    const age = version?.valeurs.piece_age_max;
    if (du > droit.jour) perimees.push(`${critere} : datée du ${enFrancais(du)}, à venir`);
    // ELI-08: a residence permit or an RQTH has no age, it must be valid that day; without a date on it, nothing to compare.
    else if (version?.valeurs.valable_ce_jour && au !== undefined && au < droit.jour)
      perimees.push(`${critere} : valable jusqu’au ${enFrancais(au)}`);
    else if (age && droit.jour >= ajouter(du, age))
      perimees.push(`${critere} : du ${enFrancais(du)}, doit avoir moins de ${dureeEnFrancais(age)}`);
    return version;
  });
  return constat(
    'pieces_valides',
    perimees.length === 0,
    'des pièces justificatives assez récentes à ce jour',
    perimees.length === 0 ? `${pieces.length} pièce(s) valide(s)` : perimees.join(' ; '),
    sources,
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
  return constat(
    'criteres_suffisants',
    n1 >= seuil.valeurs.niveau_1 || n2 >= attendus,
    `${seuil.valeurs.niveau_1} critère de niveau 1, ou ${attendus} critères de niveau 2 (${auteur.siae})`,
    `${n1} de niveau 1, ${n2} de niveau 2`,
    [seuil],
  );
};

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
  criteresCertifies,
  piecesValides,
  diagnosticUtile,
  conditionCarence((s) => s.auteur.siae !== null),
]);
