import { z } from 'zod';
import { duree, siae } from './commun.js';

export const suspension = {
  /** What the end of the PASS gains: the days of the suspension with its last day (`incluse`) or without it (`exclue`). Decision D2. */
  'suspension/effet': z.strictObject({ borne_de_fin: z.enum(['incluse', 'exclue']) }),
  /** Longest suspension; also the one taken when nobody knows the end. */
  'suspension/duree-max': z.strictObject({ duree }),
  /** How far back a suspension may begin; `libre`: as far as one wants, before the last hire too. */
  'suspension/retroactivite': z.strictObject({ duree: duree.optional(), libre: z.literal(true).optional() }),
  /** Whether a SIAE that still employs may suspend, beside that of the last hire and a prescripteur (D21, D32). */
  'suspension/auteur': z.strictObject({ siae_qui_emploie: z.boolean() }),
  /** What becomes of a suspension that the contracts contradict (D32). */
  'suspension/concordance': z.strictObject({ contredit: z.enum(['refuse', 'signale']) }),
  /** Consecutive months after which the parcours may be closed (R. 5132-1-3 al. 3). */
  'suspension/cloture': z.strictObject({ duree }),
};

export const suspensionParCode = {
  'suspension/motifs/*': z.strictObject({
    /** Kinds of SIAE whose employees it concerns. */
    siae: z.array(siae).min(1),
    /** A hire puts an end to it (SUS-09). */
    levable_par_embauche: z.boolean(),
    /** What the reason says of the contract; absent: nothing. */
    contrat: z.enum(['suspendu', 'rompu', 'termine']).optional(),
    /** The contract must be suspended for longer than this (R. 5132-1-3 al. 1). */
    contrat_suspendu_plus_de: duree.optional(),
  }),
  /** What the texts behind one reason allow: a period, how many more, and since when the parcours must run (CTR-23). Told, never refused. */
  'suspension/limites/*': z.strictObject({
    siae: z.array(siae).min(1),
    duree_max: duree,
    renouvellements: z.number().int(),
    anciennete_parcours: duree,
  }),
};
