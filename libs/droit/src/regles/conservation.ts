/** Until when the data of a person are kept. Sources: droit.md RGPD-05 and RGPD-07 (R. 5132-1-23), decision D24. */
import { ajouter, dureeEnFrancais, enFrancais, type Jour } from '../jour.js';
import type { Droit } from '../referentiel.js';
import type { Reference } from '../verdict.js';

export interface SituationConservation {
  /** Last day of the parcours, known or planned: end of the last PASS, or its closing. Null: no parcours began. */
  finDuParcours: Jour | null;
  /** Day on which the data were collected. */
  collecteLe: Jour;
  /** First day of the oldest legal hold that runs; absent or null: none. */
  prorogeeDepuis?: Jour | null;
}
export interface Conservation {
  /** Day from which the time is counted. */
  depuis: Jour;
  /** Last day, included. Moves with the end of the PASS; while a legal hold runs, nothing is erased on that day. */
  jusquAu: Jour;
  /** First day of the legal hold that runs; null: none. */
  prorogeeDepuis: Jour | null;
  motif: 'fin_du_parcours' | 'collecte';
  /** One French sentence. */
  raison: string;
  references: Reference[];
}

/** A control or a litigation under way puts the day off, when somebody said so: Jalon guesses none. Null: no legal basis. */
export function conservation(
  droit: Droit,
  { finDuParcours, collecteLe, prorogeeDepuis = null }: SituationConservation,
): Conservation | null {
  const depuis = finDuParcours ?? collecteLe;
  const regle = droit.lire('conservation/duree', depuis) ?? droit.lire('conservation/duree');
  if (!regle) return null;
  const quoi =
    finDuParcours === null
      ? `la collecte, le ${enFrancais(depuis)} : aucun parcours n’a commencé`
      : `la fin du parcours, le ${enFrancais(depuis)}`;
  return {
    depuis,
    jusquAu: ajouter(depuis, regle.valeurs.duree),
    motif: finDuParcours === null ? 'collecte' : 'fin_du_parcours',
    prorogeeDepuis,
    raison:
      prorogeeDepuis === null
        ? `${dureeEnFrancais(regle.valeurs.duree)} après ${quoi}, sauf contrôle ou contentieux en cours.`
        : `${dureeEnFrancais(regle.valeurs.duree)} après ${quoi} ; prorogée depuis le ${enFrancais(prorogeeDepuis)} : rien n’est effacé avant la fin du contrôle ou du contentieux.`,
    references: regle.references,
  };
}
