import { deplacerFin } from './calcul.js';
import type { Consignes } from './consignes.js';
import type { Dossier, Suspension } from './dossier.js';

const modifier = (d: Dossier, id: string, jours: number, change: Partial<Suspension>): Suspension[] =>
  d.suspensions.map((s) => (s.id === id ? { ...s, ...change, jours: s.jours + jours } : s));

export const consignerSuspension: Consignes<
  'SuspensionDeclaree' | 'SuspensionCorrigee' | 'SuspensionLevee' | 'SuspensionTerminee'
> = {
  SuspensionDeclaree: (d, { data, le, par, revision }) => ({
    pass: deplacerFin(d.pass, 'Suspension', revision, data.passFin),
    suspensions: [
      ...d.suspensions,
      {
        id: data.id,
        revision,
        motif: data.motif,
        debut: data.debut,
        fin: data.fin,
        declareeLe: le,
        par,
        finInconnue: data.finInconnue,
        jours: data.jours,
        etat: 'declaree',
      },
    ],
  }),
  // Bounds and days came with the PASS: the step changes, the dossier does not.
  SuspensionCorrigee: (d, { data, revision }) => ({
    pass: deplacerFin(d.pass, 'Suspension corrigée', revision, data.passFin),
    suspensions: modifier(d, data.id, data.jours, {
      debut: data.debut,
      fin: data.fin,
      finInconnue: false,
      ...(data.motif === undefined ? {} : { motif: data.motif }),
    }),
  }),
  SuspensionLevee: (d, { data, revision }) => ({
    pass: deplacerFin(
      d.pass,
      data.parEmbauche === undefined ? 'Suspension levée' : 'Suspension levée par une embauche',
      revision,
      data.passFin,
    ),
    suspensions: modifier(d, data.id, data.jours, { fin: data.fin, finInconnue: false, etat: 'levee' }),
  }),
  SuspensionTerminee: (d, { data }) => ({
    suspensions: d.suspensions.map((s) => (s.id === data.id && s.etat === 'declaree' ? { ...s, etat: 'terminee' } : s)),
  }),
};
