/** What an actor finds in the lists: the parcours she may read (ACT-02), and the classes of what she sees of each. */
import { genreDeLecteur, type Acteur } from '@jalon/parcours';
import type { Classe, RegardSurLaListe } from '@jalon/projections';

const SANS_PASS: readonly Classe[] = ['ouvert', 'parcours', 'identite'];

/** A service of the State with no département reads nothing. */
export function perimetreDeListe(acteur: Acteur): RegardSurLaListe {
  const genre = genreDeLecteur(acteur);
  const vues = new Set(genre === 'orienteur' ? SANS_PASS : [...SANS_PASS, 'pass' as const]);
  if (genre === 'ddets' || genre === 'prefet')
    return { lecteur: { departement: acteur.organisation.departement ?? '' }, vues };
  return { lecteur: { organisation: acteur.organisation.id, siae: genre === 'siae' }, vues };
}
