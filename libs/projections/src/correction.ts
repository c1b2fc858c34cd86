/**
 * Rows of a parcours whose history is corrected: they are those of the corrected history, folded again from its beginning in the
 * transaction of the batch that holds the correction. Read models have no way back from a fact, and need none.
 */
import type { EventStore } from '@jalon/event-store';
import { corrigeLHistoire } from '@jalon/parcours';
import type { LireFait } from './fait-lu.js';
import { decoder, type Decode, type Histoires } from './decode.js';

export const corrigeante = ({ fait }: Decode): boolean => fait !== null && corrigeLHistoire(fait);

/** This batch corrects at least one history. */
export const corrige = (batch: readonly Decode[]): boolean => batch.some(corrigeante);
export const AUCUNE: Histoires = new Map();

/** Whole histories of the parcours that an event of this batch corrects; read before its transaction. */
export const histoiresACorriger = (
  store: Pick<EventStore, 'readStream'>,
  batch: readonly Decode[],
  lireFait: LireFait,
): Promise<Histoires> =>
  lireHistoires(store, new Set(batch.filter(corrigeante).map((d) => d.evenement.stream)), lireFait);

export async function lireHistoires(
  store: Pick<EventStore, 'readStream'>,
  stream: ReadonlySet<string>,
  lireFait: LireFait,
): Promise<Histoires> {
  const histoires = new Map<string, readonly Decode[]>();
  for (const nom of stream) histoires.set(nom, decoder(await store.readStream(nom), lireFait));
  return histoires;
}
