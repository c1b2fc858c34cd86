import { definirFait } from '@jalon/decider';
import { ajouterJours, enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, personnel, verdict, verdictExemple, verdictPrive } from './champs.js';
import { criteres } from '../phrases.js';

const v1 = z.object({
  /** Counts only: enough for every rule, and they survive erasure. */
  niveau1: z.number().int(),
  niveau2: z.number().int(),
  criteres: personnel(z.array(z.string())),
  pieces: personnel(z.array(z.object({ critere: z.string(), du: jour, au: jour.optional() }))).optional(),
  certifications: personnel(z.array(z.object({ critere: z.string(), du: jour, au: jour.optional() }))).optional(),
  synthese: personnel(z.string()).optional(),
  /** First day on which the diagnosis is no longer valid, unless a PASS has followed (ELI-07, ELI-08). */
  expireLe: jour,
  verdict,
});

const v2 = v1.extend({
  /** Day of the registration at France Travail, when it was told. */
  inscritDepuis: personnel(jour).optional(),
});

const v3 = v2.extend({ verdict: verdictPrive });

export const DiagnosticEtabli = definirFait({
  type: 'DiagnosticEtabli',
  version: 4,
  schema: v3.extend({
    /** Day on which it was made, when a correction says that it is not the one on which it was told. */
    jour: jour.optional(),
  }),
  anciennes: { 1: v1, 2: v2, 3: v3 },
  upcasts: { 1: (data) => data, 2: (data) => data, 3: (data) => data },
  personnels: {
    criteres: 'C3',
    pieces: 'C3',
    certifications: 'C3',
    synthese: 'C3',
    inscritDepuis: 'C3',
    'verdict.c': 'C3',
  },
  ecrits: { synthese: 'Synthèse du diagnostic' },
  rectifiable: {
    retirer: false,
    remplacer: z.object({ criteres: z.array(z.string()), le: jour }),
    calcules: v1.pick({ niveau1: true, niveau2: true, expireLe: true }),
    appliquer: (d, { le, ...champs }) => ({ ...d, ...champs, ...(le === undefined ? {} : { jour: le }) }),
  },
  phrase: (d) =>
    `Le diagnostic d’éligibilité est établi (${criteres(d.niveau1, d.niveau2)}), valable jusqu’au ${enFrancais(ajouterJours(d.expireLe, -1))} inclus.`,
  exemple: {
    niveau1: 1,
    niveau2: 0,
    criteres: ['RSA'],
    expireLe: '2025-07-10',
    verdict: verdictExemple('diagnostic', '2025-01-10'),
  },
});
