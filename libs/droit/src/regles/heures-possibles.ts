/** Hours that a month can hold under one contract. Sources: L. 3121-18, L. 3121-20; decision D34. */
import { ecartJours, joursInclus, lundiDe, max, min, type Jour } from '../jour.js';
import { constat, type Condition } from '../regle.js';
import type { SituationContrat } from './contrat-nomme.js';

export interface SituationHeuresPossibles extends SituationContrat {
  /** First and last day of the month declared. */
  mois: { du: Jour; au: Jour };
  minutes: number;
  /** Already told of that contract and month: its other placements. */
  autresMinutes: number;
  /** The employer says why more was worked than the law lets one work. */
  depassement: boolean;
}

export const enHeures = (minutes: number): string =>
  `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60} min` : ''}`;

/**
 * So many hours a day of the contract in the month, and so many a week, Monday to Sunday, that those days touch: beyond, a typing error, or
 * hours that were worked against the law. A fact asserts what happened: it is kept when somebody says why, and shown to the DDETS.
 */
export const heuresPossibles: Condition<SituationHeuresPossibles> = (droit, s) => {
  const regle = droit.lire('contrat/heures-max', s.mois.du);
  const { contrat } = s;
  if (!regle || !contrat || !regle.valeurs.types.some((t) => t === contrat.type)) return null;
  const du = max(contrat.debut, s.mois.du);
  const au = min(contrat.finEffective ?? contrat.fin ?? s.mois.au, s.mois.au);
  if (au < du) return null;
  const jours = joursInclus(du, au);
  const semaines = ecartJours(lundiDe(du), lundiDe(au)) / 7 + 1;
  const { par_jour, par_semaine } = regle.valeurs;
  const plafond = Math.min(par_jour * jours, par_semaine * semaines) * 60;
  const total = s.autresMinutes + s.minutes;
  const attendu = `${enHeures(plafond)} au plus ce mois-là : ${par_jour} h par jour de contrat (${jours}), ${par_semaine} h par semaine touchée (${semaines})`;
  const constate = `${enHeures(total)}${s.autresMinutes > 0 ? `, dont ${enHeures(s.autresMinutes)} déjà déclarées` : ''}`;
  if (plafond < total && s.depassement)
    return constat('heures_depassement', true, attendu, `${constate} : dépassement expliqué`, [regle], {
      avertissement: true,
    });
  return constat(
    'heures_possibles',
    total <= plafond,
    attendu,
    total <= plafond ? constate : `${constate} ; faites quand même, dites pourquoi (dépassement)`,
    [regle],
  );
};
