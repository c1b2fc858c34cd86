/** A hire moved or cancelled: what followed from it follows the hires that are alive (D25), and work that is attested stays (D26). */
import {
  embaucheAnnulation,
  embaucheReport,
  type Jour,
  type SituationAnnulation,
  type SituationReport,
} from '@jalon/droit';
import type { Contexte } from '../contexte.js';
import { histoire } from '../dossier/consigner.js';
import { contratsDuPass } from '../dossier/delivrance.js';
import type { Dossier } from '../dossier/dossier.js';
import { contratDe } from '../dossier/embauche.js';
import type { FaitPropose } from '../faits/index.js';
import { nommer } from '../phrases.js';
import { preuvesDeTravail, type PreuveDeTravail } from '../preuves.js';
import { contratJuge } from './contrat-nomme.js';
import { definirCommande } from './definir.js';
import { consequences, essayer, suitesDe } from './suites.js';

export interface ReporterEmbauche {
  contrat: string;
  debut: string;
}
export interface AnnulerEmbauche {
  contrat: string;
  motif: string;
}
type Verdict = Extract<FaitPropose, { type: 'EmbaucheReportee' }>['data']['verdict'];
/** Of a fact that is only tried: nothing of it is written. */
const ESSAI = {} as Verdict;

/** The dossier once the hire is moved, with what follows from it. */
function apresReport(d: Dossier, contexte: Contexte, contrat: string, debut: Jour): Dossier {
  const report: FaitPropose = { type: 'EmbaucheReportee', data: { contrat, debut, verdict: ESSAI } };
  const suite = consequences(d, contexte, [report], ESSAI);
  return essayer(d, contexte, [report, ...suite]).dossier;
}

/** Revision of the fact that declared the hire. */
const declaration = (d: Dossier, contrat: string): number =>
  d.faits.findLastIndex((f) => f.type === 'EmbaucheDeclaree' && f.ref === contrat);

const preuvesPour = (d: Dossier, { jour }: Contexte, contrat: string): PreuveDeTravail[] => {
  const faits = histoire(d);
  const declaree = faits.findLast((f) => f.type === 'EmbaucheDeclaree' && f.data.contrat === contrat);
  const debut = contratDe(d, contrat)?.debut;
  if (!declaree || debut === undefined) return [];
  const { revision } = declaree;
  return preuvesDeTravail(faits, { revision, contrat, debut, annulee: { revision: Infinity, le: jour } });
};

/** ANN-01: the PASS goes with its only hire; a PASS taken over exists elsewhere and stays, and so does one whose work is attested (D26). */
function annulation(
  d: Dossier,
  contexte: Contexte,
  contrat: string,
  { motif, verdict } = { motif: '', verdict: ESSAI },
): FaitPropose[] {
  const { pass } = d;
  const duPass = contratsDuPass(d);
  const seule = duPass.every((c) => c.id === contrat || c.etat === 'annule') && duPass.some((c) => c.id === contrat);
  const attestee = duPass.some((c) => preuvesPour(d, contexte, c.id).length > 0);
  const annule = pass !== null && !pass.annule && pass.origine === 'delivrance' && seule && !attestee;
  return [
    { type: 'EmbaucheAnnulee', data: { contrat, motif, verdict } },
    ...(annule ? [{ type: 'PassAnnule' as const, data: {} }] : []),
  ];
}

function apresAnnulation(d: Dossier, contexte: Contexte, contrat: string): Dossier {
  const faits = annulation(d, contexte, contrat);
  return essayer(d, contexte, [...faits, ...consequences(d, contexte, faits, ESSAI)]).dossier;
}

export const commandesEmbaucheModifiee = {
  ReporterEmbauche: definirCommande<ReporterEmbauche, SituationReport>({
    faits: ['EmbaucheReportee', 'PassDecale'],
    qui: ['siae'],
    regle: embaucheReport,
    situation: ({ contrat: id, debut }, dossier, contexte) => {
      const contrat = contratDe(dossier, id);
      const apres = contrat && contrat.debut !== debut ? apresReport(dossier, contexte, id, debut) : null;
      // As if it had been declared for that day (D25): what it lifts, it lifts from there.
      const { pass } = apres ?? dossier;
      const suit = apres !== null && pass?.debut === debut && pass.debut !== dossier.pass?.debut;
      return {
        contrat: contratJuge(contrat, contexte),
        nouveauDebut: debut,
        passFige: pass && !pass.annule && !suit ? { fin: pass.fin } : null,
        suites: apres && suitesDe(dossier, apres, declaration(dossier, id), contexte),
      };
    },
    proposer: ({ contrat, debut }, dossier, contexte, _, verdict) => {
      if (contratDe(dossier, contrat)?.debut === debut) return [];
      const report: FaitPropose = { type: 'EmbaucheReportee', data: { contrat, debut, verdict } };
      return [report, ...consequences(dossier, contexte, [report], verdict)];
    },
  }),
  AnnulerEmbauche: definirCommande<AnnulerEmbauche, SituationAnnulation>({
    faits: ['EmbaucheAnnulee', 'PassAnnule'],
    qui: ['siae'],
    regle: embaucheAnnulation,
    situation: ({ contrat: id }, dossier, contexte) => {
      const contrat = contratDe(dossier, id);
      return {
        contrat: contratJuge(contrat, contexte),
        originePass: dossier.pass?.origine ?? null,
        // that the fiche was sent has a condition of its own
        preuves: preuvesPour(dossier, contexte, id)
          .filter(({ type }) => type !== 'FicheTransmise')
          .map(({ type, revision }) => nommer(type, revision)),
        suites:
          contrat && contrat.etat !== 'annule'
            ? suitesDe(dossier, apresAnnulation(dossier, contexte, id), declaration(dossier, id), contexte)
            : null,
      };
    },
    proposer: ({ contrat, motif }, dossier, contexte, _, verdict) => {
      const faits = annulation(dossier, contexte, contrat, { motif, verdict });
      return [...faits, ...consequences(dossier, contexte, faits, verdict)];
    },
  }),
};
