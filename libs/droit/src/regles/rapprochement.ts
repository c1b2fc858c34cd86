/** Merging two dossiers of one person. No text of law; decision D29. */
import { enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, type Condition } from '../regle.js';

interface IdentiteConfrontee {
  nom: string;
  prenom: string;
  naissance: Jour;
  sexe?: 'F' | 'M';
}
export interface SituationRapprochement {
  luiMeme: boolean;
  /** The duplicate; null: no such dossier, or none that its author may read. */
  autre: {
    dejaDoublon: boolean;
    dejaRapproche: boolean;
    /** Both have a number of one kind, and they differ. */
    identifiantsContraires: boolean;
    memesNoms: boolean;
    passEnVigueur: boolean;
    identite: IdentiteConfrontee | null;
  } | null;
  passEnVigueur: boolean;
  identite: IdentiteConfrontee | null;
}
type C = Condition<SituationRapprochement | null>;

const dire = (i: IdentiteConfrontee | null): string =>
  i
    ? `${i.prenom} ${i.nom}, né${i.sexe === 'F' ? 'e' : i.sexe === 'M' ? '' : '(e)'} le ${enFrancais(i.naissance)}`
    : 'identité effacée';

const connu: C = (_, s) =>
  s &&
  constat(
    'doublon_connu',
    s.autre !== null && !s.luiMeme,
    'un autre dossier, auquel votre organisation est rattachée',
    s.luiMeme
      ? 'ce dossier même'
      : s.autre
        ? 'dossier connu'
        : 'aucun dossier de cet identifiant, ou aucun rattachement',
    [],
  );

const ouvert: C = (_, s) =>
  s?.autre
    ? constat(
        'doublon_ouvert',
        !s.autre.dejaDoublon && !s.autre.dejaRapproche,
        'un dossier qui n’est pas déjà clos comme doublon',
        s.autre.dejaRapproche
          ? 'déjà rapproché de celui-ci'
          : s.autre.dejaDoublon
            ? 'déjà clos comme doublon d’un troisième : rapprochez celui-là'
            : 'ouvert',
        [],
      )
    : null;

const memePersonne: C = (_, s) =>
  s?.autre
    ? constat(
        'meme_personne',
        !s.autre.identifiantsContraires,
        'deux dossiers qu’aucun identifiant ne distingue ; s’il est faux, le rectifier d’abord',
        s.autre.identifiantsContraires ? 'leurs numéros diffèrent' : 'aucun numéro ne les distingue',
        [],
      )
    : null;

/** What runs goes on: the dossier kept is the one that holds it. Two PASS in force are the very fault that a merge puts right. */
const passGarde: C = (_, s) =>
  s?.autre
    ? constat(
        'pass_en_cours_garde',
        !s.autre.passEnVigueur || s.passEnVigueur,
        'garder le dossier dont le PASS court : rapprocher dans l’autre sens',
        s.autre.passEnVigueur
          ? s.passEnVigueur
            ? 'les deux ont un PASS en vigueur : celui du doublon s’arrête'
            : 'le PASS court dans le dossier à clore'
          : 'aucun PASS en vigueur dans le dossier à clore',
        [],
      )
    : null;

/** Both are shown, in full, before anybody confirms; nothing of it is kept. */
const confrontees: C = (_, s) =>
  s?.autre
    ? constat(
        'identites_confrontees',
        true,
        'deux identités d’une même personne',
        // never in what is expected: that part of a finding is kept in clear
        `ici ${dire(s.identite)} ; là ${dire(s.autre.identite)}`,
        [],
        { personnel: true },
      )
    : null;

const nomsDifferents: C = (_, s) =>
  s?.autre && !s.autre.memesNoms && !s.autre.identifiantsContraires
    ? constat('identites_differentes', true, 'le même état civil dans les deux dossiers', 'ils diffèrent', [], {
        avertissement: true,
      })
    : null;

export const rapprochement = definirRegle<SituationRapprochement | null>(
  'rapprochement',
  'Rapprocher deux dossiers de la même personne',
  [connu, ouvert, memePersonne, passGarde, confrontees, nomsDifferents],
);
