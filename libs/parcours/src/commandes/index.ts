/** The command table: exhaustive, one row per command of the catalogue. */
import type { CommandesDe, DonneesDeLigne } from '@jalon/decider';
import { commandesAccompagnement } from './accompagnement.js';
import { commandesAnnulation } from './annulation.js';
import { commandesContrat } from './contrat.js';
import { commandesConservation } from './conservation.js';
import { commandesDecisions } from './decisions.js';
import { commandesEligibilite } from './eligibilite.js';
import { commandesEmbauche } from './embauche.js';
import { commandesEmbaucheModifiee } from './embauche-modifiee.js';
import { commandesMiseADisposition } from './mise-a-disposition.js';
import { commandesEcheances } from './echeances.js';
import { commandesPassOfficiel } from './pass-officiel.js';
import { commandesProlongation } from './prolongation.js';
import { commandesRapprochement } from './rapprochement.js';
import { commandesRectification } from './rectification.js';
import { commandesReprise } from './reprise.js';
import { commandesSortie } from './sortie.js';
import { commandesSuiviContrat } from './suivi-contrat.js';
import { commandesSuspension } from './suspension.js';

export const commandes = {
  ...commandesEligibilite,
  ...commandesEmbauche,
  ...commandesEmbaucheModifiee,
  ...commandesContrat,
  ...commandesMiseADisposition,
  ...commandesAccompagnement,
  ...commandesSuiviContrat,
  ...commandesEcheances,
  ...commandesProlongation,
  ...commandesPassOfficiel,
  ...commandesRapprochement,
  ...commandesRectification,
  ...commandesAnnulation,
  ...commandesReprise,
  ...commandesSortie,
  ...commandesSuspension,
  ...commandesDecisions,
  ...commandesConservation,
} as const;

export type TypeCommande = keyof typeof commandes;
export type DonneesCommande<T extends TypeCommande> = DonneesDeLigne<(typeof commandes)[T]>;
export type Commande = CommandesDe<typeof commandes>;
