/** First start: an empty product shows nothing, so a fictitious department is played through the engine. */
import * as application from '@jalon/application';
import { journaliser } from './journal-http.js';

/** Always the same department. */
const GRAINE = 35;
const { chargerDemonstration } = application as unknown as {
  chargerDemonstration?: (jalon: application.Jalon, options: { parcours: number; graine: number }) => Promise<unknown>;
};

/** @param parcours 0: none */
export async function chargerSiNeuf(jalon: application.Jalon, parcours: number, neuf: boolean): Promise<void> {
  if (!neuf || parcours === 0) return;
  journaliser('info', 'demonstration', { parcours });
  await chargerDemonstration?.(jalon, { parcours, graine: GRAINE });
}
