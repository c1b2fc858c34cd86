import type { Jalon } from '@jalon/application';
import { ErreurCli } from './codes.js';

/** Time given to the read models to catch up with the log, in milliseconds. */
const PATIENCE = 20_000;

/**
 * What is read of a log that does not answer would pass for all there is.
 * @returns the position of the last fact
 * @throws ErreurCli indisponible
 */
export async function exigerLeJournal({ store }: Pick<Jalon, 'store'>): Promise<number> {
  const sante = await store.health();
  if (sante.ok) return sante.head;
  const { direJournalAbsent } = await import('./application.js');
  const { detail } = sante;
  throw new ErreurCli(
    'indisponible',
    direJournalAbsent(sante) ?? `le journal des faits ne répond pas${detail ? ` (${detail})` : ''}.`,
  );
}

/**
 * Lets the read models catch up with the log.
 * @returns whether they did, and the position of the last fact
 * @throws ErreurCli indisponible
 */
export async function rattraper(
  jalon: Pick<Jalon, 'store' | 'projections'>,
): Promise<{ aJour: boolean; tete: number }> {
  const tete = await exigerLeJournal(jalon);
  return { aJour: await jalon.projections.quandTraite(tete, PATIENCE), tete };
}
