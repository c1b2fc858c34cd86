/** Suspending the PASS and correcting a suspension (see `suspension-fin.ts` for lifting and closing). Sources: R. 5132-1-3; droit.md SUS-01 to SUS-07; plateforme.md SUS-01 to SUS-10. */
import {
  ajouterJours,
  dernierJour,
  dureeEnFrancais,
  ecartJours,
  enFrancais,
  joursInclus,
  max,
  retrancher,
  type Jour,
} from '../jour.js';
import type { Droit } from '../referentiel.js';
import { constat, definirRegle, sansBase, type Condition } from '../regle.js';
import type { Siae } from '../schemas/commun.js';
import { autreEmployeur, contratSuspenduAssez, motifEtContrat, type ContratAutour } from './suspension-contrats.js';
import { motifAnciennete, motifDuree } from './suspension-motif.js';

export interface Auteur {
  role: string;
  /** Id of the organisation. */
  organisation: string;
  /** Prescripteur on the list, or habilitated by the préfet. */
  habilite: boolean;
  /** One of its contracts runs that day; absent: not looked at. */
  emploie?: boolean;
}
export interface Embauche {
  /** Id of the SIAE. */
  siae: string;
  /** Null when only its id is known (PASS taken over by somebody else). */
  type: Siae | null;
  debut: Jour;
}
export interface Bornes {
  debut: Jour;
  fin: Jour;
}
export interface SituationPass extends Bornes {
  annule: boolean;
  clos: boolean;
}

/** Days by which a suspension moves the end of the PASS (D2); 0 for one lifted before its first day. Null: no basis on that day. */
export function joursDeSuspension(droit: Droit, debut: Jour, fin: Jour): number | null {
  const effet = droit.lire('suspension/effet');
  if (!effet) return null;
  return Math.max(0, effet.valeurs.borne_de_fin === 'incluse' ? joursInclus(debut, fin) : ecartJours(debut, fin));
}

/** Last day of a suspension whose end nobody knows: the longest permitted (SUS-04). Null: no basis on that day. */
export function finParDefaut(droit: Droit, debut: Jour): Jour | null {
  const longueur = droit.lire('suspension/duree-max');
  return longueur ? dernierJour(debut, longueur.valeurs.duree) : null;
}

/** ACT-06, R. 5132-1-3 al. 2, D21 and D32. */
export const conditionAuteur: Condition<{ auteur: Auteur; derniereEmbauche: Embauche | null }> = (
  droit,
  { auteur, derniereEmbauche },
) => {
  const regle = droit.lire('suspension/auteur');
  const quiEmploie = regle?.valeurs.siae_qui_emploie === true;
  const estSiae = derniereEmbauche !== null && auteur.organisation === derniereEmbauche.siae;
  const emploie = quiEmploie && auteur.emploie === true;
  const estPrescripteur = auteur.role === 'prescripteur' && auteur.habilite;
  const constate = estSiae
    ? 'SIAE de la dernière embauche'
    : emploie
      ? 'SIAE qui emploie encore'
      : estPrescripteur
        ? 'prescripteur habilité'
        : derniereEmbauche
          ? 'dernière embauche par une autre structure'
          : 'aucune embauche sur ce PASS';
  return constat(
    'siae_derniere_embauche',
    estSiae || emploie || estPrescripteur,
    `la SIAE de la dernière embauche, ${quiEmploie ? 'une SIAE qui emploie encore, ' : ''}ou un prescripteur habilité`,
    constate,
    [regle],
  );
};

export const conditionPassEnCours: Condition<{ pass: SituationPass | null }> = (droit, { pass }) => {
  const enCours = pass !== null && !pass.annule && !pass.clos && pass.debut <= droit.jour && droit.jour <= pass.fin;
  const constate = !pass
    ? 'aucun PASS'
    : pass.annule
      ? 'PASS annulé'
      : pass.clos
        ? 'parcours clos'
        : `PASS du ${enFrancais(pass.debut)} au ${enFrancais(pass.fin)}`;
  return constat('pass_en_cours', enCours, 'un PASS IAE en cours ce jour', constate, [droit.lire('pass/duree')]);
};

export const conditionPassSuspendu: Condition<{ suspensionEnCours: Bornes | null }> = (droit, { suspensionEnCours }) =>
  constat(
    'pass_suspendu',
    suspensionEnCours === null,
    'un PASS IAE qui n’est pas suspendu ce jour',
    suspensionEnCours
      ? `suspendu du ${enFrancais(suspensionEnCours.debut)} au ${enFrancais(suspensionEnCours.fin)}`
      : 'pas de suspension ce jour',
    [droit.lire('suspension/effet')],
    { possibleLe: suspensionEnCours ? ajouterJours(suspensionEnCours.fin, 1) : null },
  );

export interface SituationSuspension {
  auteur: Auteur;
  derniereEmbauche: Embauche | null;
  pass: SituationPass | null;
  suspensionEnCours: Bornes | null;
  debut: Jour;
  /** Null: unknown, the longest permitted is taken. */
  fin: Jour | null;
  /** Null: unchanged by a correction, not judged again. */
  motif: string | null;
  /** A correction: the reason already recorded. */
  motifActuel?: string | null;
  /** The other suspensions of this PASS, withdrawn ones left out. */
  autres: (Bornes & { motif?: string | null })[];
  /** Day from which retroactivity is counted: today, or the day of the declaration when it is corrected (SUS-05). */
  reference: Jour;
  /** Hires on this PASS, cancelled ones left out. */
  contrats: readonly ContratAutour[];
}

const pasDansLeFutur: Condition<SituationSuspension> = (droit, { debut }) =>
  constat(
    'suspension_pas_dans_le_futur',
    debut <= droit.jour,
    `un début au plus tard le ${enFrancais(droit.jour)}`,
    `début le ${enFrancais(debut)}`,
    [droit.lire('suspension/retroactivite')],
    { possibleLe: debut },
  );

const dureeMax: Condition<SituationSuspension> = (droit, { debut, fin }) => {
  const longueur = droit.lire('suspension/duree-max');
  if (!longueur) return sansBase('suspension_duree_max', 'la durée d’une suspension');
  const limite = dernierJour(debut, longueur.valeurs.duree);
  const retenue = fin ?? limite;
  return constat(
    'suspension_duree_max',
    debut <= retenue && retenue <= limite,
    `une fin du ${enFrancais(debut)} au ${enFrancais(limite)} (${dureeEnFrancais(longueur.valeurs.duree)} au plus)`,
    fin === null ? `fin inconnue : le ${enFrancais(limite)} est retenu` : `fin le ${enFrancais(fin)}`,
    [longueur],
  );
};

/**
 * Not before the last hire, nor the day after the last suspension over, nor too far back (SUS-05, with its inconsistency of §11.8 settled):
 * the platform's limits. The text has none (D32).
 */
const retroactivite: Condition<SituationSuspension> = (droit, { debut, autres, derniereEmbauche, pass, reference }) => {
  const recul = droit.lire('suspension/retroactivite');
  if (recul?.valeurs.libre) return null;
  const planchers = [
    ...(recul?.valeurs.duree ? [retrancher(reference, recul.valeurs.duree)] : []),
    ...(derniereEmbauche ? [derniereEmbauche.debut] : pass ? [pass.debut] : []),
    ...autres.filter((s) => s.fin < droit.jour).map((s) => ajouterJours(s.fin, 1)),
  ];
  if (planchers.length === 0) return null;
  const plancher = planchers.reduce(max);
  return constat(
    'suspension_retroactivite',
    debut >= plancher,
    `un début au plus tôt le ${enFrancais(plancher)}`,
    `début le ${enFrancais(debut)}`,
    [recul],
    // the first day of a hire to come, hence the first on which somebody may declare one
    { possibleLe: droit.jour < plancher ? plancher : null },
  );
};

const sansChevauchement: Condition<SituationSuspension> = (droit, { debut, fin, autres }) => {
  const retenue = fin ?? finParDefaut(droit, debut) ?? debut;
  const heurtee = autres.find((s) => s.debut <= s.fin && s.debut <= retenue && debut <= s.fin);
  return constat(
    'suspension_sans_chevauchement',
    heurtee === undefined,
    'aucune autre suspension sur ces jours (bornes incluses)',
    heurtee ? `suspension du ${enFrancais(heurtee.debut)} au ${enFrancais(heurtee.fin)}` : 'aucune',
    [droit.lire('suspension/duree-max')],
  );
};

const dansPass: Condition<SituationSuspension> = (droit, { debut, pass }) =>
  pass &&
  constat(
    'suspension_dans_pass',
    pass.debut <= debut && debut <= pass.fin,
    `un début du ${enFrancais(pass.debut)} au ${enFrancais(pass.fin)}`,
    `début le ${enFrancais(debut)}`,
    [droit.lire('pass/duree')],
  );

const motifPermis: Condition<SituationSuspension> = (droit, { motif, derniereEmbauche }) => {
  if (motif === null) return null;
  const version = droit.lire(`suspension/motifs/${motif}`);
  const libelle = droit.libelle(`suspension/motifs/${motif}`);
  if (!version) {
    const connu = droit.codes('suspension/motifs').includes(motif);
    return constat(
      'suspension_motif_permis',
      false,
      'un motif ouvert à cette date',
      connu ? `« ${libelle} » n’est pas ouvert à cette date` : `motif « ${motif} » inconnu`,
      [],
    );
  }
  const type = derniereEmbauche?.type ?? null;
  const limite = version.valeurs.siae;
  return constat(
    'suspension_motif_permis',
    type === null || limite.includes(type),
    `une SIAE de type ${limite.join(', ')}`,
    `${libelle}, ${type === null ? 'type de SIAE inconnu' : `SIAE de type ${type}`}`,
    [version],
    { avertissement: type === null },
  );
};

export const suspension = definirRegle<SituationSuspension>('suspension', 'Suspendre le PASS IAE', [
  conditionPassEnCours,
  conditionPassSuspendu,
  conditionAuteur,
  motifPermis,
  motifEtContrat,
  autreEmployeur,
  contratSuspenduAssez,
  motifDuree,
  motifAnciennete,
  pasDansLeFutur,
  dureeMax,
  retroactivite,
  sansChevauchement,
  dansPass,
]);

/** The suspension named, or the running one; null when there is none. */
export interface SituationCorrection extends SituationSuspension {
  existe: boolean;
  /** False: the start was judged when the suspension was declared, and is not judged again. */
  debutChange: boolean;
}
const siDebutChange =
  (condition: Condition<SituationSuspension>): Condition<SituationCorrection> =>
  (droit, s) =>
    s.debutChange ? condition(droit, s) : null;
export const suspensionConnue: Condition<{ existe: boolean }> = (droit, { existe }) =>
  constat(
    'suspension_en_cours',
    existe,
    'une suspension en cours',
    existe ? 'suspension en cours' : 'aucune suspension en cours',
    [droit.lire('suspension/effet')],
  );

export const correctionSuspension = definirRegle<SituationCorrection>(
  'suspension.correction',
  'Corriger une suspension',
  [
    suspensionConnue,
    conditionAuteur,
    motifPermis,
    motifEtContrat,
    autreEmployeur,
    contratSuspenduAssez,
    motifDuree,
    siDebutChange(motifAnciennete),
    siDebutChange(pasDansLeFutur),
    dureeMax,
    siDebutChange(retroactivite),
    sansChevauchement,
    siDebutChange(dansPass),
  ],
);
