export * from './acteur.js';
export * from './contexte.js';
export * from './dossier/dossier.js';
export * from './dossier/pass.js';
export * from './faits/index.js';
export { commandes, type Commande, type TypeCommande, type DonneesCommande } from './commandes/index.js';
export type { DefinitionCommande } from './commandes/definir.js';
export { commandeDepuis, conditionsSansTrace, porteVerdict, type FaitJuge } from './commandes/depuis-fait.js';
export * from './decider.js';
export * from './correction.js';
export { finDuPassSuivi, suiteDansLeDoublon } from './dossier/rapprochement.js';
export { corriger, type Corrigeant } from './redire.js';
export { rectifications, type Rectification } from './dossier/remplacement.js';
export { echeancesDuDossier } from './dossier/annulation.js';
export { parcours, type Etiquette } from './machine.js';
export * from './vue/vue.js';
export { substituer } from './dossier/succession.js';
export { faitsLusPar, vueLuePar } from './vue/successeur.js';
export { conditionsReglees } from './vue/signaux.js';
export * from './vue/formes.js';
export * from './vue/contrats.js';
export { aidesParContrat } from './vue/aides.js';
export { siaePlafonnees, vueCompteur480h, type HorsDuDossierVu } from './vue/compteur.js';
export * from './vue/decisions.js';
export * from './vue/accompagnement.js';
export * from './vue/suivi-contrat.js';
export {
  avantLePass,
  etapeDetailleeSansPass,
  etapeSansPass,
  etatPour,
  regardSurLesFaits,
  vuePour,
  type RegardSurLesFaits,
} from './vue/lecteur.js';
export { ceQuiOuvre, demandeQuiAttend, genreDeLecteur, niveauDe, type HorsDuDossier } from './acces.js';
export { aEtiquette } from './table.js';
export * from './echeances.js';
export { conservationDuDossier } from './dossier/conservation.js';
export { decisionsDuDossier, type Decision } from './dossier/decisions.js';
export { dernierJourConsigne } from './dossier/situation-pass.js';
export { finCalculee } from './dossier/calcul.js';
export { EFFACE } from './efface.js';
export { ENGAGE, libelleEtape, libelleMontre, libelleEtapeDetaillee } from './libelles.js';
