/** The alphabet of the parcours: every fact, in the order of the process. */
import type { FaitDe } from '@jalon/decider';
import type { Jour } from '@jalon/droit';
import type { Acteur } from '../acteur.js';
import { CarenceDerogee } from './carence-derogee.js';
import { DiagnosticEtabli } from './diagnostic-etabli.js';
import { OrientationEnvoyee } from './orientation-envoyee.js';
import { ParcoursOuvert } from './parcours-ouvert.js';
import { DemandeSansReponse } from './demande-sans-reponse.js';
import { FaitRectifie } from './fait-rectifie.js';
import { ParcoursClos } from './parcours-clos.js';
import { PassExpire } from './pass-expire.js';
import { PassRepris } from './pass-repris.js';
import { PassRetabli } from './pass-retabli.js';
import { ProlongationAccordee } from './prolongation-accordee.js';
import { ProlongationDeclaree } from './prolongation-declaree.js';
import { ProlongationDemandee } from './prolongation-demandee.js';
import { ProlongationRefusee } from './prolongation-refusee.js';
import { ProlongationRetiree } from './prolongation-retiree.js';
import { RappelProlongationEnvoye } from './rappel-prolongation-envoye.js';
import { SortieEnregistree } from './sortie-enregistree.js';
import { SortieRetiree } from './sortie-retiree.js';
import { SuspensionCommencee } from './suspension-commencee.js';
import { SuspensionCorrigee } from './suspension-corrigee.js';
import { SuspensionDeclaree } from './suspension-declaree.js';
import { SuspensionLevee } from './suspension-levee.js';
import { SuspensionRetiree } from './suspension-retiree.js';
import { SuspensionTerminee } from './suspension-terminee.js';

export const catalogue = {
  ParcoursOuvert,
  OrientationEnvoyee,
  DiagnosticEtabli,
  CarenceDerogee,
  SuspensionDeclaree,
  SuspensionCommencee,
  SuspensionCorrigee,
  SuspensionLevee,
  SuspensionTerminee,
  ProlongationDemandee,
  ProlongationDeclaree,
  ProlongationAccordee,
  ProlongationRefusee,
  RappelProlongationEnvoye,
  DemandeSansReponse,
  PassExpire,
  PassRetabli,
  PassRepris,
  ParcoursClos,
  SortieEnregistree,
  SuspensionRetiree,
  ProlongationRetiree,
  SortieRetiree,
  FaitRectifie,
} as const;

export type FaitPropose = FaitDe<typeof catalogue>;
export type TypeFait = FaitPropose['type'];
export type DonneesFait<T extends TypeFait> = Extract<FaitPropose, { type: T }>['data'];

/** A fact with its place: who, on which civil day, at which revision of the dossier. */
export type Fait = FaitPropose & { le: Jour; par: Acteur; revision: number };
export type FaitDeType<T extends TypeFait> = Extract<FaitPropose, { type: T }> & { le: Jour; par: Acteur; revision: number };
