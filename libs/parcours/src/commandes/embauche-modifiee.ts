/** A hire moved or cancelled: what followed from it follows the hires that are alive (D25), and work that is attested stays (D26). */
import {
  embaucheAnnulation,
  embaucheReport,
  type Jour,
  type SituationAnnulation,
  type SituationReport,
} from '@jalon/droit';
import type { Contexte } from '../contexte.js';
import { contratsDuPass } from '../dossier/delivrance.js';
import type { Dossier } from '../dossier/dossier.js';
import { contratDe } from '../dossier/embauche.js';
import type { FaitPropose } from '../faits/index.js';
import { nommer } from '../phrases.js';
import { contratJuge } from './contrat-nomme.js';
import { definirCommande } from './definir.js';
import { preuvesPour } from './preuves-de-l-embauche.js';
import { ESSAI, essayer, juges, suitesDe, type Essai } from './suites.js';

export interface ReporterEmbauche {
  contrat: string;
  debut: string;
}
export interface AnnulerEmbauche {
  contrat: string;
  motif: string;
}

/** The hire moved. */
const report = (contrat: string, debut: Jour): FaitPropose[] => [
  { type: 'EmbaucheReportee', data: { contrat, debut, verdict: ESSAI } },
];

/** Revision of the fact that declared the hire. */
const declaration = (d: Dossier, contrat: string): number =>
  d.faits.findLastIndex((f) => f.type === 'EmbaucheDeclaree' && f.ref === contrat);

/** ANN-01: the PASS goes with its only hire; a PASS taken over exists elsewhere and stays, and so does one whose work is attested (D26). */
function annulation(d: Dossier, contexte: Contexte, { contrat, motif }: AnnulerEmbauche): FaitPropose[] {
  const { pass } = d;
  const duPass = contratsDuPass(d);
  const seule = duPass.every((c) => c.id === contrat || c.etat === 'annule') && duPass.some((c) => c.id === contrat);
  const attestee = duPass.some((c) => preuvesPour(d, contexte, c.id).length > 0);
  const annule = pass !== null && !pass.annule && pass.origine === 'delivrance' && seule && !attestee;
  return [
    { type: 'EmbaucheAnnulee', data: { contrat, motif, verdict: ESSAI } },
    ...(annule ? [{ type: 'PassAnnule' as const, data: {} }] : []),
  ];
}

export const commandesEmbaucheModifiee = {
  ReporterEmbauche: definirCommande<ReporterEmbauche, SituationReport & { essai: Essai | null }>({
    faits: ['EmbaucheReportee'],
    joints: ['PassDecale', 'SuspensionLevee'],
    qui: ['siae'],
    regle: embaucheReport,
    situation: ({ contrat: id, debut }, dossier, contexte) => {
      const contrat = contratDe(dossier, id);
      const essai = contrat && contrat.debut !== debut ? essayer(dossier, contexte, report(id, debut)) : null;
      // As if it had been declared for that day (D25): what it lifts, it lifts from there.
      const { pass } = essai?.dossier ?? dossier;
      const suit = essai !== null && pass?.debut === debut && pass.debut !== dossier.pass?.debut;
      return {
        contrat: contratJuge(contrat, contexte),
        nouveauDebut: debut,
        passFige: pass && !pass.annule && !suit ? { fin: pass.fin } : null,
        suites: essai && suitesDe(dossier, essai, declaration(dossier, id), contexte),
        essai,
      };
    },
    proposer: (_data, _dossier, _contexte, _, verdict, { essai }) => (essai ? juges(essai, verdict) : []),
  }),
  AnnulerEmbauche: definirCommande<AnnulerEmbauche, SituationAnnulation & { essai: Essai | null }>({
    faits: ['EmbaucheAnnulee', 'PassAnnule'],
    joints: ['PassDecale', 'SuspensionLevee'],
    qui: ['siae'],
    regle: embaucheAnnulation,
    situation: (data, dossier, contexte) => {
      const { contrat: id } = data;
      const contrat = contratDe(dossier, id);
      const essai =
        contrat && contrat.etat !== 'annule' ? essayer(dossier, contexte, annulation(dossier, contexte, data)) : null;
      return {
        contrat: contratJuge(contrat, contexte),
        originePass: dossier.pass?.origine ?? null,
        // that the fiche was sent has a condition of its own
        preuves: preuvesPour(dossier, contexte, id)
          .filter(({ type }) => type !== 'FicheTransmise')
          .map(({ type, revision }) => nommer(type, revision)),
        suites: essai && suitesDe(dossier, essai, declaration(dossier, id), contexte),
        essai,
      };
    },
    proposer: (_data, _dossier, _contexte, _, verdict, { essai }) => (essai ? juges(essai, verdict) : []),
  }),
};
