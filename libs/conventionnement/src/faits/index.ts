/** Every fact about an organisation before the State, in the order of the process. Nothing here is personal. */
import type { FaitDe } from '@jalon/decider';
import type { Acteur, Jour } from '@jalon/droit';
import { ActeRectifie } from './acte-rectifie.js';
import { StructureEnregistree } from './structure-enregistree.js';
import { ConventionDemandee } from './convention-demandee.js';
import { AvisCommissionRendu } from './avis-commission-rendu.js';
import { ConventionSignee } from './convention-signee.js';
import { ConventionSuspendue } from './convention-suspendue.js';
import { ConventionReprise } from './convention-reprise.js';
import { ConventionResiliee } from './convention-resiliee.js';
import { SuccessionConstatee } from './succession-constatee.js';
import { StructureFermee } from './structure-fermee.js';
import { AnnexeSignee } from './annexe-signee.js';
import { PermanenceDeclaree } from './permanence-declaree.js';
import { Derogation480hAccordee } from './derogation-480h-accordee.js';
import { DerogationHeuresAccordee } from './derogation-heures-accordee.js';
import { DialogueDeGestionTenu } from './dialogue-de-gestion-tenu.js';
import { AutoPrescriptionRetiree } from './auto-prescription-retiree.js';
import { AutoPrescriptionRetablie } from './auto-prescription-retablie.js';
import { HabilitationAccordee } from './habilitation-accordee.js';
import { HabilitationRetiree } from './habilitation-retiree.js';

export const catalogueStructure = {
  StructureEnregistree,
  ConventionDemandee,
  AvisCommissionRendu,
  ConventionSignee,
  ConventionSuspendue,
  ConventionReprise,
  ConventionResiliee,
  AnnexeSignee,
  PermanenceDeclaree,
  Derogation480hAccordee,
  DerogationHeuresAccordee,
  DialogueDeGestionTenu,
  AutoPrescriptionRetiree,
  AutoPrescriptionRetablie,
  HabilitationAccordee,
  HabilitationRetiree,
  StructureFermee,
  SuccessionConstatee,
  ActeRectifie,
} as const;

export type TypeFaitStructure = keyof typeof catalogueStructure;
export type FaitStructurePropose = FaitDe<typeof catalogueStructure>;
/** A fact with its place. */
export type FaitStructure = FaitStructurePropose & {
  le: Jour;
  par: Acteur;
  revision: number;
  signaux?: readonly string[];
};
export type DonneesFaitStructure<T extends TypeFaitStructure> = Extract<FaitStructurePropose, { type: T }>['data'];
