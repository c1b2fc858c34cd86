/** One decision under the law studied, beside the same one as it was: pure. */
import type { ConditionChangee, EtatCondition, FaitRejuge, ValeurChangee } from '../../../rejugement.js';
import type { Changement } from '../../../etude.js';
import { EXPLICATIFS } from '../rejuger-fait.js';

/** As recorded: permitted, with nothing else. */
const ENREGISTRE: Pick<FaitRejuge, 'resultat' | 'issue' | 'conditions' | 'valeurs'> = {
  resultat: 'conforme',
  issue: 'favorable',
  conditions: [],
  valeurs: [],
};
export interface ConditionComparee {
  condition: string;
  libelle: string;
  avant: EtatCondition | null;
  apres: EtatCondition | null;
}
export interface Comparaison {
  changement: Changement | null;
  conditions: ConditionComparee[];
  /** What would be written instead of what would have been. */
  valeurs: ValeurChangee[];
}

/** @param temoin null: compared with what was recorded */
export function comparer(essai: FaitRejuge, temoin: FaitRejuge | null): Comparaison {
  const t = temoin ?? ENREGISTRE;
  const conditions = comparerConditions(essai.conditions, t.conditions);
  const valeurs = comparerValeurs(essai.valeurs, t.valeurs);
  const [ici, la] = [essai.resultat, t.resultat];
  const changement = (): Changement | null => {
    if (essai.issue === null || t.issue === null) return null;
    if (ici === 'sans_base' || la === 'sans_base')
      return ici === la ? null : ici === 'sans_base' ? 'sans_base' : 'permis';
    if (essai.issue !== t.issue) return essai.issue === 'favorable' ? 'permis' : 'refuse';
    return essai.issue === 'favorable' && valeurs.length > 0 ? 'valeur' : null;
  };
  return { changement: changement(), conditions, valeurs };
}

/** The n-th of a name is compared with the n-th. */
function parRang<T>(liste: readonly T[], nom: (t: T) => string): Map<string, T> {
  const vus = new Map<string, number>();
  return new Map(
    liste.map((t) => {
      const n = (vus.get(nom(t)) ?? 0) + 1;
      vus.set(nom(t), n);
      return [`${nom(t)} ${n}`, t];
    }),
  );
}

function comparerConditions(
  essai: readonly ConditionChangee[],
  temoin: readonly ConditionChangee[],
): ConditionComparee[] {
  const [ici, la] = [parRang(essai, (c) => c.condition), parRang(temoin, (c) => c.condition)];
  return [...new Set([...ici.keys(), ...la.keys()])].flatMap((cle) => {
    const [e, t] = [ici.get(cle), la.get(cle)];
    const { condition, libelle } = (e ?? t) as ConditionChangee;
    // not listed: as recorded
    const avant = t ? t.apres : (e?.avant ?? null);
    const apres = e ? e.apres : (t?.avant ?? null);
    return JSON.stringify(avant) === JSON.stringify(apres) ? [] : [{ condition, libelle, avant, apres }];
  });
}

function comparerValeurs(essai: readonly ValeurChangee[], temoin: readonly ValeurChangee[]): ValeurChangee[] {
  const nom = (v: ValeurChangee): string => `${v.fait} ${v.champ}`;
  const dites = (liste: readonly ValeurChangee[]) =>
    parRang(
      liste.filter((v) => !EXPLICATIFS.includes(v.champ)),
      nom,
    );
  const [ici, la] = [dites(essai), dites(temoin)];
  return [...new Set([...ici.keys(), ...la.keys()])].flatMap((cle) => {
    const [e, t] = [ici.get(cle), la.get(cle)];
    const { fait, champ } = (e ?? t) as ValeurChangee;
    const avant = t ? t.apres : (e?.avant ?? null);
    const apres = e ? e.apres : (t?.avant ?? null);
    if (avant === apres) return [];
    // both are counted from the date recorded
    const ecart = (e?.ecartJours ?? 0) - (t?.ecartJours ?? 0);
    const date = e?.ecartJours !== undefined || t?.ecartJours !== undefined;
    return [{ fait, champ, avant, apres, ...(date ? { ecartJours: ecart } : {}) }];
  });
}
