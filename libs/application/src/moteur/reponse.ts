/** The accepted answer, the same whether it is given for the first time or again. */
import type { Jour } from '@jalon/droit';
import type { Commande } from '@jalon/parcours';
import { vuePour } from '../domaine.js';
import { vueDuFait } from '../faits-stockes.js';
import type { Acceptation, DemandeExecution } from '../resultat.js';
import type { Instruction } from './instruire.js';
import type { Ressources } from './ressources.js';

/** A command that passed the door. */
export interface Ordre {
  demande: DemandeExecution;
  commande: Commande;
  parcours: string;
  jour: Jour;
  /** UUID from which the ids of the facts derive. */
  id: string;
  /** Idempotency record, when the caller gave a key. */
  cle: { key: string; fingerprint: string } | undefined;
  /** Blind index of the person: verdicts look across her parcours. Null when nothing identifies her. */
  personne: string | null;
}

/** @param ou positions of the facts just written, or empty when nothing was */
export function accepter(
  r: Ressources,
  ordre: Ordre,
  { faits, verdict, etat }: Pick<Instruction, 'faits' | 'verdict' | 'etat'>,
  ou: { position: number; positions: number[]; enregistreLe: string; rejoue: boolean },
): Acceptation {
  return {
    issue: 'accepte',
    parcours: ordre.parcours,
    revision: etat.revision,
    position: ou.position,
    faits: faits.map((f, i) => vueDuFait(f, ou.positions[i] ?? -1, ou.enregistreLe, r.referentiels.mots)),
    verdict,
    vue: vuePour(etat, ordre.jour, r.referentiels.auJour(ordre.jour), ordre.demande.lecteur),
    rejoue: ou.rejoue,
  };
}
