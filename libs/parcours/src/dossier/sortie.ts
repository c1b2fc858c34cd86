/** What the rule of the exit looks at, when it is recorded and whenever it is shown again. */
import { max, min, type Jour, type SituationSortie } from '@jalon/droit';
import { typeSiae, type Organisation } from '../acteur.js';
import type { Contrat, Dossier } from './dossier.js';
import { embauches, estEmployeur } from './situation-pass.js';

const finDe = (c: Contrat): Jour | null => c.finEffective ?? c.fin;

/** @param sortie day and kind of the exit, and the SIAE that is left */
export function situationSortie(d: Dossier, sortie: { le: Jour; type: string; siae: Organisation }): SituationSortie {
  const { le, type, siae } = sortie;
  const contrats = embauches(d).filter((c) => c.siae.id === siae.id);
  const ids = new Set(contrats.map((c) => c.id));
  const annee = le.slice(0, 4);
  const commences = contrats.filter((c) => c.debut <= le);
  return {
    type,
    le,
    siae: typeSiae(siae),
    employeur: estEmployeur(d, siae.id),
    // The last day of a contract is a day of exit; a contract to come is not yet left.
    contratsEnCours: contrats.filter((c) => (finDe(c) ?? '9999-12-31') > le).map(({ debut, fin }) => ({ debut, fin })),
    dejaEnregistree: d.sorties.some((s) => s.siae.id === siae.id),
    presenceDepuis: commences.map((c) => c.debut).sort()[0] ?? null,
    presenceJusquAu: commences
      .map((c) => min(finDe(c) ?? le, le))
      .reduce<Jour | null>((a, b) => (a === null ? b : max(a, b)), null),
    misesADisposition: d.misesADisposition.filter((m) => ids.has(m.contrat)).length,
    minutesAnnee: d.heures
      .filter((h) => ids.has(h.contrat) && h.mois.startsWith(annee))
      .reduce((total, h) => total + h.minutes, 0),
  };
}
