/** What is decided is read beside the form: the request, what came with it, how much was granted already, the whole parcours at a glance. */
import type { Action, Vue } from '../api/types.js';
import { DemandeEnAttente } from '../parcours/demandes.js';
import { Lien } from '../navigation/routeur.js';
import type { Champ } from './champs.js';

const DECISIONS: readonly string[] = ['AccorderProlongation', 'RefuserProlongation'];
export const estUneDecision = (commande: string): boolean => DECISIONS.includes(commande);

/** One request waits: nobody has to say which. */
export const champsDeLaDecision = (commande: string, champs: Champ[], vue: Vue): Champ[] =>
  estUneDecision(commande) && vue.demandeEnAttente ? champs.filter((c) => c.nom !== 'demande') : champs;

/** Who decided what was waiting when the form was opened; null: nobody, or nothing was waiting. */
export const decideeDepuis = (avant: Vue, apres: Vue): string | null =>
  apres.demandes.find((d) => d.id === avant.demandeEnAttente?.id)?.decideePar ?? null;

/** What was granted already, in the words of the engine. */
const CUMUL = 'cumul_max';

interface Proprietes {
  vue: Vue;
  commande: string;
  actions: readonly Action[];
}
export function CeQuiSeDecide({ vue, commande, actions }: Proprietes) {
  if (!estUneDecision(commande) || !vue.demandeEnAttente) return null;
  const cumul = actions
    .flatMap((a) => (DECISIONS.includes(a.commande) ? a.constats : []))
    .find((c) => c.condition === CUMUL);
  const autre = actions.find((a) => a.possible && estUneDecision(a.commande) && a.commande !== commande);
  return (
    <>
      <DemandeEnAttente vue={vue} demande={vue.demandeEnAttente} deplie>
        {cumul ? (
          <p>
            {cumul.constate} ; {cumul.attendu}.
          </p>
        ) : null}
      </DemandeEnAttente>
      {autre ? (
        <p>
          <Lien vers={`/parcours/${vue.id}/actions/${autre.commande}`}>{autre.libelle}</Lien>
        </p>
      ) : null}
    </>
  );
}
