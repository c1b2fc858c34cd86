/**
 * Blind keys of a person: what identifies her across dossiers (D29), and, dossier by dossier, what a look-up may know of her (D30). They
 * live in a deletable index, never in a fact.
 */
import type { KeyObject } from 'node:crypto';
import { indexAveugle } from '@jalon/confidentialite';
import { cleDHomonymie, foldName, identifiantsDe, type GenreDIdentifiant } from '@jalon/identite';
import { corriger, type Fait, type Personne } from '@jalon/parcours';

const IDENTIFIANTS: Readonly<Record<GenreDIdentifiant, string>> = { nir: 'i ', france_travail: 't ' };
/** Of the parcours merged with that one, itself included. */
const RAPPROCHEMENT = 'm ';
const HOMONYMIE = 'h ';
const NAISSANCE = 'n ';
const NOM = 'f ';

/** One key per identifier: two dossiers that share one are of the same person. */
export const clesDIdentite = (cle: KeyObject, personne: Partial<Personne> | null): string[] =>
  identifiantsDe(personne ?? {}).map(([genre, valeur]) => IDENTIFIANTS[genre] + indexAveugle(cle, genre, valeur));
export const cleRapprochement = (principal: string): string => RAPPROCHEMENT + principal;
/** The parcours kept, when the key is that of a merge. */
export const principalDe = (k: string): string | null =>
  k.startsWith(RAPPROCHEMENT) ? k.slice(RAPPROCHEMENT.length) : null;
/** Leads from one parcours of hers to the others. */
export const estCleDIdentite = (k: string): boolean =>
  k.startsWith(RAPPROCHEMENT) || Object.values(IDENTIFIANTS).some((p) => k.startsWith(p));

/** What homonyms share: names and birth day together, so rare that their frequency tells nothing. Null: a name that says nothing. */
export function cleHomonyme(cle: KeyObject, personne: Personne): string | null {
  const commune = cleDHomonymie(personne);
  return commune === null ? null : HOMONYMIE + indexAveugle(cle, 'homonymie', commune);
}

/** Of one dossier: the same name elsewhere has another key, so that the index alone tells no one's name by its frequency. */
export const cleNaissance = (cle: KeyObject, parcours: string, jour: string): string =>
  NAISSANCE + indexAveugle(cle, 'naissance', `${parcours} ${jour}`);
export const cleNom = (cle: KeyObject, parcours: string, nom: string): string =>
  NOM + indexAveugle(cle, 'nom', `${parcours} ${foldName(nom)}`);

/** All that the index keeps of her. */
export const clesDeLaPersonne = (cle: KeyObject, parcours: string, personne: Personne | null): string[] =>
  personne === null
    ? []
    : [
        ...clesDIdentite(cle, personne),
        ...[cleHomonyme(cle, personne) ?? []].flat(),
        cleNaissance(cle, parcours, personne.naissance),
        ...(foldName(personne.nom) === '' ? [] : [cleNom(cle, parcours, personne.nom)]),
      ];
export const estCleDeLaPersonne = (k: string): boolean =>
  (estCleDIdentite(k) && principalDe(k) === null) ||
  k.startsWith(HOMONYMIE) ||
  k.startsWith(NAISSANCE) ||
  k.startsWith(NOM);

/** What a fact says of who she is: at the opening, then when it is put right. */
export const identiteDite = (fait: Fait): Partial<Personne> | null =>
  fait.type === 'ParcoursOuvert'
    ? fait.data.personne
    : fait.type === 'FaitRectifie' && fait.data.typeRectifie === 'ParcoursOuvert'
      ? ((fait.data.remplacement ?? null) as Partial<Personne> | null)
      : null;

/** Parcours that a fact merges its own with; null: it says nothing of a merge. */
export const rapprochementDit = ({ type, data }: Fait, parcours: string): string | null =>
  type === 'DoublonClos' ? data.principal : type === 'ParcoursRapproche' ? parcours : null;

/** The person as the history tells her in the end; null: nobody, or erased. */
export function personneSelon(histoire: readonly Fait[]): Personne | null {
  const ouvert = corriger(histoire).find((f) => f.type === 'ParcoursOuvert');
  return ouvert?.type === 'ParcoursOuvert' ? ouvert.data.personne : null;
}
