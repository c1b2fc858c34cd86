/** Dry run of the form on every change, once typing has paused. */
import { useEffect, useState } from 'react';
import { simulerCommande, type Issue } from '../api/client.js';

const PAUSE_MS = 800;
export type EtatSimulation = { etat: 'attente' } | { etat: 'calcul' } | { etat: 'repondu'; issue: Issue };

/** @param complete false: nothing is asked, the form is not filled enough */
export function useSimulation(id: string, commande: string, donnees: unknown, complete: boolean): EtatSimulation {
  const [simulation, setSimulation] = useState<EtatSimulation>({ etat: 'attente' });
  const corps = JSON.stringify(donnees);
  useEffect(() => {
    if (!complete) {
      setSimulation({ etat: 'attente' });
      return;
    }
    const abandon = new AbortController();
    const pause = setTimeout(() => {
      setSimulation({ etat: 'calcul' });
      simulerCommande(id, commande, JSON.parse(corps), abandon.signal).then(
        (issue) => {
          if (!abandon.signal.aborted) setSimulation({ etat: 'repondu', issue });
        },
        () => {
          if (!abandon.signal.aborted) setSimulation({ etat: 'repondu', issue: { issue: 'refuse', probleme: { status: 0 } } });
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
      abandon.abort();
    };
  }, [id, commande, corps, complete]);
  return simulation;
}
