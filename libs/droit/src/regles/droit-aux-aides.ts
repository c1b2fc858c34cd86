/** Which days of a contract open the right to the State's aid. Sources: droit.md PASS-08 (R. 5132-1-9), SUS-04 (R. 5132-1-10). */
import { ajouterJours, enFrancais, max, min, type Jour } from '../jour.js';
import type { Droit } from '../referentiel.js';
import type { Reference } from '../verdict.js';

/** Both days included. */
export interface PeriodeAidee {
  du: Jour;
  au: Jour;
}
export interface SituationAides {
  contrat: {
    debut: Jour;
    /** Day on which it ended or was broken, otherwise the last day planned; null: no term. */
    fin: Jour | null;
    /** The hire was cancelled: it never took place. */
    annule: boolean;
  };
  /** Last day of the PASS is included, or the eve of its closing. Null: no PASS that counts. */
  pass: PeriodeAidee | null;
  /** Suspensions of the PASS, both days included; they may overlap or overflow the PASS. */
  suspensions: readonly { debut: Jour; fin: Jour }[];
}
export interface DroitAuxAides {
  /** In order, apart from each other; empty: no day opens the right. */
  periodes: PeriodeAidee[];
  /** One French sentence: why these days and no others. */
  raison: string;
  /** Empty when no text applies on those days. */
  references: Reference[];
}

const rien = (raison: string, references: Reference[] = []): DroitAuxAides => ({ periodes: [], raison, references });

/** Told of a contract, never decided: the amount of the aid is the business of the structure's convention. */
export function droitAuxAides(droit: Droit, { contrat, pass, suspensions }: SituationAides): DroitAuxAides {
  if (contrat.annule) return rien('Embauche annulée : aucun jour n’ouvre droit aux aides.');
  if (pass === null) return rien('Aucun PASS IAE n’ouvre droit aux aides pour ce contrat.');
  // A contract that was running when the text came into force is ruled by it from that day on.
  const dernier = contrat.fin === null ? pass.au : min(contrat.fin, pass.au);
  const regle = droit.lire('pass/droit-aux-aides', contrat.debut) ?? droit.lire('pass/droit-aux-aides', dernier);
  if (!regle) return rien('Aucune base légale connue pour les jours de ce contrat.');
  const { references, valeurs, effet } = regle;
  const bornes: [Jour, string][] = [];
  const { jusqu_au_premier_de: limites } = valeurs;
  if (limites.includes('fin_du_parcours')) bornes.push([pass.au, 'la fin du PASS']);
  if (limites.includes('fin_du_contrat') && contrat.fin !== null) bornes.push([contrat.fin, 'la fin du contrat']);
  const [au, borne] = bornes.reduce((a, b) => (b[0] < a[0] ? b : a), bornes[0] ?? [pass.au, 'la fin du PASS']);
  const du = max(max(contrat.debut, pass.du), effet);
  if (du > au) return rien('Aucun jour de ce contrat n’est dans le PASS.', references);
  const ecartees = valeurs.suspendu_avec_le_pass
    ? suspensions.filter((s) => s.debut <= s.fin && s.debut <= au && s.fin >= du)
    : [];
  const depuis = du === contrat.debut ? 'Du début du contrat' : `Du ${enFrancais(du)}`;
  const sauf =
    ecartees.length === 0
      ? ''
      : `, sauf pendant ${ecartees.length === 1 ? 'la suspension' : `les ${ecartees.length} suspensions`} du PASS`;
  return {
    periodes: retirer({ du, au }, ecartees),
    raison: `${depuis} à ${borne}, le ${enFrancais(au)}${sauf}.`,
    references,
  };
}

/** What is left of a period once others are taken out of it. */
function retirer(periode: PeriodeAidee, ecartees: readonly { debut: Jour; fin: Jour }[]): PeriodeAidee[] {
  const restent: PeriodeAidee[] = [];
  let du = periode.du;
  for (const { debut, fin } of [...ecartees].sort((a, b) => (a.debut < b.debut ? -1 : 1))) {
    if (debut > du) restent.push({ du, au: ajouterJours(debut, -1) });
    du = max(du, ajouterJours(fin, 1));
  }
  return du <= periode.au ? [...restent, { du, au: periode.au }] : restent;
}
