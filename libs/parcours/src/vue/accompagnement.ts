/** Support actions as the screens show them, with the share of the costs that the fund named takes. */
import { placeDe } from '@jalon/decider';
import { codeFinancement, joursInclus, type Droit, type Jour } from '@jalon/droit';
import type { Accompagnement, Dossier } from '../dossier/dossier.js';

export interface VueAccompagnement extends Omit<Accompagnement, 'siae' | 'revision'> {
  /** Place of the fact in the dossier, 1 for the first. */
  fait: number;
  /** Label of the nature. */
  libelleNature: string;
  /** Id of the organisation. */
  siae: string;
  /** In percent, on the first day of the action; null: no fund, or one the référentiel does not know. */
  partFinancee: number | null;
  /** Days from the first to the last, both included; without an end, up to the day of the view, 0 before it begins. */
  jours: number;
}

const partFinancee = ({ financement, debut }: Accompagnement, droit: Droit): number | null =>
  financement === null
    ? null
    : (droit.lire(`accompagnement/financements/${codeFinancement(financement)}`, debut)?.valeurs.pourcent ?? null);

// Named one by one: a rest pattern costs a hundred times more on long dossiers.
export const vueAccompagnements = (d: Dossier, droit: Droit, jour: Jour): VueAccompagnement[] =>
  d.accompagnements.map((a) => ({
    nature: a.nature,
    libelleNature: droit.libelle(`accompagnement/natures/${a.nature}`),
    debut: a.debut,
    fin: a.fin,
    siae: a.siae.id,
    financement: a.financement,
    partFinancee: partFinancee(a, droit),
    accueil: a.accueil,
    jours: Math.max(0, joursInclus(a.debut, a.fin ?? jour)),
    initiative: a.initiative,
    fait: placeDe(a.revision),
  }));
