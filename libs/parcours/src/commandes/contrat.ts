/** Renewal, prolongation, suspension and end of a contract. */
import {
  contratFin,
  contratProlongation,
  contratRenouvellement,
  contratReprise,
  contratSuspension,
  type SituationJourContrat,
  type SituationMotifContrat,
  type SituationProlongationContrat,
  type SituationRenouvellement,
  prescripteurHabiliteCeJour,
} from '@jalon/droit';
import { typeSiae } from '../acteur.js';
import type { Contexte } from '../contexte.js';
import { autresHoraires } from '../dossier/delivrance.js';
import { diagnosticPour } from '../dossier/diagnostic.js';
import type { Dossier } from '../dossier/dossier.js';
import { contratDe } from '../dossier/embauche.js';
import { autorisationsDe } from '../dossier/suivi-contrat.js';
import { contratJuge } from './contrat-nomme.js';
import { definirCommande } from './definir.js';

export interface RenouvelerContrat {
  contrat: string;
  fin: string;
}
export interface ProlongerContrat {
  contrat: string;
  fin: string;
  motif: string;
}
export interface SuspendreContrat {
  contrat: string;
  debut: string;
  /** Code of `contrat/suspension`, or a free text. */
  motif: string;
}
export interface ReprendreContrat {
  contrat: string;
  /** First day back. */ le: string;
}
export interface RompreContrat {
  contrat: string;
  /** Last day of the contract. */ le: string;
  /** Code of `contrat/rupture`, or a free text. */
  motif: string;
}
export interface TerminerContrat {
  contrat: string;
  /** Last day of the contract. */ le: string;
}

const auJour = (contrat: string, jour: string, dossier: Dossier, contexte: Contexte): SituationJourContrat => ({
  contrat: contratJuge(contratDe(dossier, contrat), contexte),
  jour,
});

export const commandesContrat = {
  RenouvelerContrat: definirCommande<RenouvelerContrat, SituationRenouvellement>({
    faits: ['ContratRenouvele'],
    qui: ['siae'],
    regle: contratRenouvellement,
    situation: ({ contrat: id, fin }, dossier, contexte) => {
      const contrat = contratDe(dossier, id);
      const { pass, cloture } = dossier;
      return {
        contrat: contratJuge(contrat, contexte),
        fin,
        siae: contrat && typeSiae(contrat.siae),
        passFin: pass && !pass.annule && !cloture && contexte.jour <= pass.fin ? pass.fin : null,
        horaires:
          contrat === null || contrat.minutesHebdo === null
            ? null
            : {
                minutes: contrat.minutesHebdo,
                motif: contrat.motifHeures,
                parcoursDepuis: pass?.debut ?? null,
                autres: autresHoraires(dossier, contrat.siae.id, contrat.id),
                autorisations: autorisationsDe(dossier, contrat.siae.id),
                collective: contexte.structure.heuresReduites ?? null,
              },
      };
    },
    proposer: ({ contrat, fin }, _, __, ___, verdict) => [
      { type: 'ContratRenouvele', data: { contrat, fin, verdict } },
    ],
  }),
  ProlongerContrat: definirCommande<ProlongerContrat, SituationProlongationContrat>({
    faits: ['ContratProlonge'],
    qui: ['siae', 'prescripteur'],
    regle: contratProlongation,
    situation: ({ contrat: id, fin, motif }, dossier, contexte) => {
      const contrat = contratDe(dossier, id);
      const diagnostic = contrat && diagnosticPour(dossier, contrat.siae, contrat.declareLe);
      return {
        contrat: contratJuge(contrat, contexte),
        fin,
        motif,
        siae: contrat && typeSiae(contrat.siae),
        auteur: { prescripteurHabilite: prescripteurHabiliteCeJour(contexte.droit, contexte.acteur) },
        recrutementDirect: diagnostic !== null && diagnostic.par.role === 'siae',
        naissance: dossier.personne?.naissance ?? null,
        rqth: dossier.situations.rqth,
        formations: dossier.situations.formation,
      };
    },
    proposer: ({ contrat, fin, motif }, _, __, ___, verdict) => [
      { type: 'ContratProlonge', data: { contrat, fin, motif, verdict } },
    ],
  }),
  SuspendreContrat: definirCommande<SuspendreContrat, SituationMotifContrat>({
    faits: ['ContratSuspendu'],
    qui: ['siae'],
    regle: contratSuspension,
    situation: ({ contrat, debut, motif }, dossier, contexte) => ({
      ...auJour(contrat, debut, dossier, contexte),
      motif,
    }),
    proposer: ({ contrat, debut, motif }, _, __, ___, verdict) => [
      { type: 'ContratSuspendu', data: { contrat, debut, motif, verdict } },
    ],
  }),
  ReprendreContrat: definirCommande<ReprendreContrat, SituationJourContrat>({
    faits: ['ContratRepris'],
    qui: ['siae'],
    regle: contratReprise,
    situation: ({ contrat, le }, dossier, contexte) => auJour(contrat, le, dossier, contexte),
    proposer: ({ contrat, le }) => [{ type: 'ContratRepris', data: { contrat, jour: le } }],
  }),
  RompreContrat: definirCommande<RompreContrat, SituationMotifContrat>({
    faits: ['ContratRompu'],
    qui: ['siae'],
    regle: contratFin,
    situation: ({ contrat, le, motif }, dossier, contexte) => ({ ...auJour(contrat, le, dossier, contexte), motif }),
    proposer: ({ contrat, le, motif }, _, __, ___, verdict) => [
      { type: 'ContratRompu', data: { contrat, jour: le, motif, verdict } },
    ],
  }),
  TerminerContrat: definirCommande<TerminerContrat, SituationMotifContrat>({
    faits: ['ContratTermine'],
    qui: ['siae'],
    regle: contratFin,
    situation: ({ contrat, le }, dossier, contexte) => ({ ...auJour(contrat, le, dossier, contexte), motif: null }),
    proposer: ({ contrat, le }) => [{ type: 'ContratTermine', data: { contrat, jour: le } }],
  }),
};
