/** Facts judged again at their own day, on the history as it is told now: what was put right is judged there, and so is what came after (D27). */
import type { Verdict } from '@jalon/droit';
import { situerAu, structureParDefaut, type Contexte, type Juger } from '../contexte.js';
import { estCorrecteur } from '../correction.js';
import type { Dossier } from '../dossier/dossier.js';
import type { Fait } from '../faits/index.js';
import { retold } from '../fold.js';

/** Null: what was asked cannot be told from the fact. */
function jugerA(fait: Fait, avant: Dossier, contexte: Contexte, juger: Juger): Verdict | null {
  const memeStructure = fait.par.organisation.id === contexte.acteur.organisation.id;
  const { ditLe: _, ...situe } = situerAu(contexte, fait.le);
  const structure = memeStructure ? contexte.structure : structureParDefaut;
  return juger(fait, avant, { ...situe, acteur: fait.par, structure });
}

/** Verdicts of the facts that count, from `depuis` to `jusqua` included, by revision. */
export function rejuger(
  faits: readonly Fait[],
  [depuis, jusqua]: readonly [number, number],
  contexte: Contexte,
  juger: Juger,
): ReadonlyMap<number, Verdict> {
  const verdicts = new Map<number, Verdict>();
  let avantLePass: { dossier: Dossier; contrat: string } | null = null;
  for (const { avant, redit } of retold(faits)) {
    const { dit } = redit;
    const { revision, type } = redit.fait;
    if (revision > jusqua) break;
    // a hire that delivers a PASS was decided before it: what allowed the PASS is looked at again
    const delivre = dit.type === 'EmbaucheDeclaree' && avantLePass?.contrat === dit.data.contrat ? avantLePass : null;
    avantLePass = dit.type === 'PassDelivre' ? { dossier: avant, contrat: dit.data.contrat } : null;
    if (revision < depuis || redit.sort !== 'vit' || estCorrecteur(type)) continue;
    const verdict = jugerA(dit, delivre?.dossier ?? avant, contexte, juger);
    if (verdict) verdicts.set(revision, verdict);
  }
  return verdicts;
}

/** Facts of that range that were permitted in one history and are not in the other, with the conditions that fail. */
export function devenusIrreguliers(
  avant: readonly Fait[],
  apres: readonly Fait[],
  bornes: readonly [number, number],
  contexte: Contexte,
  juger: Juger,
): { revision: number; conditions: string[] }[] {
  const [alors, ensuite] = [avant, apres].map((h) => rejuger(h, bornes, contexte, juger));
  return [...(ensuite ?? [])].flatMap(([revision, { issue, constats }]) =>
    issue === 'defavorable' && alors?.get(revision)?.issue === 'favorable'
      ? [{ revision, conditions: constats.filter((k) => !k.satisfaite).map((k) => k.condition) }]
      : [],
  );
}
