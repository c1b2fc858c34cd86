/** A fact judged again at its own day, on the history as it is told now: what was put right is judged there, and so is what came after (D27). */
import type { Verdict } from '@jalon/droit';
import { situerAu, structureParDefaut, type Contexte, type Juger } from '../contexte.js';
import { estCorrecteur } from '../correction.js';
import type { Fait } from '../faits/index.js';
import { foldRetold } from '../fold.js';
import { corriger } from '../redire.js';

/** Null: what was asked cannot be told from the fact, or it does not count. */
export function rejuger(faits: readonly Fait[], revision: number, contexte: Contexte, juger: Juger): Verdict | null {
  const fait = corriger(faits).find((f) => f.revision === revision);
  if (!fait || fait.trace !== undefined || estCorrecteur(fait.type)) return null;
  const avant = faits.filter((f) => f.revision < revision || estCorrecteur(f.type));
  const { dossier } = foldRetold('', avant);
  const memeStructure = fait.par.organisation.id === contexte.acteur.organisation.id;
  const { ditLe: _, ...situe } = situerAu(contexte, fait.le);
  return juger(fait, dossier, {
    ...situe,
    acteur: fait.par,
    structure: memeStructure ? contexte.structure : structureParDefaut,
  });
}

/** Facts from `depuis` on that were permitted in one history and are not in the other, with the conditions that fail. */
export function devenusIrreguliers(
  avant: readonly Fait[],
  apres: readonly Fait[],
  depuis: number,
  contexte: Contexte,
  juger: Juger,
): { revision: number; conditions: string[] }[] {
  return avant
    .filter((f) => f.revision >= depuis)
    .flatMap(({ revision }) => {
      const ensuite = rejuger(apres, revision, contexte, juger);
      if (ensuite?.issue !== 'defavorable' || rejuger(avant, revision, contexte, juger)?.issue !== 'favorable')
        return [];
      return [{ revision, conditions: ensuite.constats.filter((k) => !k.satisfaite).map((k) => k.condition) }];
    });
}
