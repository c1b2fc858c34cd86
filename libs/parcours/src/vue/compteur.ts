/** The counter of hours with capped utilisateurs, as the screens show it: hours, where facts keep whole minutes. */
import { estPlafonnee, type Droit, type Jour } from '@jalon/droit';
import { typeSiae, type Organisation } from '../acteur.js';
import { compteur480h } from '../dossier/compteur-heures.js';
import type { Dossier } from '../dossier/dossier.js';

export interface VueCompteur480h {
  plafond: number;
  consommees: number;
  restantes: number;
  /** First and last day of the period that runs on that day. */
  du: Jour;
  au: Jour;
  /** In force that day for an association that places the person: its hours are not capped until then (D. 5132-18-1); null: none. */
  derogation: { siae: string; au: Jour } | null;
}

/** What a view tells of what lies outside the dossier. */
export interface HorsDuDossierVu {
  /** The other dossiers of the person: the counter is hers (D34). */
  autresDossiers: readonly Dossier[];
  /** Derogations in force that day, of the associations that place her. */
  derogations480h: readonly { siae: string; au: Jour }[];
}

const enHeures = (minutes: number): number => Math.round((minutes / 60) * 100) / 100;

/** Associations whose hours are capped in this dossier. */
export const siaePlafonnees = (d: Dossier, droit: Droit): Organisation[] => {
  const parId = d.misesADisposition
    .filter((m) => m.plafonnee && estPlafonnee(droit, typeSiae(m.siae), m.utilisateur))
    .map((m) => [m.siae.id, m.siae] as const);
  return [...new Map(parId).values()];
};

/** Null when no placement counts, or without a ceiling on that day. */
export function vueCompteur480h(
  dossier: Dossier,
  jour: Jour,
  droit: Droit,
  hors: HorsDuDossierVu | undefined,
): VueCompteur480h | null {
  const regle = droit.lire('mise-a-disposition/plafond-heures');
  const { periode, minutes } = compteur480h(
    dossier,
    { du: jour, au: jour },
    droit,
    { derogations480h: [] },
    { ailleurs: hors?.autresDossiers },
  );
  if (!regle || !periode) return null;
  const restantes = Math.max(0, regle.valeurs.heures * 60 - minutes);
  return {
    plafond: regle.valeurs.heures,
    consommees: enHeures(minutes),
    restantes: enHeures(restantes),
    ...periode,
    derogation: hors?.derogations480h[0] ?? null,
  };
}
