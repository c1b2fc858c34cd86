/** A compensating fact: who may make one, and about which facts. No text of law; house rule of the dossier. */
import { constat, definirRegle, type Condition } from '../regle.js';
import { doublonDecouvert, homonymePossible, nirConcordant, type SituationIdentite } from './identite.js';
import { conditionsDesSuites, type AvecSuites } from './suites.js';

export interface SituationRectification extends AvecSuites {
  /** Null: no fact at this place in this dossier. */
  fait: {
    /** what it is about, « heures » */ nom: string;
    /** organisation that wrote it */ organisation: string;
    retire: boolean;
  } | null;
  auteur: string;
  /** What may be done with this kind of fact, here and now. */
  permis: { retirer: boolean; remplacer: boolean };
  remplacement: boolean;
  /** What is wrong in the replacement, one entry a field, without any value; empty: nothing. */
  defauts: string[];
  /** Who the person becomes, when it is she who is put right. */
  identite?: SituationIdentite | null;
}

const faitRectifiable: Condition<SituationRectification> = (_, { fait, permis, remplacement }) => {
  const constate = !fait
    ? 'aucun fait à cette place dans ce parcours'
    : fait.retire
      ? 'ce fait est déjà retiré'
      : permis.retirer || permis.remplacer
        ? `${fait.nom} : ${permis.retirer && permis.remplacer ? 'se retire ou se remplace' : permis.retirer ? 'se retire, ne se remplace pas' : 'se remplace, ne se retire pas'}`
        : `${fait.nom} : ne se rectifie pas à cette étape`;
  const satisfaite = fait !== null && !fait.retire && (remplacement ? permis.remplacer : permis.retirer);
  return constat('fait_rectifiable', satisfaite, 'un fait de ce parcours qui peut être rectifié', constate, []);
};

const auteurDuFait: Condition<SituationRectification> = (_, { fait, auteur }) =>
  fait &&
  constat(
    'auteur_du_fait',
    fait.organisation === auteur,
    'l’organisation qui a enregistré le fait',
    fait.organisation === auteur ? 'auteur du fait' : 'une autre organisation',
    [],
  );

/** What is given is applied, or refused by its name: nothing is dropped in silence. */
const remplacementValide: Condition<SituationRectification> = (_, { fait, permis, remplacement, defauts }) =>
  fait && remplacement && permis.remplacer
    ? constat(
        'remplacement_valide',
        defauts.length === 0,
        'des champs que ce fait permet de remplacer, bien formés',
        defauts.length === 0 ? 'champs valides' : defauts.join(' ; '),
        [],
      )
    : null;

export const rectification = definirRegle<SituationRectification>('rectification', 'Rectifier un fait', [
  faitRectifiable,
  auteurDuFait,
  remplacementValide,
  ...conditionsDesSuites,
  (_, { identite }) => (identite ? nirConcordant(identite) : null),
  (_, { identite }) => (identite ? homonymePossible(identite) : null),
  (_, { identite }) => (identite ? doublonDecouvert(identite) : null),
]);
