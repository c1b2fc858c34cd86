/** Names of the organisations this server knows; the log itself keeps ids only. */
import { useSyncExternalStore } from 'react';
import { listerOrganisations } from './client.js';
import type { Organisation } from './types.js';

let connues: readonly Organisation[] = [];
let demande = false;
const abonnes = new Set<() => void>();

async function charger(): Promise<void> {
  connues = await listerOrganisations().catch(() => []);
  for (const prevenir of abonnes) prevenir();
}
function abonner(prevenir: () => void): () => void {
  abonnes.add(prevenir);
  if (!demande) {
    demande = true;
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
