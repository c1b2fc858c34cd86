/** Lays the one thing an example is about over a favourable situation. */

export const objet = (v: unknown): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);

/** `dessus` laid over `dessous`: objects are merged, anything else replaces. */
export function superposer(dessous: unknown, dessus: unknown): unknown {
  if (!objet(dessous) || !objet(dessus)) return dessus;
  const resultat: Record<string, unknown> = { ...dessous };
  for (const [cle, valeur] of Object.entries(dessus)) resultat[cle] = superposer(dessous[cle], valeur);
  return resultat;
}
