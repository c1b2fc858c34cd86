import { z } from 'zod';

const destinataire = z.enum(['interesse', 'structure']);
/** Who a decision is notified to: the person, or the structure that asked. */
export type Destinataire = z.infer<typeof destinataire>;

export const notificationParCode = {
  /**
   * A decision that must be notified with a certain date: to whom, and whether its author may be asked to look again; `mots.si_revue`
   * says what to do when the author goes back on it.
   */
  'notification/decisions/*': z.strictObject({
    destinataires: z.array(destinataire).min(1),
    contestable: z.boolean(),
  }),
  /** A means of notification, and whether it proves the day of reception. */
  'notification/moyens/*': z.strictObject({ date_certaine: z.boolean() }),
};
