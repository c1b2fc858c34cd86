/** How long a contract may last: what the hire, the renewal and the prolongation share. Sources: CTR-02, CTR-03, CTR-09, CTR-15. */
import { dernierQuantieme, dureeEnFrancais, enFrancais, type Jour } from '../jour.js';
import type { Droit } from '../referentiel.js';
import { constat } from '../regle.js';
import type { Siae } from '../schemas/commun.js';
import type { Constat } from '../verdict.js';

/** Ceiling of the total length of that type of contract for that kind of SIAE, renewals included. Null: none, or no term stated. */
export function dureeTotaleMax(
  droit: Droit,
  type: string,
  siae: Siae | null,
  debut: Jour,
  fin: Jour | null,
): Constat | null {
  const plafond = droit.lire(`contrat/duree-totale-max/${type}`);
  if (!plafond || siae === null || !plafond.valeurs.siae.includes(siae) || fin === null || fin < debut) return null;
  const limite = dernierQuantieme(debut, plafond.valeurs.duree);
  return constat(
    'contrat_duree_totale_max',
    fin <= limite,
    `${dureeEnFrancais(plafond.valeurs.duree)} au plus, renouvellements compris : jusqu’au ${enFrancais(limite)}`,
    `terme au ${enFrancais(fin)}`,
    [plafond],
  );
}

/** A CDDI lasts at least its legal minimum, unless a named exception is recorded. */
export function cddiDureeMin(
  droit: Droit,
  type: string,
  debut: Jour,
  fin: Jour | null,
  motif: string | null,
): Constat | null {
  if (type !== 'CDDI') return null;
  const regle = droit.lire('contrat/cddi-duree-min');
  if (!regle) return null;
  const attendu = `${dureeEnFrancais(regle.valeurs.duree)} au moins`;
  if (fin === null)
    return constat('cddi_duree_min', true, attendu, 'terme non renseigné : durée non vérifiable', [regle], {
      avertissement: true,
    });
  const minimum = dernierQuantieme(debut, regle.valeurs.duree);
  const exception = motif !== null && regle.valeurs.exceptions.includes(motif.trim().toUpperCase());
  return constat(
    'cddi_duree_min',
    fin >= minimum || exception,
    `${attendu} : jusqu’au ${enFrancais(minimum)} ou plus tard`,
    fin >= minimum || !exception ? `terme au ${enFrancais(fin)}` : 'durée plus courte, exception enregistrée',
    [regle],
    // The exception is a sentence under adjustment: judicial data.
    { personnel: exception },
  );
}
