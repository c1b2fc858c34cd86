/** What one must know of a person to find her PASS: two things that only she, or a paper of hers, has told (D30). */
import { Forme, JourCivil, Texte } from './champs.js';
import { normaliserNir, NIR } from './eligibilite.js';
import { DonneeIrrecevable } from './nettoyer.js';
import type { Recevable } from './recevable.js';

export class RetrouverPassDonnees {
  @Forme('Numéro de PASS', /^[0-9A-Za-z][0-9A-Za-z -]*$/, 'des chiffres et des lettres', { optionnel: true, max: 30 })
  numero?: string;
  @JourCivil('Date de naissance', { optionnel: true }) naissance?: string;
  @Forme('Numéro de sécurité sociale', NIR, 'treize ou quinze chiffres (2A et 2B admis)', { optionnel: true, max: 30 })
  nir?: string;
  @Texte('Nom', { optionnel: true, max: 100 }) nom?: string;
}
export type CritereDuPass = { numero: string; naissance: string } | { nir: string; nom: string };

const REGLE = 'un numéro de PASS et une date de naissance, ou un numéro de sécurité sociale et un nom';
const convertir = ({ numero, naissance, nir, nom }: RetrouverPassDonnees): CritereDuPass => {
  if (numero && naissance && !nir && !nom) return { numero, naissance };
  if (nir && nom && !numero && !naissance) return { nir: normaliserNir(nir), nom };
  throw new DonneeIrrecevable({ champ: 'data', regle: REGLE });
};
export const entreesDesRecherches: Readonly<Record<string, Recevable>> = {
  RetrouverPass: { classe: RetrouverPassDonnees, convertir: (dto) => convertir(dto as RetrouverPassDonnees) },
};
