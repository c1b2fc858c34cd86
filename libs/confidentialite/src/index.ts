/** Front door of the privacy room: per-person keys, encryption of personal fields, blind indexes. */
export {
  CleDetruite,
  CleInconnue,
  PREMIERE_VERSION,
  coffreInMemory,
  coffreIntrouvable,
  type CleDePersonne,
  type Coffre,
  type EtatDeCle,
} from './coffre.js';
export { CoffreRefuse, ouvrirCoffre, type OptionsDuCoffre } from './coffre-sqlite.js';
export {
  ChiffreAltere,
  chiffrer,
  chiffrerDeduit,
  dechiffrer,
  estChiffre,
  type ContexteDeChamp,
  type Json,
  type SourceDeNonces,
} from './chiffrement.js';
export {
  CHAMP_DEMANDE,
  CHAMP_ENGAGEMENTS,
  CHAMP_PRIVE,
  chiffrerChamps,
  dechiffrerChamps,
  ouvrirEngagement,
  remettreOuvertures,
  sansChampsPrives,
  type ContexteDeFait,
} from './champs.js';
export { joindreDemande, lireDemande, ouvrirDemande } from './demande.js';
export { tientEngagement, type ClassePersonnelle, type Classes, type Ouverture } from './engagements.js';
export { CleIllisible, empreinteDeCle, lireCle } from './fichier-de-cle.js';
export { indexAveugle, type GenreIndexe } from './index-aveugle.js';
export { ecrireCoffre, photographierBase, verifierCopie } from './copie-du-coffre.js';
export {
  chiffrerMorceau,
  dechiffrerMorceau,
  MorceauAltere,
  Phrase,
  PhraseRefusee,
  SCEAU_DE_MORCEAU,
  TAILLE_DE_MORCEAU,
  type Derivation,
} from './phrase.js';
