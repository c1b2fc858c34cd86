import { deplacerFin } from './calcul.js';
import type { Consignes } from './consignes.js';
import type { Demande, Dossier } from './dossier.js';

const modifier = (d: Dossier, id: string, change: (demande: Demande) => Partial<Demande>): Demande[] =>
  d.demandes.map((demande) => (demande.id === id ? { ...demande, ...change(demande) } : demande));

export const consignerProlongation: Consignes<
  | 'ProlongationDemandee'
  | 'ProlongationDeclaree'
  | 'ProlongationAccordee'
  | 'ProlongationRefusee'
  | 'RappelProlongationEchu'
  | 'DemandeSansReponse'
> = {
  ProlongationDemandee: (d, { data, le, par, revision }) => ({
    demandes: [
      ...d.demandes,
      {
        id: data.id,
        revision,
        motif: data.motif,
        debut: data.debut,
        fin: data.fin,
        prescripteur: data.prescripteur ?? null,
        entretien: data.entretien ?? null,
        le,
        par,
        etat: 'en_attente',
        rappels: [],
        sansReponseLe: null,
        decideeLe: null,
        decideePar: null,
        decision: null,
        accord: null,
        refus: null,
      },
    ],
  }),
  ProlongationDeclaree: (d, { data, le, par, revision }) => ({
    pass: deplacerFin(d.pass, 'Prolongation déclarée', revision, data.passFin),
    prolongations: [
      ...d.prolongations,
      {
        id: data.id,
        revision,
        motif: data.motif,
        debut: data.debut,
        fin: data.fin,
        jours: data.jours,
        demande: null,
        accordeeLe: le,
        par,
        retiree: false,
        repris: false,
      },
    ],
  }),
  ProlongationAccordee: (d, { data, le, par, revision }) => ({
    pass: deplacerFin(d.pass, 'Prolongation accordée', revision, data.passFin),
    demandes: modifier(d, data.demande, () => ({
      etat: 'accordee',
      decideeLe: le,
      decideePar: par,
      decision: revision,
      accord: { fin: data.fin, jours: data.jours },
    })),
    prolongations: [
      ...d.prolongations,
      {
        id: data.id,
        revision,
        motif: data.motif,
        debut: data.debut,
        fin: data.fin,
        jours: data.jours,
        demande: data.demande,
        accordeeLe: le,
        par,
        retiree: false,
        repris: false,
      },
    ],
  }),
  ProlongationRefusee: (d, { data, le, par, revision }) => ({
    demandes: modifier(d, data.demande, () => ({
      etat: 'refusee',
      decideeLe: le,
      decideePar: par,
      decision: revision,
      refus: { motif: data.motif, explication: data.explication, actions: data.actions ?? null },
    })),
  }),
  RappelProlongationEchu: (d, { data, le }) => ({
    demandes: modifier(d, data.demande, ({ rappels }) => ({ rappels: [...rappels, le] })),
  }),
  DemandeSansReponse: (d, { data, le }) => ({ demandes: modifier(d, data.demande, () => ({ sansReponseLe: le })) }),
  // Expiry follows from the dates: the facts move the step only.
};
