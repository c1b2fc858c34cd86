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
  const { ok, head, detail } = await store.health();
  if (!ok) throw new ErreurCli('indisponible', `le journal des faits ne répond pas${detail ? ` (${detail})` : ''}.`);
  return head;
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
