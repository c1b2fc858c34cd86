/** The alphabet of the parcours: every fact, in the order of the process. */
import type { FaitDe } from '@jalon/decider';
import type { Jour } from '@jalon/droit';
import type { Acteur } from '../acteur.js';
import { CarenceDerogee } from './carence-derogee.js';
import { DiagnosticEtabli } from './diagnostic-etabli.js';
import { OrientationEnvoyee } from './orientation-envoyee.js';
import { ParcoursOuvert } from './parcours-ouvert.js';

export const catalogue = {
  ParcoursOuvert,
  OrientationEnvoyee,
  DiagnosticEtabli,
  CarenceDerogee,
} as const;

export type FaitPropose = FaitDe<typeof catalogue>;
export type TypeFait = FaitPropose['type'];
export type DonneesFait<T extends TypeFait> = Extract<FaitPropose, { type: T }>['data'];

/** A fact with its place: who, on which civil day, at which revision of the dossier. */
export type Fait = FaitPropose & { le: Jour; par: Acteur; revision: number };
export type FaitDeType<T extends TypeFait> = Extract<FaitPropose, { type: T }> & { le: Jour; par: Acteur; revision: number };
