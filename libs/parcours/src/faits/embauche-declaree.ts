import { definirFait, type Mots } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, organisation, personnel, typeContrat, verdict, verdictExemple, verdictPrive } from './champs.js';

type Nature = { type: string; convergence?: string | null | undefined; precision?: string | undefined };
/** « Autre contrat (Contrat d’apprentissage) ». */
const nature = (d: Nature, mots: Mots): string =>
  [
    mots(`contrat/types/${d.type}`),
    ...(d.convergence === undefined || d.convergence === null
      ? []
      : [`(${mots(`contrat/convergence/${d.convergence}`)})`]),
    ...(d.precision === undefined ? [] : [`(${mots(`contrat/precisions/${d.precision}`)})`]),
  ].join(' ');

const v1 = z.object({
  contrat: z.string(),
  type: typeContrat,
  debut: jour,
  fin: jour.optional(),
  /** Weekly hours, in minutes; absent when the contract states none (L. 5132-11). */
  minutesHebdo: z.number().int().optional(),
  motifHeures: personnel(z.string()).optional(),
  /** Why a CDDI may last less than the minimum (sentence under adjustment): judicial data. */
  motifDuree: personnel(z.string()).optional(),
  poste: personnel(z.string()).optional(),
  /** EITI: registration of the independent worker, and how many people she employs (CTR-20). */
  immatriculeLe: personnel(jour).optional(),
  salaries: z.number().int().min(0).optional(),
  siae: organisation,
  verdict,
});

const v2 = v1.extend({
  /** Code of `contrat/convergence` (CTR-24). */
  convergence: z.string().optional(),
  /** Code of `contrat/precisions`. */
  precision: z.string().optional(),
});

const v3 = v2.extend({ convergence: personnel(z.string()).optional(), verdict: verdictPrive });

export const EmbaucheDeclaree = definirFait({
  type: 'EmbaucheDeclaree',
  version: 4,
  schema: v3.extend({
    /** Told after it began, and why (D41). */
    tardive: z.object({ raison: personnel(z.string()) }).optional(),
  }),
  anciennes: { 1: v1, 2: v2, 3: v3 },
  upcasts: { 1: (data) => data, 2: (data) => data, 3: (data) => data },
  personnels: {
    motifHeures: 'C3',
    motifDuree: 'C3',
    poste: 'C2',
    immatriculeLe: 'C3',
    convergence: 'C3',
    'tardive.raison': 'C3',
    'verdict.c': 'C3',
  },
  ecrits: { 'tardive.raison': 'Raison de la déclaration tardive' },
  rectifiable: {
    retirer: false,
    remplacer: z.object({ debut: jour, fin: jour, heuresHebdo: z.number().min(0), motifHeures: z.string() }),
    appliquer: (d, { heuresHebdo, ...champs }) => ({
      ...d,
      ...champs,
      ...(heuresHebdo === undefined ? {} : { minutesHebdo: Math.round(heuresHebdo * 60) }),
    }),
  },
  phrase: (d, mots) =>
    `L’embauche est déclarée : ${nature(d, mots)}, à compter du ${enFrancais(d.debut)}${d.fin ? ` jusqu’au ${enFrancais(d.fin)}` : ''}${d.tardive ? ' (déclarée après son début)' : ''}.`,
  exemple: {
    contrat: 'c1',
    type: 'CDDU',
    debut: '2025-01-20',
    fin: '2025-07-19',
    siae: { id: 'ai-rennes', type: 'AI', departement: '35' },
    verdict: verdictExemple('embauche', '2025-01-15'),
  },
});
