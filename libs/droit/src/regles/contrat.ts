/** The life of a contract after the hire. A contract and a PASS are two things with two deciders (D20, TRAP-01). */
import { enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, type Condition } from '../regle.js';
import type { Siae } from '../schemas/commun.js';
import {
  contratAvantTerme,
  contratConnu,
  contratEnCours,
  employeurDuContrat,
  periodeCoherente,
  termeRecule,
  type SituationContrat,
} from './contrat-nomme.js';
import { motifContrat } from './contrat-motif.js';
import { dureeTotaleMax } from './duree-contrat.js';
import { heuresHebdoMin, type HorairesContrat } from './heures-hebdo.js';
import type { AutorisationHeures } from './heures-reduites.js';

export interface SituationRenouvellement extends SituationContrat {
  fin: Jour;
  siae: Siae | null;
  /** Last day of the PASS in force; null when none is. */
  passFin: Jour | null;
  /** Weekly hours as declared, and what a derogation looks at; null: the contract states none. */
  horaires: {
    minutes: number;
    motif: string | null;
    parcoursDepuis: Jour | null;
    autres: readonly HorairesContrat[];
    autorisations: readonly AutorisationHeures[];
    collective: { du: Jour; au: Jour } | null;
  } | null;
}

/** CTR-03: as many renewals as wanted, within the total length. */
export const contratRenouvellement = definirRegle<SituationRenouvellement>(
  'contrat.renouvellement',
  'Renouveler un contrat',
  [
    contratConnu,
    employeurDuContrat,
    contratAvantTerme,
    termeRecule,
    (droit, { passFin }) =>
      constat(
        'pass_en_cours',
        passFin !== null,
        'un PASS en cours',
        passFin ? `PASS valable jusqu’au ${enFrancais(passFin)} inclus` : 'aucun PASS en cours',
        [droit.lire('pass/duree')],
      ),
    (droit, { contrat, siae, fin }) => contrat && dureeTotaleMax(droit, contrat.type, siae, contrat.debut, fin),
    // CTR-10: a derogation to the weekly minimum does not outlive its own length because the contract is renewed.
    (droit, { contrat, siae, fin, horaires }) =>
      contrat &&
      horaires &&
      heuresHebdoMin(droit, { siae, type: contrat.type, debut: contrat.debut, fin, ...horaires }),
  ],
);

export interface SituationJourContrat extends SituationContrat {
  jour: Jour;
}
/** `motif`: a code of the référentiel or a free text; null: the contract reaches its term, there is no reason to give. */
export interface SituationMotifContrat extends SituationJourContrat {
  motif: string | null;
}

/** The day named lies between the two ends of the contract. */
const dansLeContrat: Condition<SituationJourContrat> = (_, { contrat, jour }) =>
  contrat &&
  constat(
    'periode_coherente',
    contrat.debut <= jour && (contrat.fin === null || jour <= contrat.fin),
    `un jour du contrat, du ${enFrancais(contrat.debut)}${contrat.fin ? ` au ${enFrancais(contrat.fin)}` : ''}`,
    enFrancais(jour),
    [],
  );

export const contratSuspension = definirRegle<SituationMotifContrat>('contrat.suspension', 'Suspendre un contrat', [
  contratConnu,
  employeurDuContrat,
  contratEnCours,
  (_, { contrat }) =>
    contrat &&
    constat(
      'contrat_non_suspendu',
      contrat.suspenduDepuis === null,
      'un contrat qui n’est pas déjà suspendu',
      contrat.suspenduDepuis ? `suspendu depuis le ${enFrancais(contrat.suspenduDepuis)}` : 'non suspendu',
      [],
    ),
  dansLeContrat,
  (droit, { contrat, motif }) => contrat && motifContrat(droit, 'contrat/suspension', contrat, motif),
]);

/** D33, L. 1243-6: its suspension does not put the term of the contract off. */
const repriseAvantTerme: Condition<SituationJourContrat> = (droit, { contrat, jour }) =>
  contrat?.fin
    ? constat(
        'reprise_avant_terme',
        jour <= contrat.fin,
        `un retour au plus tard le ${enFrancais(contrat.fin)}, terme du contrat`,
        `retour le ${enFrancais(jour)}`,
        [droit.lire('contrat/terme')],
      )
    : null;

export const contratReprise = definirRegle<SituationJourContrat>('contrat.reprise', 'Reprendre un contrat suspendu', [
  contratConnu,
  employeurDuContrat,
  (_, { contrat }) =>
    contrat &&
    constat(
      'contrat_suspendu',
      contrat.suspenduDepuis !== null,
      'un contrat suspendu',
      contrat.suspenduDepuis ? `suspendu depuis le ${enFrancais(contrat.suspenduDepuis)}` : 'non suspendu',
      [],
    ),
  (_, { contrat, jour }) => periodeCoherente(contrat?.suspenduDepuis ?? null, jour, 'suspension du contrat'),
  repriseAvantTerme,
]);

/** Breaking a contract, or its coming to an end: its last day lies inside it. */
export const contratFin = definirRegle<SituationMotifContrat>('contrat.fin', 'Rompre ou terminer un contrat', [
  contratConnu,
  employeurDuContrat,
  contratEnCours,
  dansLeContrat,
  (droit, { contrat, motif }) => contrat && motifContrat(droit, 'contrat/rupture', contrat, motif),
]);
