/** What the states of an annexe are called, for its forms, its view and its sentence. */

/** The référentiel says which states there are; one that it would add is shown by its code. */
const ETATS_ANNEXE: Readonly<Record<string, string>> = {
  VALIDE: 'Valide',
  PROVISOIRE: 'Provisoire',
  HISTORISE: 'Historisée',
  ANNULE: 'Annulée',
  SAISI: 'Saisie',
  BROUILLON: 'Brouillon',
  CLOTURE: 'Clôturée',
  REJETE: 'Rejetée',
};
export const etatDAnnexe = (code: string): string => ETATS_ANNEXE[code] ?? code;
