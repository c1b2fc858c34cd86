export {
  jouerScenario,
  raconter,
  type EtapeJouee,
  type OptionsScenario,
  type RefusEtape,
  type ResultatScenario,
} from './jouer.js';
export {
  DocumentInvalide,
  lireScenario,
  type Attendu,
  type ErreurDocument,
  type EtapeScenario,
  type Scenario,
} from './document.js';
export { schemaJsonScenario } from './schema.js';
export { plusProche } from './proximite.js';
