/** Front door of the application: the engine, its composition, its buses, the input catalogue. */
export * from './resultat.js';
export type * from './rejugement.js';
export { ouvrirJalon, type Jalon, type OptionsJalon } from './ouvrir-jalon.js';
export { EcritureFermee, type Cause, type CodeDeCause, type Ecriture } from './exploitation/ecriture.js';
export { JournalTronque } from './magasin.js';
export { lancerEcheancier, type Echeancier } from './echeancier.js';
export { type Politique } from './moteur/ressources.js';
export { type Vue } from './domaine.js';
export type { IndicateursDeLAnnee, Part } from '@jalon/projections';
export { jourParis } from './temps.js';
export { ligneSansPass, perimetreDeListe, type PerimetreDeListe } from './lecteur-de-liste.js';
export { lireReferentiel, racineDuProduit } from './referentiel/lire-fichiers.js';
export { valider, type Porte } from './porte/valider.js';
export { catalogueDEntrees } from './porte/catalogue.js';
export { type Entree } from './porte/entree.js';
export type * from './structures/resultat.js';
export type { VueStructure } from '@jalon/conventionnement';
export { catalogueDesStructures, type EntreeStructure } from './porte/structure.js';
export * from './cqrs.js';
export * from './scenario/index.js';
export * from './demonstration/index.js';
export * from './sauvegarde/index.js';
export { verifierLeDroit, type RapportDroit } from './verifier-le-droit.js';
// The vocabulary of the answers above: the rooms that serve them know no other door to the law.
export { compter, estJour, type Constat, type Jour, type Lecture, type Referentiel, type Verdict } from '@jalon/droit';
