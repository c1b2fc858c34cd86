/** What the codes of two lists of the référentiel are called: they have no file of their own to say it. */

/** Never the code alone, but when the référentiel knows it before this file does. */
const dire = (libelles: Readonly<Record<string, string>>, code: string): string => libelles[code] ?? code;
export const direEtatDAnnexe = (code: string): string => dire(ETATS_DE_L_ANNEXE, code);
/** Of any organisation: the kinds of SIAE are said by their letters. */
export const direTypeDePrescripteur = (code: string): string => dire(TYPES_DE_PRESCRIPTEUR, code);

/** States of an annexe financière. */
export const ETATS_DE_L_ANNEXE: Readonly<Record<string, string>> = {
  VALIDE: 'Validée',
  PROVISOIRE: 'Provisoire',
  HISTORISE: 'Archivée',
  ANNULE: 'Annulée',
  SAISI: 'Saisie',
  BROUILLON: 'Brouillon',
  CLOTURE: 'Clôturée',
  REJETE: 'Rejetée',
};

/** Kinds of prescripteur (arrêté du 1er septembre 2021, annexe 1). */
export const TYPES_DE_PRESCRIPTEUR: Readonly<Record<string, string>> = {
  AFPA: 'Agence nationale pour la formation professionnelle des adultes',
  ASE: 'Aide sociale à l’enfance',
  CAARUD: 'Accueil et réduction des risques pour usagers de drogues',
  CADA: 'Centre d’accueil de demandeurs d’asile',
  CAF: 'Caisse d’allocations familiales',
  CAP_EMPLOI: 'Cap emploi',
  CAVA: 'Centre d’adaptation à la vie active',
  CCAS: 'Centre communal ou intercommunal d’action sociale',
  CHRS: 'Centre d’hébergement et de réinsertion sociale',
  CHU: 'Centre d’hébergement d’urgence',
  CIDFF: 'Centre d’information sur les droits des femmes et des familles',
  CPH: 'Centre provisoire d’hébergement',
  CSAPA: 'Soins, accompagnement et prévention en addictologie',
  DEPT: 'Service social du conseil départemental',
  E2C: 'École de la deuxième chance',
  EPIDE: 'Établissement pour l’insertion dans l’emploi',
  FT: 'France Travail',
  HUDA: 'Hébergement d’urgence pour demandeurs d’asile',
  ML: 'Mission locale',
  MSA: 'Mutualité sociale agricole',
  OACAS: 'Accueil communautaire et activités solidaires',
  OCASF: 'Établissement pour adultes en difficulté (CASF, L. 312-1, I, 8°)',
  ODC: 'Organisme délégataire du conseil départemental',
  OHPD: 'Organisme habilité par le préfet de département',
  OIL: 'Opérateur d’intermédiation locative',
  PENSION: 'Pension de famille ou résidence accueil',
  PIJ_BIJ: 'Point ou bureau information jeunesse',
  PJJ: 'Protection judiciaire de la jeunesse',
  PLIE: 'Plan local pour l’insertion et l’emploi',
  PREVENTION: 'Service ou club de prévention',
  RS_FJT: 'Résidence sociale ou foyer de jeunes travailleurs',
  SPIP: 'Service pénitentiaire d’insertion et de probation',
};
