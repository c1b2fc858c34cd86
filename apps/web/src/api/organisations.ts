/** Names of the organisations this server knows; the log itself keeps ids only. */
import { useSyncExternalStore } from 'react';
import { listerOrganisations } from './client.js';
import type { Organisation } from './types.js';

let connues: readonly Organisation[] = [];
/** When they were last asked for: the State registers new ones while the page is open. */
let demandeesA = -Infinity;
const FRAICHEUR_MS = 30_000;
const abonnes = new Set<() => void>();

async function charger(): Promise<void> {
  connues = await listerOrganisations().catch(() => connues);
  for (const prevenir of abonnes) prevenir();
}
function abonner(prevenir: () => void): () => void {
  abonnes.add(prevenir);
  if (performance.now() - demandeesA > FRAICHEUR_MS) {
    demandeesA = performance.now();
    void charger();
  }
  return () => abonnes.delete(prevenir);
}

/** Empty until the server has answered. */
export const useOrganisations = (): readonly Organisation[] => useSyncExternalStore(abonner, () => connues);

/** @returns name of an organisation, or its id when nobody has named it */
export function useNomOrganisation(): (id: string) => string {
  const organisations = useOrganisations();
  return (id) => organisations.find((o) => o.id === id)?.nom ?? id;
}
