/**
 * What is personal in a row, and the only way to it: this room holds no key. Whoever composes the program gives the two functions, and
 * what a file receives is under the person's own key: her erasure reaches every copy of the file at once.
 */

/** Name and first name (C2), PASS number (C2): null when unknown or erased. */
export interface Identite {
  nom: string | null;
  prenom: string | null;
  numero: string | null;
}
export const SANS_IDENTITE: Identite = { nom: null, prenom: null, numero: null };

export interface Identites {
  /** The same values give the same text, so that rows built again are the same bytes. Null: she has no key here, nothing is kept. */
  chiffrer(parcours: string, identite: Identite): string | null;
  /**
   * Null: her key is destroyed, or is not in the safe.
   * @throws IdentiteAlteree
   */
  dechiffrer(parcours: string, texte: string): Identite | null;
}

/** The text of a row is not what was written there: the file is as good as damaged. The message holds no data. */
export class IdentiteAlteree extends Error {
  override name = 'IdentiteAlteree';
}

/** For rows that never leave memory, and for nothing else. */
export const identitesEnClair: Identites = {
  chiffrer: (_, { nom, prenom, numero }) => JSON.stringify([nom, prenom, numero]),
  dechiffrer: (_, texte) => lire(JSON.parse(texte)),
};

const lire = ([nom, prenom, numero]: [string | null, string | null, string | null]): Identite => ({
  nom,
  prenom,
  numero,
});
