/** The agreement of a SIAE with the State, from the request to its end. */
import {
  arretAu,
  convention,
  conventionReprise,
  conventionResiliation,
  conventionSuspension,
  structureNote,
  type Arret,
  type Jour,
  type Siae,
  type SituationConvention,
  type SituationResiliation,
  type SituationSuspensionConvention,
} from '@jalon/droit';
import { definir, deja, etat, typeDe } from './definir.js';

export interface SignerConvention {
  debut: Jour;
  fin: Jour;
  /** Absent: that of the structure. */
  type?: Siae;
  /** Of a convention asked for elsewhere. */
  avis?: 'FAVORABLE' | 'DEFAVORABLE';
  territoire?: string[];
  pmsmp?: boolean;
}

export interface ResilierConvention {
  /** First day without it. */
  le: Jour;
  motif: 'NON_RESPECT' | 'FAUSSE_DECLARATION' | 'ACCORD' | 'CESSATION';
  informeeLe?: Jour;
}

const estCelle = ({ quoi, debut, fin }: Arret, jour: Jour): boolean =>
  quoi === 'resiliation' && debut === jour && fin === null;

export const commandesConvention = {
  DemanderConvention: definir<{ renouvellement?: boolean }, null>({
    faits: ['ConventionDemandee'],
    qui: ['siae'],
    regle: structureNote,
    situation: () => null,
    proposer: ({ renouvellement = false }) => [{ type: 'ConventionDemandee', data: { renouvellement } }],
  }),
  RendreAvisCommission: definir<{ avis: 'FAVORABLE' | 'DEFAVORABLE' }, null>({
    faits: ['AvisCommissionRendu'],
    qui: etat,
    regle: structureNote,
    situation: () => null,
    proposer: ({ avis }) => [{ type: 'AvisCommissionRendu', data: { avis } }],
  }),
  SignerConvention: definir<SignerConvention, SituationConvention>({
    faits: ['ConventionSignee'],
    qui: etat,
    regle: convention,
    uneFois: true,
    situation: ({ debut, fin, type, avis }, dossier, contexte) => {
      const siae = typeDe(dossier, contexte);
      const autres = dossier.conventions.filter((c) => c.debut <= fin && debut <= c.fin);
      return {
        debut,
        fin,
        demandee: dossier.demande !== null,
        avis: dossier.demande?.avis ?? avis ?? null,
        siae: type ?? siae,
        // without a kind of its own, a convention is that of the structure
        autres: [...new Set(autres.flatMap((c) => c.type ?? siae ?? []))],
      };
    },
    proposer: (data, _, __, ___, verdict) => [{ type: 'ConventionSignee', data: { ...data, verdict } }],
  }),
  SuspendreConvention: definir<{ debut: Jour; fin?: Jour }, SituationSuspensionConvention>({
    faits: ['ConventionSuspendue'],
    qui: etat,
    regle: conventionSuspension,
    // told for a day to come, it serves already; resumed since, the same days are another suspension
    uneFois: ({ data }, { arrets }) => {
      const { debut, fin = null } = data as { debut: Jour; fin?: Jour };
      return arrets.some((a) => a.quoi === 'suspension' && a.debut === debut && a.fin === fin);
    },
    situation: ({ debut, fin }, { conventions, arrets }) => ({ conventions, arrets, le: debut, fin: fin ?? null }),
    proposer: (data, _, __, ___, verdict) => [{ type: 'ConventionSuspendue', data: { ...data, verdict } }],
  }),
  ReprendreConvention: definir<{ le: Jour }, { arret: Arret | null; le: Jour }>({
    faits: ['ConventionReprise'],
    qui: etat,
    regle: conventionReprise,
    situation: ({ le }, { arrets }) => ({
      arret: arretAu(
        arrets.filter((a) => a.quoi === 'suspension'),
        le,
      ),
      le,
    }),
    proposer: ({ le }, _, __, ___, verdict) => [{ type: 'ConventionReprise', data: { jour: le, verdict } }],
  }),
  ResilierConvention: definir<ResilierConvention, SituationResiliation>({
    faits: ['ConventionResiliee'],
    qui: etat,
    regle: conventionResiliation,
    uneFois: ({ data }, { arrets }) => arrets.some((a) => estCelle(a, (data as { jour: Jour }).jour)),
    situation: ({ le, motif, informeeLe }, dossier, contexte) => {
      const { conventions, arrets } = dossier;
      const dite = deja(dossier, contexte, 'ConventionResiliee', { jour: le, motif, informeeLe });
      return {
        conventions,
        // the very same is not another one
        arrets: dite ? arrets.filter((a) => !estCelle(a, le)) : arrets,
        le,
        motif,
        informeeLe: informeeLe ?? null,
      };
    },
    proposer: ({ le, ...data }, _, __, ___, verdict) => [
      { type: 'ConventionResiliee', data: { ...data, jour: le, verdict } },
    ],
  }),
};
