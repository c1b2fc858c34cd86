/** A history as it lies in a log, and as it is read back: with the key of its person, then without. */
import type { Coffre } from '@jalon/confidentialite';
import type { StoredEvent } from '@jalon/event-store';
import type { Fait } from '@jalon/parcours';
import { lireEvenement, versEvenements } from '../../libs/application/src/faits-stockes.js';

export function ranger(faits: readonly Fait[], parcours: string, coffre: Coffre): StoredEvent[] {
  const commun = {
    commande: '00000000-0000-5000-8000-000000000000',
    cause: { commande: 'Essai', le: '2026-01-01' },
    enregistreLe: '2026-01-01T00:00:00.000Z',
  };
  return versEvenements(faits, parcours, coffre, commun).map(
    (e, revision) => ({ ...e, stream: `parcours-${parcours}`, revision, position: revision }) as StoredEvent,
  );
}
export const relire = (stockes: readonly StoredEvent[], parcours: string, coffre: Coffre): Fait[] =>
  stockes.map((e) => lireEvenement(e, parcours, coffre).fait);

/** Numbers, motifs and kinds of exit go with the key; steps and dates do not. */
export const sansCodes = (v: Record<string, unknown>): unknown =>
  JSON.parse(JSON.stringify(v), (cle, valeur: unknown) => (['numero', 'type'].includes(cle) ? undefined : valeur));
