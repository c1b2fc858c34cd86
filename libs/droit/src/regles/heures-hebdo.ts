/** Weekly hours of a contract. Two minima, two regimes of derogation, never to be merged (TRAP-03, D19). */
import { ajouter, ajouterJours, dernierJour, dureeEnFrancais, enFrancais, type Duree, type Jour } from '../jour.js';
import type { Droit } from '../referentiel.js';
import { constat } from '../regle.js';
import type { Siae } from '../schemas/commun.js';
import type { Constat } from '../verdict.js';
import type { AutorisationHeures } from './heures-reduites.js';

export interface HeuresHebdo {
  siae: Siae | null;
  type: string;
  debut: Jour;
  fin: Jour | null;
  /** Null: the contract states none (L. 5132-11). */
  minutes: number | null;
  motif: string | null;
  /** Start of the parcours; null when it begins with this hire. */
  parcoursDepuis: Jour | null;
  /** The employer's other contracts on this PASS. */
  autres: readonly HorairesContrat[];
  /** Decisions of the préfet recorded for this employer. */
  autorisations: readonly AutorisationHeures[];
  /** Collective authorisation of an ACI, which belongs to the structure (D. 5132-43-8); null: not known. */
  collective: { du: Jour; au: Jour } | null;
}
export interface HorairesContrat {
  type: string;
  debut: Jour;
  fin: Jour | null;
  minutes: number | null;
  motif: string | null;
  /** No suspension of the PASS says that the work stopped before the term. */
  court: boolean;
}

const heures = (minutes: number): string =>
  `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60} min` : ''}`;
/** The reason names a derogation when it contains its code, whatever the case and the accents. */
const nomme = (motif: string, code: string): boolean =>
  motif.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().includes(code);

/** Number of periods of `duree` that a contract takes; one more than `plafond` is enough to be refused. An open end takes one. */
function periodes(debut: Jour, fin: Jour | null, duree: Duree, plafond: number): number {
  if (fin === null) return 1;
  for (let n = 1; n <= plafond; n++) if (fin <= dernierJour(debut, { ...duree, valeur: duree.valeur * n })) return n;
  return plafond + 1;
}

export function heuresHebdoMin(droit: Droit, s: HeuresHebdo): Constat | null {
  const regle = droit.lire(`contrat/heures-hebdo-min/${s.type}`);
  if (!regle || s.minutes === null || s.siae === null) return null;
  const { siae } = s;
  const minimum = regle.valeurs.heures * 60;
  const motif = s.motif?.trim() ?? '';
  const dit = (satisfaite: boolean, constate: string, avertissement = false): Constat =>
    constat('heures_hebdo_min', satisfaite, attendu, constate, [regle], { avertissement });
  const ouvertes = regle.valeurs.derogations.filter((d) => d.siae.includes(siae));
  const justifiable = regle.valeurs.si_parcours_le_justifie.includes(siae);
  const attendu = `${regle.valeurs.heures} h par semaine au moins${
    justifiable
      ? ', ou moins si le parcours le justifie (motif enregistré)'
      : ouvertes.length > 0
        ? `, ou une dérogation : ${ouvertes.map((d) => d.code).join(', ')}`
        : ''
  }`;
  const constate = heures(s.minutes);
  if (s.minutes >= minimum) return dit(true, constate);
  if (justifiable)
    return motif === '' ? dit(false, `${constate}, sans motif`) : dit(true, `${constate}, motif enregistré`);
  // What the préfet decided says the regime as well as the reason of the contract does.
  const derogation =
    ouvertes.find((d) => nomme(motif, d.code)) ?? ouvertes.find((d) => decision(s, d.code)?.couvre === true);
  if (!derogation)
    return dit(false, motif === '' ? `${constate}, sans motif` : `${constate}, motif sans dérogation applicable`);
  const { anciennete_parcours: anciennete, autorisation } = derogation;
  const possible = anciennete && s.parcoursDepuis ? ajouter(s.parcoursDepuis, anciennete) : null;
  if (anciennete && (possible === null || s.debut < possible))
    return dit(
      false,
      `${constate}, dérogation ${derogation.code} ouverte ${dureeEnFrancais(anciennete)} après le début du parcours${possible ? `, le ${enFrancais(possible)}` : ''}`,
    );
  const { duree_max: duree, renouvellements } = derogation;
  if (duree && renouvellements !== undefined) {
    const anciens = s.autres.filter(
      (c) => c.type === s.type && c.minutes !== null && c.minutes < minimum && nomme(c.motif ?? '', derogation.code),
    );
    const permises = renouvellements + 1;
    const prises = [s, ...anciens].reduce((n, c) => n + periodes(c.debut, c.fin, duree, permises), 0);
    if (prises > permises)
      return dit(
        false,
        `${constate}, dérogation ${derogation.code} : ${dureeEnFrancais(duree)} au plus, renouvelable ${renouvellements} fois, déjà épuisée ou dépassée par ce terme`,
      );
  }
  const decidee = decision(s, derogation.code);
  if (decidee) return dit(true, `${constate}, dérogation ${derogation.code} ${decidee.texte}`, !decidee.couvre);
  return dit(
    true,
    `${constate}, dérogation ${derogation.code}${autorisation ? ` sous réserve : ${regle.mots[derogation.code] ?? autorisation} ; décision du préfet à enregistrer` : ''}`,
    autorisation !== undefined,
  );
}

/** The regime that a whole ACI may be authorised for. */
const COLLECTIF = 'DIFFICULTES';

/** What the préfet decided for that regime, and whether it holds every day of the contract; null: nothing is recorded. */
function decision(
  { debut, fin, siae, autorisations, collective }: HeuresHebdo,
  regime: string,
): { texte: string; couvre: boolean } | null {
  const siennes = autorisations
    .filter((a) => a.regime === regime)
    .map((a) => ({ du: a.debut, au: a.fin, quoi: 'autorisée' }))
    .sort((a, b) => (a.du < b.du ? -1 : 1));
  const toutes = [
    ...siennes,
    ...(collective && siae === 'ACI' && regime === COLLECTIF
      ? [{ ...collective, quoi: 'autorisée pour tout l’ACI' }]
      : []),
  ];
  const derniere =
    toutes.find((a) => a.du <= debut && fin !== null && fin <= a.au) ?? suite(siennes, debut) ?? toutes.at(-1);
  if (!derniere) return null;
  const couvre = derniere.du <= debut && fin !== null && fin <= derniere.au;
  return {
    couvre,
    texte: `${derniere.quoi} par le préfet du ${enFrancais(derniere.du)} au ${enFrancais(derniere.au)}${couvre ? '' : ' seulement : elle ne couvre pas tout le contrat'}`,
  };
}

type Decidee = { du: Jour; au: Jour; quoi: string };
/** Decisions that follow one another without a gap make one, from the one that holds the first day. */
function suite(decisions: readonly Decidee[], debut: Jour): Decidee | undefined {
  let courante: Decidee | undefined;
  for (const d of decisions)
    if (courante === undefined) courante = d.du <= debut && debut <= d.au ? d : undefined;
    else if (d.du <= ajouterJours(courante.au, 1) && courante.au < d.au) courante = { ...courante, au: d.au };
  return courante;
}
