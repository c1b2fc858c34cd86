/** The counter of hours of L. 5132-9 (D18): facts and calendar; the ceiling itself is judged by the rule. */
import { ajouterJours, estPlafonnee, finDePeriode, type Compteur480h, type Droit, type Jour } from '@jalon/droit';
import { typeSiae } from '../acteur.js';
import type { SituationStructure } from '../contexte.js';
import type { Dossier, Heures, MiseADisposition } from './dossier.js';

export const premierDuMois = (mois: string): Jour => `${mois}-01`;

/** First day after `apres` on which one of these placements runs. */
function premierJour(mads: readonly MiseADisposition[], apres: Jour): Jour | null {
  let trouve: Jour | null = null;
  for (const m of mads) {
    if (m.fin !== null && m.fin <= apres) continue;
    const debut = m.debut > apres ? m.debut : ajouterJours(apres, 1);
    if (trouve === null || debut < trouve) trouve = debut;
  }
  return trouve;
}

/**
 * First period not over before `jour`. The first runs from the first capped placement; once it is over, the next one runs from
 * the first day on which a capped placement is under way again.
 */
function periodeDe(
  mads: readonly MiseADisposition[],
  jour: Jour,
  droit: Droit,
): { du: Jour; au: Jour; avant: Jour } | null {
  let avant = '';
  for (;;) {
    const du = premierJour(mads, avant);
    const au = du && finDePeriode(droit, du);
    if (!du || !au) return null;
    if (jour <= au) return { du, au, avant };
    avant = au;
  }
}

interface ChiffreRemplace {
  contrat: string;
  mois: string;
  miseADisposition: string | null;
}
const estLeChiffre = (h: Heures, sauf: ChiffreRemplace): boolean =>
  h.contrat === sauf.contrat && h.mois === sauf.mois && h.miseADisposition === sauf.miseADisposition;

/**
 * Minutes counted in the period of that month or day, over every association that placed the person: the ceiling is per employee.
 * A month counts in the period where its first day lies, the month of the first placement in the period it opens.
 * @param quand the month declared, or the first day of a placement twice
 * @param sauf the figure being replaced, left out
 * @param ailleurs the other dossiers of the person: the counter is hers (D34)
 */
export function compteur480h(
  dossier: Dossier,
  quand: { du: Jour; au: Jour },
  droit: Droit,
  structure: Pick<SituationStructure, 'derogations480h'>,
  { sauf, ailleurs = [] }: { sauf?: ChiffreRemplace; ailleurs?: readonly Dossier[] | undefined } = {},
): Compteur480h {
  const plafonnees = (d: Dossier): MiseADisposition[] =>
    d.misesADisposition.filter((m) => m.plafonnee && estPlafonnee(droit, typeSiae(m.siae), m.utilisateur));
  const tous = [dossier, ...ailleurs];
  const mads = tous.flatMap(plafonnees);
  const periode = mads.length > 0 ? periodeDe(mads, quand.du, droit) : null;
  let minutes = 0;
  for (const d of periode ? tous : []) {
    // an id is that of one dossier
    const ids = new Set(plafonnees(d).map((m) => m.id));
    for (const h of d.heures) {
      if (h.miseADisposition === null || !ids.has(h.miseADisposition)) continue;
      if (d === dossier && sauf && estLeChiffre(h, sauf)) continue;
      const premier = premierDuMois(h.mois);
      if (periode && periode.avant < premier && premier <= periode.au) minutes += h.minutes;
    }
  }
  return {
    periode: periode && { du: periode.du, au: periode.au },
    minutes,
    derogation: structure.derogations480h.findLast((d) => d.du <= quand.au && quand.du <= d.au) ?? null,
  };
}
