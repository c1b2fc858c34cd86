/** A compensating fact: who may make one, and about which facts. No text of law; house rule of the dossier. */
import { constat, definirRegle, type Condition } from '../regle.js';

export interface SituationRectification {
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
}

const faitRectifiable: Condition<SituationRectification> = (_, { fait, permis, remplacement }) => {
  const constate = !fait
    ? 'aucun fait à cette position dans ce parcours'
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

export const rectification = definirRegle<SituationRectification>('rectification', 'Rectifier un fait', [
  faitRectifiable,
  auteurDuFait,
]);
