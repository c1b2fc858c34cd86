export { personasDeLAnnuaire, personasDemonstration, type Persona } from './personas.js';
export {
  DEPARTEMENT,
  NOM_DEPARTEMENT,
  ORGANISATIONS,
  PRESCRIPTEURS,
  STRUCTURES,
  type OrganisationNommee,
} from './departement.js';
export { chargerDemonstration, type Chargement, type OptionsDemonstration } from './charger.js';
export { planifier } from './plan.js';
export {
  acheverDemonstration,
  constructionsInachevees,
  installerDemonstration,
  obstacleALaDemonstration,
  type Installation,
} from './installer.js';
