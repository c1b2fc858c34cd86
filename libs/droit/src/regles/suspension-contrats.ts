/** What a suspension of the PASS says, beside what the contracts say. Sources: R. 5132-1-3, R. 5132-1-10; SUS-01; decision D32. */
import { compter } from '../compter.js';
import { ajouterJours, dernierJour, dureeEnFrancais, enFrancais, joursInclus, max, min, type Jour } from '../jour.js';
import type { Droit, VersionLue } from '../referentiel.js';
import { constat, type Condition } from '../regle.js';
import type { Constat } from '../verdict.js';

/** A contract on the PASS, as far as it says on which days the person works. A contract runs until its term. */
export interface ContratAutour {
  id: string;
  /** The author's; every contract when a prescripteur acts. */
  propre: boolean;
  debut: Jour;
  /** Last day, planned or actual; null: open-ended. */
  fin: Jour | null;
  suspensions: readonly { debut: Jour; fin: Jour | null }[];
}
export interface SituationContrats {
  debut: Jour;
  /** Null: unknown. */
  fin: Jour | null;
  /** Null: unchanged by a correction. */
  motif: string | null;
  /** A correction: the reason already recorded. */
  motifActuel?: string | null;
  /** Cancelled hires left out. */
  contrats: readonly ContratAutour[];
}
type C = Condition<SituationContrats>;

/** `au` null: nobody knows the last one. */
interface Jours {
  du: Jour;
  au: Jour | null;
}
const plusTot = (a: Jour | null, b: Jour | null): Jour | null => (a === null ? b : b === null ? a : min(a, b));

/** Days of the suspension on which the contract runs. */
function joursCommuns(s: SituationContrats, c: ContratAutour): Jours | null {
  const [du, au] = [max(s.debut, c.debut), plusTot(s.fin, c.fin)];
  return au !== null && au < du ? null : { du, au };
}

/** First run of those days on which the contract is not suspended itself. */
function joursTravailles(s: SituationContrats, c: ContratAutour): Jours | null {
  const communs = joursCommuns(s, c);
  if (!communs) return null;
  let { du } = communs;
  for (const x of [...c.suspensions].sort((a, b) => (a.debut < b.debut ? -1 : 1))) {
    if (du < x.debut) return { du, au: plusTot(communs.au, ajouterJours(x.debut, -1)) };
    if (x.fin === null) return null;
    du = max(du, ajouterJours(x.fin, 1));
  }
  return communs.au !== null && communs.au < du ? null : { ...communs, du };
}

const perdus = ({ du, au }: Jours): string =>
  au === null
    ? `sans droit à l’aide depuis le ${enFrancais(du)}`
    : `${compter(joursInclus(du, au), 'jour')} sans droit à l’aide`;
const nommer = ({ debut, fin }: ContratAutour): string =>
  `contrat ${fin === null ? `en cours depuis le ${enFrancais(debut)}, sans terme` : `du ${enFrancais(debut)} au ${enFrancais(fin)}`}`;

/** The reading says whether a contradiction refuses, or is only told: the platform knows no contract. Two codes: a signal is not a refusal. */
function confronter(
  droit: Droit,
  codes: { refus: string; signal: string },
  attendu: string,
  contredit: string | null,
  accord: string,
  motif: VersionLue<unknown> | null = null,
): Constat | null {
  const regle = droit.lire('suspension/concordance');
  if (!regle) return null;
  const dit = contredit ?? accord;
  if (regle.valeurs.contredit === 'refuse')
    return constat(codes.refus, contredit === null, attendu, dit, [regle, motif]);
  return constat(codes.signal, true, attendu, dit, [regle, motif], { avertissement: contredit !== null });
}

/** The reason, and the author's own contracts. Nothing is said of a PASS whose contracts nobody told. */
export const motifEtContrat: C = (droit, s) => {
  const motif = s.motif ?? s.motifActuel ?? null;
  const version = motif === null ? null : droit.lire(`suspension/motifs/${motif}`);
  const dit = version?.valeurs.contrat;
  const propres = s.contrats.filter((c) => c.propre);
  if (dit === undefined || propres.length === 0) return null;
  const codes = { refus: 'suspension_contrat_concordant', signal: 'suspension_contrat_contredit' };
  if (dit === 'suspendu') {
    const attendu = 'un contrat suspendu sur ces jours';
    const contraire = propres.map((c) => [c, joursTravailles(s, c)] as const).find(([, jours]) => jours !== null);
    const court = propres.some((c) => joursCommuns(s, c) !== null);
    const contredit = contraire
      ? `${nommer(contraire[0])}, dont la suspension n’est pas enregistrée le ${enFrancais((contraire[1] as Jours).du)} : ${perdus(contraire[1] as Jours)}`
      : court
        ? null
        : `aucun contrat ne court ces jours-là : le dernier, ${nommer(propres.at(-1) as ContratAutour)}`;
    return confronter(droit, codes, attendu, contredit, 'contrat suspendu', version);
  }
  const encore = propres.find((c) => joursCommuns(s, c) !== null);
  return confronter(
    droit,
    codes,
    dit === 'rompu' ? 'un contrat rompu avant ces jours' : 'un contrat terminé avant ces jours',
    encore
      ? `${nommer(encore)}, dont la fin n’est pas enregistrée avant ces jours : ${perdus(joursCommuns(s, encore) as Jours)}`
      : null,
    'aucun contrat en cours',
    version,
  );
};

/** R. 5132-1-3: the prescription of somebody who works in another SIAE is not suspended. */
export const autreEmployeur: C = (droit, s) => {
  const autres = s.contrats.filter((c) => !c.propre);
  const contraire = autres.map((c) => [c, joursTravailles(s, c)] as const).find(([, jours]) => jours !== null);
  return confronter(
    droit,
    { refus: 'suspension_sans_autre_employeur', signal: 'suspension_autre_employeur' },
    'aucune autre SIAE qui emploie ces jours-là',
    contraire ? `${nommer(contraire[0])} dans une autre structure : ${perdus(contraire[1] as Jours)}` : null,
    'aucune',
  );
};

/** R. 5132-1-3: a contract suspended for more than fifteen days. Its own suspension may have begun before that of the PASS. */
export const contratSuspenduAssez: C = (droit, s) => {
  const motif = s.motif ?? s.motifActuel ?? null;
  const version = motif === null ? null : droit.lire(`suspension/motifs/${motif}`);
  const plusDe = version?.valeurs.contrat_suspendu_plus_de;
  if (plusDe === undefined) return null;
  const depuis = s.contrats
    .filter((c) => c.propre)
    .flatMap((c) => c.suspensions)
    .filter((x) => x.debut <= s.debut && (x.fin === null || s.debut <= x.fin))
    .map((x) => x.debut)
    .reduce(min, s.debut);
  const courte = s.fin !== null && s.fin <= dernierJour(depuis, plusDe);
  return confronter(
    droit,
    { refus: 'suspension_contrat_assez_long', signal: 'suspension_contrat_court' },
    `un contrat suspendu plus de ${dureeEnFrancais(plusDe)}`,
    courte ? `suspendu ${compter(joursInclus(depuis, s.fin as Jour), 'jour')}` : null,
    s.fin === null ? 'fin inconnue' : `du ${enFrancais(depuis)} au ${enFrancais(s.fin)}`,
    version,
  );
};
