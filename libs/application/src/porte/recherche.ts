/** What one must know of a person to find her PASS: two things that only she, or a paper of hers, has told (D30). */
import { Forme, JourCivil, Texte } from './champs.js';
import { nirRecu, NumeroDeSecuriteSociale } from './eligibilite.js';
import { DonneeIrrecevable } from './nettoyer.js';
import type { Recevable } from './recevable.js';

export class RetrouverPassDonnees {
  @Forme('Numéro de PASS', /^[0-9A-Za-z][0-9A-Za-z -]*$/, 'des chiffres et des lettres', { optionnel: true, max: 30 })
  numero?: string;
  @JourCivil('Date de naissance', { optionnel: true }) naissance?: string;
  @NumeroDeSecuriteSociale() nir?: string;
  @Texte('Nom', { optionnel: true, max: 100 }) nom?: string;
}
export type CritereDuPass = { numero: string; naissance: string } | { nir: string; nom: string };

const REGLE = 'un numéro de PASS et une date de naissance, ou un numéro de sécurité sociale et un nom, rien d’autre';
const COUPLES = [
  ['numero', 'naissance'],
  ['nir', 'nom'],
] as const;
const convertir = (dto: RetrouverPassDonnees): CritereDuPass => {
  // the pair that was begun, by what only it can hold
  const [voulu, autre] = dto.nir || (dto.nom && !dto.numero) ? [COUPLES[1], COUPLES[0]] : COUPLES;
  const champ = voulu.find((c) => !dto[c]) ?? autre.find((c) => dto[c]);
  if (champ) throw new DonneeIrrecevable({ champ, regle: REGLE });
  const { numero = '', naissance = '', nir = '', nom = '' } = dto;
  return voulu === COUPLES[0] ? { numero, naissance } : { nir: nirRecu(nir, 'nir'), nom };
};
export const entreesDesRecherches: Readonly<Record<string, Recevable>> = {
  RetrouverPass: { classe: RetrouverPassDonnees, convertir: (dto) => convertir(dto as RetrouverPassDonnees) },
};
