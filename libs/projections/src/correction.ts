/**
 * Rows of a parcours whose deadlines were annulled: they are those of the corrected history, folded again from its beginning in the
 * transaction of the batch that holds the annulment. Read models have no way back from a fact, and need none.
 */
import type { EventStore } from '@jalon/event-store';
import type { FaitLu, LireFait } from './fait-lu.js';
import { decoder, type Decode, type Histoires } from './lot.js';

export const annule = (fait: FaitLu | null): boolean =>
  fait?.type === 'EcheancesAnnulees' && (fait.data as { faits: number[] }).faits.length > 0;

/** This batch corrects at least one history. */
export const corrige = (lot: readonly Decode[]): boolean => lot.some((d) => annule(d.fait));
export const AUCUNE: Histoires = new Map();

/** Whole histories, by stream, of the parcours that an event of this batch corrects; read before its transaction. */
export async function histoiresACorriger(
  store: Pick<EventStore, 'readStream'>,
  lot: readonly Decode[],
  lireFait: LireFait,
): Promise<Histoires> {
  const flux = new Set(lot.filter((d) => annule(d.fait)).map((d) => d.evenement.stream));
  const histoires = new Map<string, readonly Decode[]>();
  for (const nom of flux) histoires.set(nom, decoder(await store.readStream(nom), lireFait));
  return histoires;
}
