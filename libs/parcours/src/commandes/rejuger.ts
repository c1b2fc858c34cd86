/** Facts judged again at their own day, on the history as it is told now: what was put right is judged there, and so is what came after (D27). */
import type { Verdict } from '@jalon/droit';
import { situerAu, structureParDefaut, type Contexte, type Juger } from '../contexte.js';
import { estCorrecteur } from '../correction.js';
import type { Dossier } from '../dossier/dossier.js';
import type { Fait } from '../faits/index.js';
import type { Step } from '../fold.js';

/** Null: what was asked cannot be told from the fact. */
function jugerA(fait: Fait, avant: Dossier, contexte: Contexte, juger: Juger): Verdict | null {
  const memeStructure = fait.par.organisation.id === contexte.acteur.organisation.id;
  const { ditLe: _, ...situe } = situerAu(contexte, fait.le);
  const structure = memeStructure ? contexte.structure : structureParDefaut;
  return juger(fait, avant, { ...situe, acteur: fait.par, structure });
}

/** Verdict of the fact, when it counts and its rule can be told. */
export function rejuger({ avant, redit }: Step, contexte: Contexte, juger: Juger): Verdict | null {
  const { dit, sort, fait } = redit;
  return sort === 'vit' && !estCorrecteur(fait.type) ? jugerA(dit, avant, contexte, juger) : null;
}

/**
 * Facts of these steps that fail, and were permitted in the history as it was, with the conditions that fail.
 * @param avant the former history, told only when something fails
 */
export function devenusIrreguliers(
  avant: () => readonly Step[],
  apres: readonly Step[],
  contexte: Contexte,
  juger: Juger,
): { revision: number; conditions: string[] }[] {
  const refuses = apres.flatMap((step) => {
    const verdict = rejuger(step, contexte, juger);
    return verdict?.issue === 'defavorable' ? [{ revision: step.redit.fait.revision, verdict }] : [];
  });
  if (refuses.length === 0) return [];
  const alors = avant();
  return refuses.flatMap(({ revision, verdict }) => {
    const jadis = alors[revision];
    return jadis && rejuger(jadis, contexte, juger)?.issue === 'favorable'
      ? [{ revision, conditions: verdict.constats.filter((k) => !k.satisfaite).map((k) => k.condition) }]
      : [];
  });
}
