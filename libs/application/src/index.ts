/** Front door of the application: the engine, its composition, its buses, the input catalogue. */
export * from './resultat.js';
export type * from './rejugement.js';
export type * from './etude.js';
export type * from './preuve/a-prouver.js';
export { PreuveImpossible } from './preuve/preuves.js';
export { donnerPoint, NonScelle, prouver } from './preuve/prouver.js';
export { verifierLesLectures, type ConstatDesLectures } from './preuve/verifier-les-lectures.js';
export {
  cosignedAt,
  NoteRefused,
  parseWitnessKey,
  TemoinRefuse,
  temoigner,
  verifierDossier,
  type ConstatDossier,
  type Temoignage,
  type VerdictDossier,
} from '@jalon/preuve';
export {
  ConfigurationRefusee,
  lireCle,
  lireNombre,
  reglages,
  type Environnement,
  type Reglage,
} from './configuration/cles.js';
export { lireDeploiement, type ConfigurationDuDeploiement } from './configuration/deploiement.js';
export { lireEcoute, type Ecoute, type Publication } from './configuration/ecoute.js';
export type { OptionsJalon } from './options-jalon.js';
export {
  Connexion,
  type Agent,
  type AgentConnecte,
  type Entree as EntreeDAgent,
  type Invitation,
} from './connexion/connexion.js';
export { deciderDuCompte, type DecisionDuCompte } from './connexion/decider-du-compte.js';
export { MOT_DE_PASSE_MIN } from './connexion/secrets-des-agents.js';
export { type Session } from './connexion/sessions.js';
export { duDossier, ValeurTropGrande, type Ephemere, type EtatEphemere } from './ephemere/etat-ephemere.js';
export { ephemereInMemory } from './ephemere/ephemere-in-memory.js';
export type { Nouvelle } from './direct/nouvelles.js';
export { ouvrirJalon, type Jalon } from './ouvrir-jalon.js';
export { EcritureFermee, type Cause, type CodeDeCause, type Ecriture } from './exploitation/ecriture.js';
export { DossierTenu, lireAnnonce, type Annonce } from './exploitation/lock.js';
export { EXPLOITANT, type DecisionExploitation, type Exploitation } from './exploitation/exploitation.js';
export {
  CONFIRMATIONS,
  executerOrdreExploitant,
  ORDRES,
  type Ordre,
  type ReponseOrdre,
} from './exploitation/ordres.js';
export type { CommandeExploitation } from '@jalon/exploitation';
export { accesRefuseDe, direJournalAbsent } from './exploitation/acces.js';
export { comparer, type Difference, type Sorte, type Valeur, type ValeurNommee } from './comparaison/comparer.js';
export { COMPARAISON_PARCOURS } from './comparaison/vue-parcours.js';
export {
  expliquer,
  expliquerAuDemarrage,
  panneDe,
  PanneDeFichier,
  phraseConnue,
  type Fichier,
  type GenreDePanne,
} from './exploitation/pannes.js';
export { type Avertissement, type Stockage } from './exploitation/stockage.js';
export { JournalTronque } from './durable-store.js';
export { exigerUnJournal, JournalAbsent } from './ouvrir-fichiers.js';
export type {
  AEffacer,
  DemandeEffacement,
  Effacement,
  EffacementDUnDossier,
  ResultatEffacement,
} from './effacement/effacement.js';
export type { Certificat } from './effacement/certificat.js';
export { lancerEcheancier, type Echeancier, type Gardes } from './echeancier.js';
export { etatDeLIntegrite, type Integrite } from './exploitation/integrite.js';
export type { EtatIntegrite, Rupture } from './exploitation/ruptures.js';
export type { GardeHorloge } from './exploitation/horloge.js';
export type { Retenue, Retenues } from './exploitation/retenue.js';
export {
  annulerEcheancesDepuis,
  type AnnulationDUnParcours,
  type DemandeAnnulation,
} from './genres/parcours/annulation.js';
export type { IndicateursDeLAnnee, Part } from '@jalon/projections';
export { ditInstant, estMoment, jourDe, jourParis, type Moment } from './temps.js';
export { streamOf, structureStream, uuidDe } from './identifiants.js';
export { exigerDesDossiers } from './fichiers/exiger-des-dossiers.js';
export { synchroniser } from './fichiers/synchroniser.js';
export {
  anomaliesDesStructures,
  anomaliesPour,
  LIEUX_DE_SIGNAL,
  type AnomalieDeStructure,
  type AnomaliesMontrees,
} from './lecteur/anomalies.js';
export { perimetreDeListe } from './lecteur/liste.js';
export { identitesSousCle } from './identites.js';
export { lireLesEssais, lireReferentiel, racineDuProduit } from './referentiel/lire-fichiers.js';
export type { LibellesDesVerdicts } from './referentiel/referentiels.js';
export { valider, type Porte } from './porte/valider.js';
export { catalogueDEntrees } from './porte/catalogue.js';
export { type Entree } from './porte/entree.js';
export { RetrouverPassDonnees } from './porte/recherche.js';
export { direTypeDePrescripteur, type VueStructure } from '@jalon/conventionnement';
export { libelleEtape, libelleMontre } from '@jalon/parcours';
export type { VueComptes } from '@jalon/habilitations';
export { catalogueDesComptes, commandesDesAgents } from './porte/comptes.js';
export { catalogueDesStructures, type EntreeStructure } from './porte/structure.js';
export * from './cqrs.js';
export * from './sauvegarde/index.js';
export { verifierLeDroit, type RapportDroit } from './verifier-le-droit.js';
// The vocabulary of the answers above: the rooms that serve them know no other door to the law.
export {
  compter,
  estJour,
  ModificationRefusee,
  type Constat,
  type Jour,
  type Lecture,
  type Referentiel,
  type Verdict,
} from '@jalon/droit';
export { PREFIXES_DES_DOSSIERS } from './identifiants.js';
export * as formes from './formes/index.js';
