/** What the codes of an organisation are called: the forms that ask for them and the view that shows them say the same words. */
import type { Siae } from '@jalon/droit';
import type { ArretDit, Convention, Predecesseur } from './dossier.js';

export const TYPES_SIAE: Readonly<Record<Siae, string>> = {
  AI: 'Association intermédiaire',
  ACI: 'Atelier et chantier d’insertion',
  EI: 'Entreprise d’insertion',
  ETTI: 'Entreprise de travail temporaire d’insertion',
  EITI: 'Entreprise d’insertion par le travail indépendant',
};
export const AVIS: Readonly<Record<NonNullable<Convention['avis']>, string>> = {
  FAVORABLE: 'Favorable',
  DEFAVORABLE: 'Défavorable',
};
export const MOTIFS_RESILIATION: Readonly<Record<NonNullable<ArretDit['motif']>, string>> = {
  NON_RESPECT: 'Engagements non tenus',
  FAUSSE_DECLARATION: 'Fausse déclaration',
  ACCORD: 'Commun accord',
  CESSATION: 'Fin de l’activité',
};
export const FONDEMENTS: Readonly<Record<Predecesseur['fondement'], string>> = {
  TRANSFERT_L1224_1: 'Transfert des contrats de travail (L. 1224-1)',
  AUTRE: 'Autre fondement',
};
export const ARRETS: Readonly<Record<ArretDit['quoi'], string>> = {
  suspension: 'Suspension',
  resiliation: 'Résiliation',
  fermeture: 'Fermeture',
};
