/** Hires and the life of the contracts they open. */
import { ajouterJours } from '@jalon/droit';
import type { Consignes } from './consignes.js';
import type { Contrat, Dossier } from './dossier.js';

export const contratDe = (dossier: Dossier, id: string): Contrat | null =>
  dossier.contrats.find((c) => c.id === id) ?? null;

const modifier = (dossier: Dossier, id: string, change: (c: Contrat) => Partial<Contrat>): Partial<Dossier> => ({
  contrats: dossier.contrats.map((c) => (c.id === id ? { ...c, ...change(c) } : c)),
});

/** An open suspension of the contract ends with it, or on the eve of the first day back. */
const fermer = (c: Contrat, fin: string): Contrat['suspensions'] =>
  c.suspensions.map((s) => (s.fin === null ? { ...s, fin } : s));

export const consignerEmbauche: Consignes<
  'EmbaucheDeclaree' | 'EmbaucheReportee' | 'EmbaucheAnnulee' | 'FicheTransmise'
> = {
  EmbaucheDeclaree: (d, { data, le }) => ({
    // Hired again: the exit recorded before stays in the journal, it no longer describes the parcours.
    sortie: null,
    sorties: d.sorties.filter((s) => s.siae.id !== data.siae.id),
    contrats: [
      ...d.contrats,
      {
        id: data.contrat,
        siae: data.siae,
        type: data.type,
        convergence: data.convergence ?? null,
        precision: data.precision ?? null,
        debut: data.debut,
        fin: data.fin ?? null,
        minutesHebdo: data.minutesHebdo ?? null,
        motifHeures: data.motifHeures ?? null,
        declareLe: le,
        etat: 'declare',
        finEffective: null,
        suspensions: [],
        motifRupture: null,
        ficheTransmise: false,
        repris: false,
      },
    ],
  }),
  EmbaucheReportee: (d, { data }) => modifier(d, data.contrat, () => ({ debut: data.debut })),
  EmbaucheAnnulee: (d, { data }) => modifier(d, data.contrat, () => ({ etat: 'annule' })),
  FicheTransmise: (d, { data }) => modifier(d, data.contrat, () => ({ ficheTransmise: true })),
};

export const consignerContrat: Consignes<
  'ContratRenouvele' | 'ContratProlonge' | 'ContratSuspendu' | 'ContratRepris' | 'ContratRompu' | 'ContratTermine'
> = {
  ContratRenouvele: (d, { data }) => modifier(d, data.contrat, () => ({ fin: data.fin })),
  ContratProlonge: (d, { data }) => modifier(d, data.contrat, () => ({ fin: data.fin })),
  ContratSuspendu: (d, { data }) =>
    modifier(d, data.contrat, (c) => ({
      etat: 'suspendu',
      suspensions: [...c.suspensions, { debut: data.debut, fin: null, motif: data.motif }],
    })),
  ContratRepris: (d, { data }) =>
    modifier(d, data.contrat, (c) => ({ etat: 'declare', suspensions: fermer(c, ajouterJours(data.jour, -1)) })),
  ContratRompu: (d, { data }) =>
    modifier(d, data.contrat, (c) => ({
      etat: 'rompu',
      finEffective: data.jour,
      motifRupture: data.motif,
      suspensions: fermer(c, data.jour),
    })),
  ContratTermine: (d, { data }) =>
    modifier(d, data.contrat, (c) => ({ etat: 'termine', finEffective: data.jour, suspensions: fermer(c, data.jour) })),
};
