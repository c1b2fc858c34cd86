import type { Jalon } from '@jalon/application';
import { ErreurCli } from './codes.js';

/** Time given to the read models to catch up with the log, in milliseconds. */
const PATIENCE = 20_000;

/**
 * Lets the read models catch up with the log.
 * @returns whether they did, and the position of the last fact
 * @throws ErreurCli indisponible: the log does not answer, what they hold would pass for all there is
 */
export async function rattraper(
  jalon: Pick<Jalon, 'store' | 'projections'>,
): Promise<{ aJour: boolean; tete: number }> {
  const { ok, head, detail } = await jalon.store.health();
  if (!ok) throw new ErreurCli('indisponible', `le journal des faits ne répond pas${detail ? ` (${detail})` : ''}.`);
  return { aJour: await jalon.projections.quandTraite(head, PATIENCE), tete: head };
}
