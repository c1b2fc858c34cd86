import { definirFait, placeDe } from '@jalon/decider';
import { z } from 'zod';
import { personnel, verdict, verdictExemple } from './champs.js';
import { nomDuFait } from '../phrases.js';

const v1 = z.object({
  /** Revision of the fact rectified. */
  fait: z.number().int(),
  typeRectifie: z.string(),
  raison: personnel(z.string()),
  /** Fields told instead; from version 2 on, only those that are personal. */
  remplacement: personnel(z.record(z.string(), z.json())).optional(),
  verdict,
});

/** Nothing is told instead: the effect is withdrawn. Null once erased says nothing of what was there: the clear part does. */
export const retireLeFait = ({ clair, remplacement }: { clair?: unknown; remplacement?: unknown }): boolean =>
  clair === undefined && (remplacement === undefined || remplacement === null);

/** Compensating fact for kinds that do not move dates of the PASS: withdraws the effect of the fact named, or replaces some of its data. */
export const FaitRectifie = definirFait({
  type: 'FaitRectifie',
  version: 2,
  schema: v1.extend({
    /** What is told instead and is not personal in the fact named: days and quantities keep counting once the person is erased. */
    clair: z.record(z.string(), z.json()).optional(),
  }),
  anciennes: { 1: v1 },
  upcasts: { 1: (data) => ('remplacement' in data ? { ...data, clair: {} } : data) },
  personnels: { raison: 'C3', remplacement: 'C3' },
  ecrits: { raison: 'Raison de la rectification' },
  sansRetour: {
    raison: 'ce qui est dit à la place se redit, ce qui est retiré se raconte de nouveau (D27)',
    par: ['RectifierFait'],
  },
  phrase: (d) =>
    `Le fait n° ${placeDe(d.fait)} (${nomDuFait(d.typeRectifie)}) est ${retireLeFait(d) ? 'retiré' : 'rectifié'}.`,
  exemple: {
    fait: 5,
    typeRectifie: 'HeuresDeclarees',
    raison: 'Erreur de saisie',
    verdict: verdictExemple('rectification', '2025-07-01'),
  },
});
