export {
  cleDuNir,
  contradictionsDuNir,
  lireNir,
  nirCompare,
  NIR_MAX,
  type Contradiction,
  type DefautNir,
  type LectureNir,
} from './nir.js';
export { cleDHomonymie, foldName } from './noms.js';
export {
  identifiantsDe,
  normaliserIdentifiant,
  rapportEntre,
  type GenreDIdentifiant,
  type Identite,
  type Rapport,
} from './rapport.js';
