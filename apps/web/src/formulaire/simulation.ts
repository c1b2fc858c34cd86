/** Dry run of the form on every change, once typing has paused. */
import { useEffect, useState } from 'react';
import { simulerCommande, type Issue } from '../api/client.js';

const PAUSE_MS = 800;
export type EtatSimulation = { etat: 'attente' } | { etat: 'calcul' } | { etat: 'repondu'; issue: Issue };

/** @param complete false: nothing is asked, the form is not filled enough */
export function useSimulation(
  id: string | null,
  commande: string,
  donnees: unknown,
  complete: boolean,
): EtatSimulation {
  const [reponse, setReponse] = useState<{ corps: string; issue: Issue } | null>(null);
  const corps = JSON.stringify(donnees);
  useEffect(() => {
    if (!complete) return;
    const abandon = new AbortController();
    const simuler = async (): Promise<void> => {
      const issue = await simulerCommande(id, commande, JSON.parse(corps), abandon.signal).catch((): null => null);
      if (issue && !abandon.signal.aborted) setReponse({ corps, issue });
    };
    const pause = setTimeout(() => void simuler(), PAUSE_MS);
    return () => {
      clearTimeout(pause);
      abandon.abort();
    };
  }, [id, commande, corps, complete]);
  if (!complete) return { etat: 'attente' };
  return reponse?.corps === corps ? { etat: 'repondu', issue: reponse.issue } : { etat: 'calcul' };
}
