import { z } from 'zod';
import { duree, siae } from './commun.js';

export const miseADisposition = {
  'mise-a-disposition/habilitation': z.strictObject({ siae: z.array(siae) }),
  /** Mentions the written contract must carry (R. 5132-20); `entreprise`: also these, for these utilisateurs; `signalees`: their absence is told. */
  'mise-a-disposition/contrat': z.strictObject({
    mentions: z.array(z.string()),
    entreprise: z.strictObject({ utilisateurs: z.array(z.string()), mentions: z.array(z.string()) }),
    signalees: z.array(z.string()),
  }),
  /** Ceiling over a period that runs from the first placement with a capped utilisateur (L. 5132-9, D18). */
  'mise-a-disposition/plafond-heures': z.strictObject({
    heures: z.number().int(),
    periode: duree,
    siae: z.array(siae),
  }),
  /** The visit that follows the first placement: who may record one, until when it is due for whom, for how many jobs it counts. */
  'mise-a-disposition/visite': z.strictObject({
    siae: z.array(siae),
    delai: z.strictObject({ duree, siae: z.array(siae) }),
    emplois_max: z.number().int(),
  }),
  'mise-a-disposition/territoire': z.strictObject({ siae: z.array(siae) }),
  /** No placement with an employer who made an economic dismissal on an equivalent job in that time. */
  'mise-a-disposition/licenciement': z.strictObject({ duree, siae: z.array(siae) }),
  'mise-a-disposition/travaux-dangereux': z.strictObject({ siae: z.array(siae) }),
};

export const miseADispositionParCode = {
  'mise-a-disposition/utilisateurs/*': z.strictObject({
    siae: z.array(siae),
    /** Employer of L. 2211-1: the hours count against the ceiling. */
    plafonnee: z.boolean(),
  }),
};
