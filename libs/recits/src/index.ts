export {
  jouerScenario,
  type EtapeJouee,
  type OptionsScenario,
  type RefusEtape,
  type ResultatScenario,
} from './jouer.js';
export { raconter } from './raconter.js';
export {
  agit,
  DocumentInvalide,
  lireScenario,
  type Attendu,
  type ErreurDocument,
  type EtapeActe,
  type EtapeLue,
  type EtapeScenario,
  type Scenario,
} from './document.js';
export { schemaJsonScenario } from './schema.js';
export { plusProche } from './proximite.js';
