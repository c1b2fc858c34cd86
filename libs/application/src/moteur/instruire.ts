/** The pure heart of a command: deadlines due, decision, deadlines that follow. No I/O: a replay runs the very same code. */
import type { Coeur, Instruction } from './genre.js';
import type { Mots } from './mots.js';

export function instruire<M extends Mots>(
  coeur: Coeur<M>,
  etat: M['etat'],
  commande: M['commande'],
  c: M['circonstances'],
): Instruction<M> {
  const avant = coeur.solder(etat, c.jour);
  const decision = coeur.decider(commande, avant.etat, c);
  if (decision.issue === 'refus') return { refus: decision, verdict: decision.verdict, faits: [], etat: avant.etat };
  const evolve = (e: M['etat'], f: M['fait']): M['etat'] => coeur.evolve(e, f);
  const apres = coeur.solder(decision.faits.reduce(evolve, avant.etat), c.jour);
  return {
    refus: null,
    verdict: decision.verdict,
    faits: [...avant.faits, ...decision.faits, ...apres.faits],
    etat: apres.etat,
  };
}
