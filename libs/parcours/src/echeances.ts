/** What falls due in a dossier, and the facts that settle it. The same code before a command, for the scheduler and for a replay. */
import type { Droit, Jour } from '@jalon/droit';
import type { Commande } from './commandes/index.js';
import type { Contexte } from './contexte.js';
import { decide, evolve, table, type Etat } from './decider.js';
import {
  debutSuspensionDue,
  expirationDue,
  finSuspensionDue,
  rappelDu,
  retablissementDu,
  silenceDu,
} from './dossier/dues.js';
import type { Fait } from './faits/index.js';

export interface Echeance {
  /** Day on which it falls due: it is decided on that day, even late. */
  le: Jour;
  commande: Commande;
}

/**
 * Deadlines of the dossier in its present step, by day then in this order: what a suspension or the PASS becomes comes
 * before what waits for an answer.
 * @param droit the law gives the delays of the reminders
 */
export function echeances({ etape, dossier: d }: Etat, droit: Droit): Echeance[] {
  const possible = table.possibles(etape);
  const liste: { fait: string; commande: Commande['type']; le: Jour | null | undefined }[] = [
    { fait: 'SuspensionCommencee', commande: 'ConstaterDebutSuspension', le: debutSuspensionDue(d)?.due },
    { fait: 'SuspensionTerminee', commande: 'ConstaterFinSuspension', le: finSuspensionDue(d)?.due },
    { fait: 'PassExpire', commande: 'ConstaterExpiration', le: expirationDue(d) },
    { fait: 'PassRetabli', commande: 'ConstaterRetablissement', le: retablissementDu(d) },
    { fait: 'RappelProlongationEchu', commande: 'RappelerProlongation', le: rappelDu(d, droit)?.due },
    { fait: 'DemandeSansReponse', commande: 'ConstaterAbsenceReponse', le: silenceDu(d, droit)?.due },
  ];
  return liste
    .filter(({ fait, le }) => le !== null && le !== undefined && possible.includes(fait))
    .map(({ le, commande }) => ({ le: le as Jour, commande: { type: commande, data: {} } as Commande }))
    .sort((a, b) => (a.le < b.le ? -1 : a.le > b.le ? 1 : 0));
}

/** A deadline that its own rule refuses: a fault of the code, never of the dossier. */
export class EcheanceImpossible extends Error {
  override name = 'EcheanceImpossible';
}

/**
 * Facts that settle everything due up to `jusquAu`, included, each decided on its own due day, in order.
 * @param contextePour the law and the (system) actor on a day
 * @throws EcheanceImpossible
 */
export function solder(etat: Etat, jusquAu: Jour, contextePour: (jour: Jour) => Contexte): Fait[] {
  const faits: Fait[] = [];
  let courant = etat;
  for (;;) {
    const prochaine = echeances(courant, contextePour(jusquAu).droit)[0];
    if (!prochaine || prochaine.le > jusquAu) return faits;
    const decision = decide(prochaine.commande, courant, contextePour(prochaine.le));
    if (decision.issue === 'refus' || decision.faits.length === 0)
      throw new EcheanceImpossible(`${prochaine.commande.type} le ${prochaine.le}, étape ${courant.etape}`);
    for (const fait of decision.faits) {
      courant = evolve(courant, fait);
      faits.push(fait);
    }
  }
}
