/** The command table of an organisation: exhaustive, one row per command of the catalogue. */
import type { LigneCommande } from '@jalon/decider';
import {
  annexeFinanciere,
  autoPrescriptionRetablissement,
  autoPrescriptionRetrait,
  arretAu,
  convention,
  conventionReprise,
  conventionResiliation,
  conventionSuspension,
  derogation480h,
  derogationHeures,
  habilitationLocale,
  permanence,
  structureEnregistrement,
  structureFermeture,
  structureNote,
  succession,
  type Acteur,
  type Arret,
  type Droit,
  type Jour,
  type OrganisationConnue,
  type PeriodeAccordee,
  type Role,
  type Siae,
  type SituationAnnexe,
  type SituationConvention,
  type SituationDerogation,
  type SituationEnregistrement,
  type SituationPermanence,
  type SituationResiliation,
  type SituationSuccession,
  type SituationSuspensionConvention,
  type Verdict,
  type VerdictCompact,
} from '@jalon/droit';
import type { DossierStructure } from './dossier.js';
import type { FaitStructurePropose } from './faits/index.js';

export interface ContexteStructure {
  /** Civil day on which the actor acts. */
  jour: Jour;
  acteur: Acteur;
  droit: Droit;
  /** What the deployment declares of it: null, unknown; of the kind also, no SIAE. */
  declaree: { siae: Siae | null; departement: string | null };
  /** Organisations that the command names, as the directory knows them. Absent: nobody answers for a directory. */
  nommees?: Readonly<Record<string, OrganisationConnue>>;
}
export interface UniversStructure {
  dossier: DossierStructure;
  contexte: ContexteStructure;
  fait: FaitStructurePropose;
  role: Role;
  verdict: Verdict;
  compact: VerdictCompact;
}
const definir = <D, S>(ligne: LigneCommande<UniversStructure, D, S>): LigneCommande<UniversStructure, D, S> => ligne;

export interface EnregistrerStructure {
  /** Absent: the one already known. */
  type?: Siae;
  departement?: string;
  nom?: string;
  siret?: string;
  /** It had another kind until now: for the State to say. */
  changeDeType?: boolean;
}
export interface HabiliterPrescripteur extends PeriodeAccordee {
  /** Absent: already known, or not told. */
  nom?: string;
  type?: string;
  departement?: string;
}
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
export interface ConstaterSuccession {
  de: string;
  /** In whose history it is written. */
  a: string;
  /** First day. */
  le: Jour;
  fondement: 'TRANSFERT_L1224_1' | 'AUTRE';
  reference: string;
}
export interface ResilierConvention {
  /** First day without it. */
  le: Jour;
  motif: 'NON_RESPECT' | 'FAUSSE_DECLARATION' | 'ACCORD' | 'CESSATION';
  informeeLe?: Jour;
}
export interface SignerAnnexeFinanciere {
  etat: string;
  debut: Jour;
  fin: Jour;
  postesEtp?: number;
  cdiInclusionEtp?: number;
  quotaMajore?: boolean;
}

/** The log stores integers. */
const enCentiemes = (n: number): number => Math.round(n * 100);
/** The préfet decides; the DDETS acts in his name. */
const etat: readonly Role[] = ['prefet', 'ddets'];
const typeDe = (dossier: DossierStructure, contexte: ContexteStructure): Siae | null =>
  dossier.type ?? contexte.declaree.siae;
/** Where nobody said it, that of whoever records: a DDETS registers what is in its own département. */
const departementDe = (
  dossier: DossierStructure,
  { declaree, acteur }: ContexteStructure,
): { departement?: string } => {
  const departement = dossier.departement ?? declaree.departement ?? acteur.organisation.departement;
  return departement === undefined ? {} : { departement };
};
/** A state told again as it is changes nothing. */
const memeEtat = <T extends object>(etat: T | null | undefined, dit: { [K in keyof T]?: T[K] | undefined }): boolean =>
  etat !== null &&
  etat !== undefined &&
  Object.entries(dit).every(([cle, v]) => v === undefined || v === etat[cle as keyof T]);

export const commandesStructure = {
  EnregistrerStructure: definir<EnregistrerStructure, SituationEnregistrement>({
    faits: ['StructureEnregistree'],
    qui: [...etat, 'siae'],
    regle: structureEnregistrement,
    dejaFait: ({ type, departement, nom, siret }, dossier) =>
      dossier.type !== null && memeEtat(dossier, { type, departement, nom, siret }),
    situation: ({ type, changeDeType }, dossier, contexte) => {
      const typeConnu = typeDe(dossier, contexte);
      return {
        type: type ?? typeConnu,
        typeConnu,
        change: changeDeType === true && contexte.acteur.role !== 'siae',
      };
    },
    proposer: ({ changeDeType: _dit, ...data }, dossier, contexte, _, verdict) => {
      const type = data.type ?? typeDe(dossier, contexte);
      // without a type the rule refused
      return type === null
        ? []
        : [{ type: 'StructureEnregistree', data: { ...departementDe(dossier, contexte), ...data, type, verdict } }];
    },
  }),
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
    uneFois: (_, { arrets }, { jour }) => arretAu(arrets, jour)?.quoi === 'suspension',
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
    dejaFait: ({ le }, { arrets }) => arrets.some((a) => a.quoi === 'resiliation' && a.debut === le && a.fin === null),
    situation: ({ le, motif, informeeLe }, { conventions, arrets }) => ({
      conventions,
      arrets,
      le,
      motif,
      informeeLe: informeeLe ?? null,
    }),
    proposer: ({ le, ...data }, _, __, ___, verdict) => [
      { type: 'ConventionResiliee', data: { ...data, jour: le, verdict } },
    ],
  }),
  ConstaterSuccession: definir<ConstaterSuccession, SituationSuccession>({
    faits: ['SuccessionConstatee'],
    qui: ['ddets'],
    regle: succession,
    dejaFait: ({ de, le, fondement, reference }, { predecesseurs }) =>
      predecesseurs.some((p) => p.id === de && memeEtat(p, { le, fondement, reference })),
    situation: ({ de, le, fondement, reference }, dossier, { nommees }) => ({
      siaeNommee: nommees === undefined ? null : (nommees[de] ?? null),
      de,
      a: dossier.id,
      le,
      fondement,
      // the very same is not another one
      predecesseurs: dossier.predecesseurs.filter((p) => p.id !== de || !memeEtat(p, { le, fondement, reference })),
    }),
    proposer: ({ de, le, fondement, reference }, _, __, ___, verdict) => [
      { type: 'SuccessionConstatee', data: { de, jour: le, fondement, reference, verdict } },
    ],
  }),
  FermerStructure: definir<{ le: Jour }, { arret: Arret | null }>({
    faits: ['StructureFermee'],
    qui: etat,
    regle: structureFermeture,
    situation: (_, { arrets }) => ({ arret: arrets.find((a) => a.quoi === 'fermeture') ?? null }),
    proposer: ({ le }, _, __, ___, verdict) => [{ type: 'StructureFermee', data: { jour: le, verdict } }],
  }),
  SignerAnnexeFinanciere: definir<SignerAnnexeFinanciere, SituationAnnexe>({
    faits: ['AnnexeSignee'],
    qui: etat,
    regle: annexeFinanciere,
    dejaFait: (data, { annexes }) =>
      memeEtat(
        annexes.find((a) => a.debut === data.debut && a.fin === data.fin),
        data,
      ),
    situation: ({ etat, debut, fin }, { conventions }) => ({ etat, debut, fin, conventions }),
    proposer: ({ postesEtp, cdiInclusionEtp, ...data }, _, __, ___, verdict) => [
      {
        type: 'AnnexeSignee',
        data: {
          ...data,
          ...(postesEtp === undefined ? {} : { postesCentiemes: enCentiemes(postesEtp) }),
          ...(cdiInclusionEtp === undefined ? {} : { cdiInclusionCentiemes: enCentiemes(cdiInclusionEtp) }),
          verdict,
        },
      },
    ],
  }),
  DeclarerPermanence: definir<{ joursParSemaine: number }, SituationPermanence>({
    faits: ['PermanenceDeclaree'],
    qui: ['siae', ...etat],
    regle: permanence,
    dejaFait: ({ joursParSemaine }, dossier) => memeEtat(dossier.permanence, { joursParSemaine }),
    situation: ({ joursParSemaine }, dossier, contexte) => ({ siae: typeDe(dossier, contexte), joursParSemaine }),
    proposer: ({ joursParSemaine }, _, __, ___, verdict) => [
      { type: 'PermanenceDeclaree', data: { joursCentiemes: enCentiemes(joursParSemaine), verdict } },
    ],
  }),
  AccorderDerogation480h: definir<PeriodeAccordee, SituationDerogation>({
    faits: ['Derogation480hAccordee'],
    qui: etat,
    regle: derogation480h,
    uneFois: true,
    situation: (data, dossier, contexte) => ({ ...data, siae: typeDe(dossier, contexte) }),
    proposer: (data, _, __, ___, verdict) => [{ type: 'Derogation480hAccordee', data: { ...data, verdict } }],
  }),
  AccorderDerogationHeures: definir<PeriodeAccordee, SituationDerogation>({
    faits: ['DerogationHeuresAccordee'],
    qui: etat,
    regle: derogationHeures,
    uneFois: true,
    situation: (data, dossier, contexte) => ({ ...data, siae: typeDe(dossier, contexte) }),
    proposer: (data, _, __, ___, verdict) => [{ type: 'DerogationHeuresAccordee', data: { ...data, verdict } }],
  }),
  TenirDialogueDeGestion: definir<{ annee?: number }, null>({
    faits: ['DialogueDeGestionTenu'],
    qui: etat,
    regle: structureNote,
    uneFois: true,
    situation: () => null,
    proposer: ({ annee }, _, { jour }) => [
      { type: 'DialogueDeGestionTenu', data: { annee: annee ?? Number(jour.slice(0, 4)) } },
    ],
  }),
  RetirerAutoPrescription: definir<{ debut: Jour; fin?: Jour }, { debut: Jour; fin: Jour | null }>({
    faits: ['AutoPrescriptionRetiree'],
    qui: etat,
    regle: autoPrescriptionRetrait,
    uneFois: (_, { retraits }) => retraits.at(-1)?.retabliLe === null,
    situation: ({ debut, fin }) => ({ debut, fin: fin ?? null }),
    proposer: (data, _, __, ___, verdict) => [{ type: 'AutoPrescriptionRetiree', data: { ...data, verdict } }],
  }),
  RetablirAutoPrescription: definir<{ le: Jour; formation?: boolean }, { retiree: boolean; formation: boolean }>({
    faits: ['AutoPrescriptionRetablie'],
    qui: etat,
    regle: autoPrescriptionRetablissement,
    situation: ({ formation }, { retraits }) => ({ retiree: retraits.length > 0, formation: formation === true }),
    proposer: ({ le }, _, __, ___, verdict) => [{ type: 'AutoPrescriptionRetablie', data: { jour: le, verdict } }],
  }),
  HabiliterPrescripteur: definir<HabiliterPrescripteur, PeriodeAccordee>({
    faits: ['HabilitationAccordee'],
    qui: etat,
    regle: habilitationLocale,
    uneFois: (_, { habilitations }) => habilitations.at(-1)?.retireeLe === null,
    situation: ({ debut, fin }) => ({ debut, fin }),
    proposer: (data, dossier, contexte, _, verdict) => [
      { type: 'HabilitationAccordee', data: { ...departementDe(dossier, contexte), ...data, verdict } },
    ],
  }),
  RetirerHabilitation: definir<{ le: Jour }, null>({
    faits: ['HabilitationRetiree'],
    qui: etat,
    regle: structureNote,
    situation: () => null,
    proposer: ({ le }) => [{ type: 'HabilitationRetiree', data: { jour: le } }],
  }),
} as const;

export type TypeCommandeStructure = keyof typeof commandesStructure;
type DonneesDe<C> = C extends { situation(data: infer D, ...reste: never[]): unknown } ? D : never;
export type DonneesCommandeStructure<T extends TypeCommandeStructure> = DonneesDe<(typeof commandesStructure)[T]>;
export type CommandeStructure = {
  [T in TypeCommandeStructure]: { type: T; data: DonneesCommandeStructure<T> };
}[TypeCommandeStructure];
