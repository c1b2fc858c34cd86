/** A view without what an undone act leaves on purpose: its trace, the places of facts, and ids made from them. */
import type { Vue } from '@jalon/parcours';

const RANG = new Set(['revision', 'fait', 'numero', 'libelle', 'auJour']);

/** @returns plain data, to be compared */
export function sansTrace(v: Vue): unknown {
  const { contrats, suspensions, prolongations, pass, passAnterieurs, signaux, decisions, ...reste } = v;
  const vivants = {
    ...reste,
    contrats: contrats.filter((c) => c.etat !== 'annule'),
    suspensions: suspensions.filter((s) => s.etat !== 'retiree'),
    prolongations: prolongations.filter((p) => !p.retiree),
    pass: pass?.etat === 'ANNULE' ? null : pass,
    passAnterieurs: passAnterieurs.filter((p) => p.etat !== 'ANNULE'),
    signaux: signaux.filter(
      (s) => !['jours_rendus', 'sans_appui', 'suites_regulieres', 'embauche_hors_pass'].includes(s.condition),
    ),
    decisions: decisions.filter((d) => !('retiree' in d && d.retiree)),
  };
  const ids = new Map<string, string>();
  return JSON.parse(
    JSON.stringify(vivants, (cle, valeur: unknown) => {
      if (RANG.has(cle) || (cle === 'decision' && typeof valeur === 'number')) return undefined;
      if (typeof valeur !== 'string' || !/^[SPDKc]\d+(-\d+)?$/.test(valeur)) return valeur;
      if (!ids.has(valeur)) ids.set(valeur, `${valeur.charAt(0)}#${ids.size}`);
      return ids.get(valeur);
    }),
  );
}
