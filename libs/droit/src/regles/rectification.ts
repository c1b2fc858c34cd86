/** A compensating fact: who may make one, and about which facts. No text of law; house rule of the dossier. */
import { enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, type Condition } from '../regle.js';
import { doublonDecouvert, homonymePossible, nirConcordant, type SituationIdentite } from './identite.js';
import { structureConnue, type AvecSiaeNommee } from './orientation.js';
import { conditionsDesSuites, suitesDesActes, type AvecSuites } from './suites.js';

/** Of any kind of dossier. */
export interface SituationActe extends AvecSuites {
  /** Null: no fact at this place in this dossier. */
  fait: {
    /** what it is about, « heures » */ nom: string;
    /** organisation that wrote it */ organisation: string;
    retire: boolean;
    /** why nothing puts that kind of fact right, and what does instead; null: something does */ sansRetour:
      | string
      | null;
  } | null;
  auteur: string;
  /** The author of the correction is the State, which puts right what anybody typed (D27). */
  etat: boolean;
  /** What may be done with this kind of fact, here and now. */
  permis: { retirer: boolean; remplacer: boolean };
  remplacement: boolean;
  /** What fails in the fact as it would be told, judged at its own day; empty: permitted; null: nothing is told again. */
  irregulier: readonly string[] | null;
  /** What is wrong in the replacement, one entry a field, without any value; empty: nothing. */
  defauts: string[];
}
/** Another PASS took the place of the one that went with a cancelled hire. */
export interface PlaceDuPass {
  /** What attests work under that other one, or says that it exists elsewhere; empty: its own hire can still be cancelled. */
  preuves: readonly string[];
  /** Days of the cancelled hire that no PASS covers any more, once it cannot come back; null: none. */
  sansPass: { du: Jour; au: Jour } | null;
}
export interface SituationRectification extends SituationActe, AvecSiaeNommee {
  /** Null: there is room for what is withdrawn; absent: nothing of the kind. */
  placeDuPass?: PlaceDuPass | null;
  /** Who the person becomes, when it is she who is put right. */
  identite?: SituationIdentite | null;
}

const faitRectifiable: Condition<SituationActe> = (_, { fait, permis, remplacement }) => {
  const constate = !fait
    ? 'aucun fait à cette place dans ce dossier'
    : fait.retire
      ? 'ce fait est déjà retiré'
      : permis.retirer || permis.remplacer
        ? `${fait.nom} : ${permis.retirer && permis.remplacer ? 'se retire ou se remplace' : permis.retirer ? 'se retire, ne se remplace pas' : 'se remplace, ne se retire pas'}`
        : `${fait.nom} : ne se rectifie pas${fait.sansRetour === null ? ' à cette étape' : `, ${fait.sansRetour}`}`;
  const satisfaite = fait !== null && !fait.retire && (remplacement ? permis.remplacer : permis.retirer);
  return constat('fait_rectifiable', satisfaite, 'un fait de ce dossier qui peut être rectifié', constate, []);
};

/** D25 as long as the hire that took the place can be cancelled; D26 afterwards: a PASS under which work is attested is never erased. */
const placeLibre: Condition<SituationRectification> = (droit, { placeDuPass }) => {
  if (!placeDuPass) return null;
  const { preuves, sansPass } = placeDuPass;
  const officiel = droit.lire('pass/officiel');
  // what the State's service shows may give the days back where it counts (D28), never under the text
  const sauf = officiel?.valeurs.fait_foi ? ', sauf si le service de l’État montre un début plus tôt (D28)' : '';
  const dehors = sansPass
    ? [`du ${enFrancais(sansPass.du)} au ${enFrancais(sansPass.au)}, cette embauche reste hors de tout PASS${sauf}`]
    : [];
  return preuves.length === 0
    ? constat(
        'pass_a_sa_place',
        false,
        'aucun autre PASS à la place de celui de l’embauche annulée ; l’embauche qui l’a fait naître s’annule d’abord (D25)',
        'un autre PASS a pris la place du sien',
        [droit.lire('pass/unicite')],
      )
    : constat(
        'pass_remplace_non_travaille',
        false,
        'aucun travail attesté sous le PASS qui a pris la place de celui de l’embauche annulée (D26)',
        [...preuves, ...dehors].join(' ; '),
        [droit.lire('pass/unicite'), officiel],
      );
};

const auteurDuFait: Condition<SituationActe> = (_, { fait, auteur, etat }) =>
  fait &&
  constat(
    'auteur_du_fait',
    fait.organisation === auteur || etat,
    'l’organisation qui a enregistré le fait, ou les services de l’État',
    fait.organisation === auteur ? 'auteur du fait' : etat ? 'services de l’État' : 'une autre organisation',
    [],
  );

/** D27: judged at its own day, with the law of that day. */
const faitRegulier: Condition<SituationActe> = (_, { fait, defauts, irregulier }) =>
  fait && irregulier !== null && defauts.length === 0
    ? constat(
        'fait_regulier',
        irregulier.length === 0,
        'un fait permis à son jour, par la loi de ce jour',
        irregulier.length === 0 ? 'permis' : irregulier.join(' ; '),
        [],
      )
    : null;

/** What is given is applied, or refused by its name: nothing is dropped in silence. */
const remplacementValide: Condition<SituationActe> = (_, { fait, permis, remplacement, defauts }) =>
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
  placeLibre,
  auteurDuFait,
  remplacementValide,
  structureConnue,
  faitRegulier,
  ...conditionsDesSuites,
  (_, { identite }) => (identite ? nirConcordant(identite) : null),
  (_, { identite }) => (identite ? homonymePossible(identite) : null),
  (_, { identite }) => (identite ? doublonDecouvert(identite) : null),
]);

/** What was decided or declared of a structure, put right (D27). */
export const rectificationActe = definirRegle<SituationActe>('structure.rectification', 'Rectifier un acte', [
  faitRectifiable,
  auteurDuFait,
  remplacementValide,
  faitRegulier,
  ...suitesDesActes,
]);
