/** What an actor finds in the lists: the parcours she may read (ACT-02), and the classes of what she sees of each. */
import { genreDeLecteur, type Acteur } from '@jalon/parcours';
import type { RegardSurLaListe } from '@jalon/projections';
import { classesDeListe } from './droits.js';

/**
 * A service of the State with no département reads nothing.
 * @param predecesseurs those to whom its organisation succeeds
 */
export function perimetreDeListe(acteur: Acteur, predecesseurs: readonly string[] = []): RegardSurLaListe {
  const genre = genreDeLecteur(acteur);
  const vues = classesDeListe(genre === 'orienteur' ? 'lire_sans_pass' : 'lire');
  if (genre === 'ddets' || genre === 'prefet')
    return { lecteur: { departement: acteur.organisation.departement ?? '' }, vues };
  const lecteur = { organisation: acteur.organisation.id, siae: genre === 'siae' };
  return { lecteur: predecesseurs.length === 0 ? lecteur : { ...lecteur, predecesseurs }, vues };
}
