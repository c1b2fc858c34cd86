/** Whether the structure is under agreement with the State on the day of the hire (L. 5132-2; D8). */
import { enFrancais } from '../jour.js';
import type { Droit } from '../referentiel.js';
import { constat, sansBase } from '../regle.js';
import type { Constat } from '../verdict.js';
import type { PeriodeAccordee } from './conventionnement.js';

/** What the facts of the structure say; null where nothing was recorded: the deployment answers for the structure. */
export interface Conventionnement {
  /** A first agreement was asked for or decided here: what is missing is then known to be missing. */
  instruite: boolean;
  conventions: readonly PeriodeAccordee[];
  annexes: readonly (PeriodeAccordee & { etat: string })[];
}

const periode = ({ debut, fin }: PeriodeAccordee): string => `du ${enFrancais(debut)} au ${enFrancais(fin)}`;

export function structureConventionnee(droit: Droit, c: Conventionnement | null): Constat {
  const [requise, regle] = [droit.lire('embauche/conventionnement'), droit.lire('conventionnement/annexe')];
  const dit = (satisfaite: boolean, constate: string, avertissement = false): Constat =>
    constat(
      'structure_conventionnee',
      satisfaite,
      'une structure conventionnée avec l’État',
      constate,
      [requise, regle],
      {
        avertissement,
      },
    );
  if (c === null || !c.instruite) return dit(true, 'conventionnée, d’après le déploiement');
  if (!regle) return sansBase('structure_conventionnee', 'l’annexe financière');
  const { etats_actifs, fin_incluse } = regle.valeurs;
  const court = ({ debut, fin }: PeriodeAccordee): boolean =>
    debut <= droit.jour && (droit.jour < fin || (fin_incluse && droit.jour === fin));
  const active = c.annexes.find((a) => etats_actifs.includes(a.etat) && court(a));
  if (active) return dit(true, `annexe financière ${active.etat} ${periode(active)}`);
  const derniere = c.annexes.at(-1);
  if (derniere)
    return dit(
      false,
      etats_actifs.includes(derniere.etat)
        ? `annexe financière ${periode(derniere)}, ${fin_incluse ? '' : 'dernier jour exclu, '}hors de laquelle ce jour tombe`
        : `annexe financière dans l’état ${derniere.etat}`,
    );
  const signee = c.conventions.find((x) => x.debut <= droit.jour && droit.jour <= x.fin);
  if (signee) return dit(true, `convention ${periode(signee)}, aucune annexe enregistrée`, true);
  return dit(false, 'aucune convention en vigueur à cette date');
}
