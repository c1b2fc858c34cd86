/** Weekly hours of a contract. Two minima, two regimes of derogation, never to be merged (TRAP-03, D19). */
import { ajouter, dernierJour, dureeEnFrancais, enFrancais, type Duree, type Jour } from '../jour.js';
import type { Droit } from '../referentiel.js';
import { constat } from '../regle.js';
import type { Siae } from '../schemas/commun.js';
import type { Constat } from '../verdict.js';

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
  const derogation = ouvertes.find((d) => nomme(motif, d.code));
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
  return dit(
    true,
    `${constate}, dérogation ${derogation.code}${autorisation ? ` sous réserve : ${autorisation}` : ''}`,
    autorisation !== undefined,
  );
}
