export * from './compter.js';
export * from './jour.js';
export * from './acteur.js';
export * from './verdict.js';
export * from './regle.js';
export {
  DOSSIERS_DE_LA_PERSONNE,
  ReferentielInvalide,
  versionsPour,
  type Parametre,
  type Sensible,
  type Texte,
  type Version,
} from './parametre.js';
export type { Conditions, LibelleCondition } from './libelles.js';
export { conditionsDe } from './textes-conserves.js';
export * from './referentiel.js';
export { modifier, ModificationRefusee, type Modification } from './modifier.js';
export { lireEssais, type Essais } from './essais.js';
export type { Borne, FichierBornes } from './schemas/borne.js';
export * from './schemas/stockes.js';
export type { Siae, TypeContrat } from './schemas/commun.js';
export type { Destinataire } from './schemas/notification.js';
export type { Chemin, Valeurs } from './schemas/index.js';
export * from './regles/carence.js';
export * from './regles/eligibilite.js';
export * from './regles/identite.js';
export * from './regles/rapprochement.js';
export * from './regles/habilitation.js';
export * from './regles/orientation.js';
export * from './regles/pieces.js';
export { criteresDeNiveau, criteresProposes, type Profil } from './regles/criteres.js';
export * from './regles/contrat-nomme.js';
export * from './regles/embauche.js';
export type { HorairesContrat } from './regles/heures-hebdo.js';
export * from './regles/heures-reduites.js';
export * from './regles/visite.js';
export * from './regles/embauche-modifiee.js';
export * from './regles/contrat.js';
export { codeDuMotif, type DossierMotifs } from './regles/contrat-motif.js';
export * from './regles/contrat-prolongation.js';
export * from './regles/mise-a-disposition.js';
export * from './regles/accompagnement.js';
export * from './regles/pmsmp.js';
export * from './regles/droit-aux-aides.js';
export * from './regles/conservation.js';
export * from './regles/effacement.js';
export * from './regles/acces.js';
export * from './regles/suspension.js';
export * from './regles/suspension-fin.js';
export { type ContratAutour } from './regles/suspension-contrats.js';
export * from './regles/situation-demande.js';
export * from './regles/prolongation.js';
export * from './regles/sortie.js';
export * from './regles/reprise.js';
export * from './regles/pass-officiel.js';
export * from './regles/rectification.js';
export * from './regles/suites.js';
export * from './regles/annulation-echeances.js';
export * from './regles/notification.js';
export * from './regles/contestation.js';
export * from './regles/echeance.js';
export * from './regles/fins.js';
export * from './regles/conventionnement.js';
export * from './regles/convention.js';
export * from './regles/convention-arretee.js';
export * from './regles/succession.js';
export {
  structureConventionnee,
  structureQuiEmbauche,
  type Conventionnement,
} from './regles/structure-conventionnee.js';
export { lecturesDerivees } from './verifier-versions.js';
export { verifierReferentiel, type Probleme } from './verifier.js';
