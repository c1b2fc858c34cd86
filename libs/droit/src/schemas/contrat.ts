import { z } from 'zod';
import { duree, siae, typeContrat } from './commun.js';

/** Who may prolong a contract: `siae_recrutement_direct` is the employer when no prescripteur sent the person. */
const decideur = z.enum(['prescripteur', 'siae', 'siae_recrutement_direct']);
export type DecideurContrat = z.infer<typeof decideur>;

/** What every reason to suspend or to end a contract says. */
const motif = {
  /** Types of contract it may concern. */
  types: z.array(typeContrat).min(1),
  /** Who takes the initiative: `accord` both together, `chacun` either, `loi` nobody. */
  initiative: z.enum(['salarie', 'employeur', 'accord', 'chacun', 'loi']),
  /** The code itself tells something of the person's health: never in a stored verdict. */
  sante: z.boolean(),
};
export type Initiative = z.infer<typeof motif.initiative>;

export const contrat = {
  /** Shortest CDDI, and the reasons that lift the minimum. */
  'contrat/cddi-duree-min': z.strictObject({ duree, exceptions: z.array(z.string()) }),
  /** Types of which one employer does not hold two at once with the same person. */
  'contrat/chevauchement': z.strictObject({ types: z.array(typeContrat) }),
  'contrat/cdi-inclusion': z.strictObject({
    age_min: z.number().int(),
    anciennete_parcours: duree,
    siae: z.array(siae),
    /** Share of the posts of the agreement, in full-time equivalents; the préfet may decide the higher one. */
    quota: z.strictObject({
      pourcent: z.number().int(),
      pourcent_prefet: z.number().int(),
      temps_plein_heures: z.number().int(),
    }),
  }),
  /** Days that may lie between a CDI inclusion and the employer's contract before it (CTR-19). */
  'contrat/cdi-inclusion-suite': z.strictObject({ jours_sans_contrat_max: z.number().int() }),
  /** Most hours of a day and of a week (L. 3121-18, -20), for these types of contract. */
  'contrat/heures-max': z.strictObject({
    par_jour: z.number().int(),
    par_semaine: z.number().int(),
    types: z.array(typeContrat),
  }),
  /** The suspension of a contract leaves its term where it is (L. 1243-6). */
  'contrat/terme': z.strictObject({ recule_par_la_suspension: z.boolean() }),
  /** The independent worker of an EITI whose contract opens the right to the aid (CTR-20). */
  'contrat/eiti': z.strictObject({ immatriculation_max: duree, salaries_max: z.number().int() }),
};

export const contratParCode = {
  /** Kinds of SIAE that may conclude this type of contract; `sans_texte`: still offered by the platform, founded by no text any more. */
  'contrat/types/*': z.strictObject({ siae: z.array(siae), sans_texte: z.literal(true).optional() }),
  /** CDDI of the Convergence programme (CTR-24). */
  'contrat/convergence/*': z.strictObject({ types: z.array(typeContrat), siae: z.array(siae) }),
  /** What a contract outside the insertion types is (apprenticeship, permanent contract…). */
  'contrat/precisions/*': z.strictObject({ types: z.array(typeContrat), siae: z.array(siae) }),
  /** Longest total length, renewals included; absent type: no ceiling. */
  'contrat/duree-totale-max/*': z.strictObject({ duree, siae: z.array(siae) }),
  'contrat/heures-hebdo-min/*': z.strictObject({
    heures: z.number().int(),
    /** Kinds of SIAE that may go lower « lorsque le parcours d’insertion le justifie »: a reason is recorded. */
    si_parcours_le_justifie: z.array(siae),
    /** Named derogations: the reason must name one. */
    derogations: z.array(
      z.strictObject({
        code: z.string(),
        siae: z.array(siae),
        anciennete_parcours: duree.optional(),
        /** Whose decision must be recorded; its words are in `mots`, under the code. */
        autorisation: z.literal('prefet').optional(),
        /** Longest time granted at once, and how many times it may be renewed. */
        duree_max: duree.optional(),
        renouvellements: z.number().int().optional(),
        /** A renewal follows a review of the situation. */
        sur_bilan: z.boolean().optional(),
        /** Kinds of employer of the other contract with which nothing may be combined: SIAE, and `EA` (entreprise adaptée). */
        autres_employeurs_exclus: z.array(z.string()).optional(),
      }),
    ),
  }),
  /** Reasons to suspend a contract (CTR-07), each with whether the employer must agree. */
  'contrat/suspension/*': z.strictObject({ ...motif, accord_employeur: z.boolean() }),
  /** Reasons to end a contract before its term (CTR-07), each with or without notice. */
  'contrat/rupture/*': z.strictObject({ ...motif, preavis: z.boolean() }),
  /** Beyond the total length: what is prolonged, why, by whom, how far. */
  'contrat/prolongation/*': z.strictObject({
    types: z.array(typeContrat),
    decideurs: z.strictObject({
      AI: z.array(decideur).optional(),
      ACI: z.array(decideur).optional(),
      EI: z.array(decideur).optional(),
    }),
    duree_max: duree.optional(),
    total_max: duree.optional(),
    age_min: z.number().int().optional(),
    rqth: z.boolean().optional(),
    formation: z.boolean().optional(),
  }),
};
