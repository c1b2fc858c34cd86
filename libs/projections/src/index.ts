/** Front door of the read models. */
export { ouvrirProjections } from './ouvrir.js';
export type { Ecart, OptionsProjections, Projections } from './moteur.js';
export { copierLesLignes, type EcartDeTable, type ModeleCompare } from './comparer.js';
export { PERSONNELS_LUS } from './registre.js';
export { aRefaire, CacheEtranger, CachePerime, mettreALEcart, ouvrirCache } from './cache.js';
export { IdentiteAlteree, type Identite, type Identites } from './identites.js';
export { composerFait, LectureMomentanee, PREFIXE, type FaitLu, type LireFait } from './fait-lu.js';
export type { EtatProjection, SituationProjection } from './etat.js';
export type { Atelier, Avancement, RebuildOptions, RebuildResult, Suites, Travail } from './travail.js';
export { projectionsDe, travailler } from './atelier.js';
export type { FrozenStream } from './base.js';
export type { MotsDuDroit } from './phrase.js';
export type { Fold, Projection, Tables } from './projection.js';
export type { DroitDesModeles } from './registre.js';
export type { Classe, Classes, Montre } from '@jalon/visibilite';
export { demandePermise } from './liste/demande.js';
export { TOTAL_COMPTE } from './liste/borne.js';
export type { DemandeListe, LecteurDeListe, RegardSurLaListe, TriListe } from './liste/demande.js';
export {
  ligneListe,
  schemaListe,
  type LigneListe,
  type PageListe,
  type PageListeMontree,
  ETAPES_DES_LISTES,
} from './liste/ligne-montree.js';
export type { Liste } from './liste/query.js';
export { ListeMouvante, type ListeEntiere } from './liste/entiere.js';
export type { Etape } from './liste/ligne.js';
export { schemaAnomalies } from './anomalies/query.js';
export type {
  Anomalie,
  Anomalies,
  AnomaliesParCondition,
  DemandeAnomalies,
  EmbaucheDite,
  PageAnomalies,
  Signal,
} from './anomalies/query.js';
export { schemaEcheances } from './echeances/query.js';
export type { ATraiter, DemandeEcheances, Echeance, Echeances, PageEcheances } from './echeances/query.js';
export type { Competence, DemandeQuiAttend } from './echeances/demandes.js';
export type { Genre } from './echeances/genres.js';
export type { DelaisReponse } from './echeances/consignes.js';
export type { Journal, LigneJournal } from './journal/query.js';
export type { Indicateurs } from './indicateurs/query.js';
export { sansBornesDeNombre } from './table/definir-forme.js';
export { indicateursMontres } from './indicateurs/formes.js';
export type {
  ActionsDeNature,
  ActionsFinancees,
  DemandeIndicateurs,
  Indicateurs as IndicateursDeLAnnee,
  Part,
  ResumeStructure,
  TauxSorties,
} from './indicateurs/formes.js';
