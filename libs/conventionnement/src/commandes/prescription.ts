/** Who may prescribe: self-prescription of a SIAE, local habilitation of a prescripteur. */
import {
  autoPrescriptionRetablissement,
  autoPrescriptionRetrait,
  habilitationLocale,
  structureNote,
  type Jour,
  type PeriodeAccordee,
} from '@jalon/droit';
import { definir, departementDe, etat } from './definir.js';

export interface HabiliterPrescripteur extends PeriodeAccordee {
  /** Absent: already known, or not told. */
  nom?: string;
  type?: string;
  departement?: string;
}

export const commandesPrescription = {
  RetirerAutoPrescription: definir<{ debut: Jour; fin?: Jour }, { debut: Jour; fin: Jour | null }>({
    faits: ['AutoPrescriptionRetiree'],
    qui: etat,
    regle: autoPrescriptionRetrait,
    uneFois: (_, { retraits }) => retraits.at(-1)?.retabliLe === null,
    situation: ({ debut, fin }) => ({ debut, fin: fin ?? null }),
    proposer: (data, _, __, ___, verdict) => [{ type: 'AutoPrescriptionRetiree', data: { ...data, verdict } }],
  }),
  RetablirAutoPrescription: definir<{ le: Jour; formation?: boolean }, { retiree: boolean; formation: boolean }>({
    faits: ['AutoPrescriptionRetablie'],
    qui: etat,
    regle: autoPrescriptionRetablissement,
    situation: ({ formation }, { retraits }) => ({ retiree: retraits.length > 0, formation: formation === true }),
    proposer: ({ le }, _, __, ___, verdict) => [{ type: 'AutoPrescriptionRetablie', data: { jour: le, verdict } }],
  }),
  HabiliterPrescripteur: definir<HabiliterPrescripteur, PeriodeAccordee>({
    faits: ['HabilitationAccordee'],
    qui: etat,
    regle: habilitationLocale,
    uneFois: (_, { habilitations }) => habilitations.at(-1)?.retireeLe === null,
    situation: ({ debut, fin }) => ({ debut, fin }),
    proposer: (data, dossier, contexte, _, verdict) => [
      { type: 'HabilitationAccordee', data: { ...departementDe(dossier, contexte), ...data, verdict } },
    ],
  }),
  RetirerHabilitation: definir<{ le: Jour }, null>({
    faits: ['HabilitationRetiree'],
    qui: etat,
    regle: structureNote,
    situation: () => null,
    proposer: ({ le }) => [{ type: 'HabilitationRetiree', data: { jour: le } }],
  }),
};
