/** The counter of hours with capped utilisateurs, as the screens show it: hours, where facts keep whole minutes. */
import type { Droit, Jour } from '@jalon/droit';
import { compteur480h } from '../dossier/compteur-heures.js';
import type { Dossier } from '../dossier/dossier.js';

export interface VueCompteur480h {
  plafond: number;
  consommees: number;
  restantes: number;
  /** First and last day of the period that runs on that day. */
  du: Jour;
  au: Jour;
}

const enHeures = (minutes: number): number => Math.round((minutes / 60) * 100) / 100;

/** Null when no placement counts, or without a ceiling on that day. */
export function vueCompteur480h(dossier: Dossier, jour: Jour, droit: Droit): VueCompteur480h | null {
  const regle = droit.lire('mise-a-disposition/plafond-heures');
  const { periode, minutes } = compteur480h(dossier, { du: jour, au: jour }, droit, { derogations480h: [] });
  if (!regle || !periode) return null;
  const restantes = Math.max(0, regle.valeurs.heures * 60 - minutes);
  return { plafond: regle.valeurs.heures, consommees: enHeures(minutes), restantes: enHeures(restantes), ...periode };
}
