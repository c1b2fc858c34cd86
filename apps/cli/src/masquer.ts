/** Personal data are masked unless asked for: an operator's terminal is read over the shoulder, its output copied into tickets. */

type Personne = Record<string, unknown>;
const initiale = (v: unknown): string => (typeof v === 'string' && v !== '' ? `${[...v][0] ?? ''}•••` : '•••');

/** Enough to tell two dossiers apart, not to name anybody. */
export function masquerPersonne(personne: unknown): unknown {
  if (typeof personne !== 'object' || personne === null) return personne;
  const { nom, prenom, naissance, sexe } = personne as Personne;
  return {
    nom: initiale(nom),
    prenom: initiale(prenom),
    naissance: typeof naissance === 'string' ? `${naissance.slice(0, 4)}-••-••` : null,
    ...(sexe === undefined ? {} : { sexe }),
  };
}

/** Any object with a `personne` at its root: a view, or the data of a fact. */
export const masquer = <T extends object>(objet: T): T =>
  'personne' in objet ? { ...objet, personne: masquerPersonne(objet.personne) } : objet;
