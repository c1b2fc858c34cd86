import { definirFait } from '@jalon/decider';
import { z } from 'zod';

const schema = z.object({
  demande: z.string(),
  /** 1 for the first reminder. */
  rang: z.number().int(),
});

/** PRO-18: the day of a reminder has come, and the request still waits. Nothing is said to be sent: nothing proves it (D44). */
export const RappelProlongationEchu = definirFait({
  type: 'RappelProlongationEchu',
  version: 2,
  anciensNoms: { 1: 'RappelProlongationEnvoye' },
  schema,
  anciennes: { 1: schema },
  upcasts: { 1: (data) => data },
  personnels: {},
  sansRetour: {
    raison: 'le temps seul le constate (ADR 0019) : ce qu’une horloge fausse a constaté s’annule',
    par: ['AnnulerEcheances'],
  },
  phrase: (d) => `Rappel n° ${d.rang} échu : la demande de prolongation attend une réponse.`,
  exemple: {
    demande: 'D9',
    rang: 1,
  },
});
