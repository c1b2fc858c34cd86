import { definirFait } from '@jalon/decider';
import { moisEnFrancais } from '@jalon/droit';
import { z } from 'zod';
import { mois, personnel, verdict, verdictExemple } from './champs.js';

const v1 = z.object({
  contrat: z.string(),
  mois,
  minutes: z.number().int().min(0),
  miseADisposition: z.string().optional(),
  verdict,
});

/** Hours of a month; a later figure for the same contract, month and mise à disposition replaces it. */
export const HeuresDeclarees = definirFait({
  type: 'HeuresDeclarees',
  version: 2,
  schema: v1.extend({
    /** Why more was worked than the law lets one work (D34). */
    depassement: personnel(z.string()).optional(),
  }),
  anciennes: { 1: v1 },
  upcasts: { 1: (data) => data },
  personnels: { depassement: 'C3' },
  ecrits: { depassement: 'Raison du dépassement' },
  rectifiable: {
    retirer: true,
    // hours as people say them, whole minutes once kept
    remplacer: z.object({ mois, heures: z.number().min(0) }),
    appliquer: (d, { heures, ...champs }) => ({
      ...d,
      ...champs,
      ...(heures === undefined ? {} : { minutes: Math.round(heures * 60) }),
    }),
  },
  phrase: (d) =>
    `${heures(d.minutes)} sont déclarées pour ${moisEnFrancais(d.mois)}${d.miseADisposition ? ', en mise à disposition' : ''}.`,
  exemple: {
    contrat: 'c1',
    mois: '2025-02',
    minutes: 3630,
    miseADisposition: 'm1',
    verdict: verdictExemple('heures', '2025-03-03'),
  },
});

const heures = (minutes: number): string =>
  `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${String(minutes % 60).padStart(2, '0')} min` : ''}`;
