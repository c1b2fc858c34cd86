/** Names of the organisations this server knows by its personas; the log itself keeps ids only. */
import { useSyncExternalStore } from 'react';
import { listerPersonas } from './client.js';

let noms: ReadonlyMap<string, string> = new Map();
let demande = false;
const abonnes = new Set<() => void>();

async function charger(): Promise<void> {
  const personas = await listerPersonas().catch(() => []);
  noms = new Map(personas.map((p) => [p.organisation.id, p.organisation.nom ?? p.organisation.id]));
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

/** @returns name of an organisation, or its id when nobody has named it */
export function useNomOrganisation(): (id: string) => string {
  const connus = useSyncExternalStore(abonner, () => noms);
  return (id) => connus.get(id) ?? id;
}
