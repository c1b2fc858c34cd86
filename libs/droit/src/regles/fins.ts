/** Days that a length of the law sets: the end of a PASS, the expiry of a diagnosis, the reminders of a request. */
import { ajouter, dernierJour, dernierQuantieme, type Jour } from '../jour.js';
import type { Droit } from '../referentiel.js';
import type { Valeurs } from '../schemas/index.js';

/** Last day, included, of a PASS of that length, counted as the length says (D1, D36). */
export const finSelon = ({ duree, decompte }: Valeurs<'pass/duree'>, debut: Jour): Jour =>
  decompte === 'quantieme' ? dernierQuantieme(debut, duree) : dernierJour(debut, duree);

/** Last day, included, of a PASS that begins on `debut` and is delivered that day of `droit` (D1). Null: no basis on that day. */
export function finDuPass(droit: Droit, debut: Jour): Jour | null {
  const regle = droit.lire('pass/duree');
  return regle && finSelon(regle.valeurs, debut);
}

/** First day on which a diagnosis made that day of `droit` can no longer be used (ELI-12). Null: no basis on that day. */
export function expirationDuDiagnostic(droit: Droit, auteur: 'prescripteur' | 'siae'): Jour | null {
  const regle = droit.lire(`eligibilite/validite-diagnostic-${auteur}`);
  return regle && ajouter(droit.jour, regle.valeurs.duree);
}

/** Day of a reminder of a request made on `demande`; `rang` counts from 1 (PRO-18). Null: no basis on that day, or no more reminder. */
export function rappelLe(droit: Droit, demande: Jour, rang: number): Jour | null {
  const delai = droit.lire('prolongation/rappels', demande)?.valeurs.delais[rang - 1];
  return delai ? ajouter(demande, delai) : null;
}

/** Day on which the silence on a request made on `demande` is recorded (D13). Null: no basis on that day. */
export function silenceLe(droit: Droit, demande: Jour): Jour | null {
  const regle = droit.lire('prolongation/rappels', demande);
  return regle && ajouter(demande, regle.valeurs.sans_reponse);
}
