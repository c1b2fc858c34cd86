/** Taking over a PASS that exists elsewhere (decision D5): its dates are a fact, not a request. */
import { ajouterJours, ecartJours, enFrancais, numeroEnFrancais, type Jour } from '../jour.js';
import type { Droit } from '../referentiel.js';
import { constat, definirRegle, type Condition } from '../regle.js';
import { finSelon } from './fins.js';
import { doublonARapprocher, homonymeALever, type Voisinage } from './identite.js';
import { structureConnue, type AvecSiaeNommee } from './orientation.js';
import { joursDeSuspension, type Bornes } from './suspension.js';

export interface SituationReprise extends Bornes, AvecSiaeNommee {
  /** A PASS of the person that is running or to come, in this dossier or another. */
  passEnVigueur: { numero: string | null; fin: Jour } | null;
  /** The same number is already held in another dossier. */
  numeroDejaRepris: boolean;
  voisinage: Voisinage;
  calcul: CalculReprise;
}

export interface CalculReprise {
  /** Days that each prolongation and each suspension adds to the end, in the order given. */
  prolongations: number[];
  suspensions: number[];
  verifiable: boolean;
  /** End of the PASS without them. */
  finInitiale: Jour;
  /** What the length of a PASS of that day would have given; null: no basis on that day. */
  finAttendue: Jour | null;
}

/** Takes the end shown apart: initial length, then what each prolongation and each suspension brings. */
export function calculerReprise(
  droit: Droit,
  pass: Bornes & { origine?: string },
  prolongations: readonly Bornes[],
  suspensions: readonly Bornes[],
): CalculReprise {
  // PASS-12: all the PASS of that stock began on one day.
  const stock = pass.origine === 'stock_ai' ? droit.lire('pass/stock-ai') : null;
  const origineCoherente = pass.origine !== 'stock_ai' || stock?.valeurs.debut === pass.debut;
  const duree = droit.lire('pass/duree', pass.debut);
  const parProlongation = prolongations.map((p) => ecartJours(p.debut, p.fin));
  const parSuspension = suspensions.map((s) => joursDeSuspension(droit, s.debut, s.fin) ?? 0);
  const total = [...parProlongation, ...parSuspension].reduce((somme, n) => somme + n, 0);
  const finInitiale = ajouterJours(pass.fin, -total);
  const finAttendue = duree && finSelon(duree.valeurs, pass.debut);
  const triees = [...suspensions].sort((a, b) => (a.debut < b.debut ? -1 : 1));
  const coherent =
    suspensions.every((s) => s.debut <= s.fin && pass.debut <= s.debut && s.debut <= pass.fin) &&
    prolongations.every((p) => p.debut <= p.fin && pass.debut <= p.debut && p.fin <= pass.fin) &&
    triees.every((s, i) => i === 0 || (triees[i - 1] as Bornes).fin < s.debut);
  return {
    prolongations: parProlongation,
    suspensions: parSuspension,
    verifiable: coherent && origineCoherente && finInitiale === finAttendue,
    finInitiale,
    finAttendue,
  };
}

const passUnique: Condition<SituationReprise> = (droit, { passEnVigueur, numeroDejaRepris, fin }) => {
  // A PASS already over only counts for the waiting period: it does not compete with the one in force.
  const concurrent = fin < droit.jour ? null : passEnVigueur;
  return constat(
    'pass_unique',
    concurrent === null && !numeroDejaRepris,
    'aucun autre PASS IAE en cours ou à venir pour cette personne',
    numeroDejaRepris
      ? 'ce PASS est déjà suivi dans un autre dossier'
      : concurrent
        ? `PASS ${concurrent.numero === null ? '' : `${numeroEnFrancais(concurrent.numero)} `}jusqu’au ${enFrancais(concurrent.fin)}`
        : 'aucun autre PASS en vigueur',
    [droit.lire('pass/unicite')],
  );
};

const datesOrdonnees: Condition<SituationReprise> = (_, { debut, fin }) =>
  constat(
    'pass_dates_ordonnees',
    debut <= fin,
    'une fin le jour du début ou après',
    `du ${enFrancais(debut)} au ${enFrancais(fin)}`,
    [],
  );

/** Never an obstacle: says that nobody can check how the end was reached. */
const verifiable: Condition<SituationReprise> = (droit, { calcul, debut }) =>
  constat(
    'dates_verifiables',
    true,
    calcul.finAttendue
      ? `une fin initiale le ${enFrancais(calcul.finAttendue)}`
      : 'une durée de PASS connue à cette date',
    `${calcul.verifiable ? 'dates vérifiées' : 'dates non vérifiables'} : fin initiale le ${enFrancais(calcul.finInitiale)}`,
    [droit.lire('pass/duree', debut)],
    calcul.verifiable ? {} : { avertissement: true },
  );

export const reprise = definirRegle<SituationReprise>('pass.reprise', 'Reprendre un PASS existant', [
  (_, { voisinage }) => homonymeALever(voisinage),
  (_, { voisinage }) => doublonARapprocher(voisinage),
  structureConnue,
  passUnique,
  datesOrdonnees,
  verifiable,
]);
