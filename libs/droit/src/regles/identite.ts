/** Who the person is: what it lets begin, and what is told of it. No text of law; decision D29. */
import { compter } from '../compter.js';
import { enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, type Condition } from '../regle.js';
import type { Constat } from '../verdict.js';

/** Another dossier: opened before this one or not, when and by which organisation. */
export interface Voisin {
  anterieur: boolean;
  ouvertLe: Jour;
  ouvertPar: string;
}
/** What may begin in the dossier of a person who may be, or is, known by another one. */
export interface Voisinage {
  /** Dossiers of possible homonyms of which nobody said yet that they are of others. */
  homonymes: readonly Voisin[];
  /** Dossiers of the very same person, to be merged with this one. */
  doublons: readonly Voisin[];
  /** Somebody says now, and why, that the homonyms are other people. */
  leve: boolean;
}
/** Nobody else is, nor may be, this person. */
export const sansVoisin: Voisinage = { homonymes: [], doublons: [], leve: false };
export interface SituationIdentite {
  /** Parts of the civil status that the NIR contradicts; null: no NIR. */
  contradictions: readonly ('sexe' | 'annee' | 'mois')[] | null;
  voisinage: Voisinage;
}

const DITS = { sexe: 'le sexe', annee: 'l’année de naissance', mois: 'le mois de naissance' };
/** The oldest first: ids, made at random, give no order. */
const citer = (voisins: readonly Voisin[]): string =>
  [...voisins]
    .sort((a, b) => (a.ouvertLe + a.ouvertPar < b.ouvertLe + b.ouvertPar ? -1 : 1))
    .map((v) => `un dossier ouvert le ${enFrancais(v.ouvertLe)} par ${v.ouvertPar}`)
    .join(' ; ');

/** Never an obstacle: registers of civil status err too. Without the values: a signal is told in clear. */
export const nirConcordant = ({ contradictions }: SituationIdentite): Constat | null =>
  contradictions &&
  constat(
    'nir_concordant',
    true,
    'un numéro de sécurité sociale qui dit le même sexe, la même année et le même mois de naissance que le dossier',
    contradictions.length === 0
      ? 'le numéro et le dossier disent la même chose'
      : `le numéro dit autrement ${contradictions.map((c) => DITS[c]).join(', ')}`,
    [],
    { avertissement: contradictions.length > 0 },
  );

const DISTINGUER =
  'un numéro de sécurité sociale ou un identifiant France Travail au dossier, ou dire pourquoi c’est une autre personne (homonymeLeve)';

/** Told, never an obstacle: two people may bear one name. Nothing to tell when nobody else does, or when it is said already. */
export const homonymePossible = ({ voisinage: { homonymes, leve } }: SituationIdentite): Constat | null =>
  homonymes.length === 0
    ? null
    : constat('homonyme_possible', true, `s’il s’agit de quelqu’un d’autre : ${DISTINGUER}`, citer(homonymes), [], {
        avertissement: !leve,
      });

/** An identifier learnt shows that two dossiers are of one person: the truth is kept, and told. */
export const doublonDecouvert = ({ voisinage: { doublons } }: SituationIdentite): Constat | null =>
  doublons.length === 0
    ? null
    : constat(
        'doublon_a_rapprocher',
        true,
        'aucun autre dossier à cet identifiant ; sinon les rapprocher (RapprocherParcours)',
        citer(doublons),
        [],
        { avertissement: true },
      );

/** In the dossier opened later, never in the first: nothing begins until one knows whose it is. */
export const homonymeALever = ({ homonymes, leve }: Voisinage): Constat | null => {
  const avant = homonymes.filter((v) => v.anterieur).length;
  return avant === 0
    ? null
    : constat(
        'homonyme_a_lever',
        leve,
        DISTINGUER,
        leve
          ? 'une autre personne, dit l’auteur'
          : `${compter(avant, 'dossier')} du même état civil, ouvert${avant > 1 ? 's' : ''} avant celui-ci`,
        [],
      );
};

export const doublonARapprocher = ({ doublons }: Voisinage): Constat | null => {
  const avant = doublons.filter((v) => v.anterieur);
  return avant.length === 0
    ? null
    : constat(
        'doublon_a_rapprocher',
        false,
        'rapprocher d’abord les deux dossiers de cette personne (RapprocherParcours : DDETS, ou organisation liée aux deux), ou continuer dans le premier',
        citer(avant),
        [],
      );
};

/** Nothing refuses an opening: nobody is left at the door because another one bears her name. */
export const ouvertureParcours = definirRegle<SituationIdentite>('ouverture.parcours', 'Ouvrir un parcours', [
  (_, s) => nirConcordant(s),
  (_, s) => homonymePossible(s),
] satisfies Condition<SituationIdentite>[]);
