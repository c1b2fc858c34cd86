/** What an actor finds in the lists: the parcours she may read (ACT-02), and nothing more of each than there. */
import { ENGAGE, genreDeLecteur, type Acteur } from '@jalon/parcours';
import type { LecteurDeListe, LigneListe } from '@jalon/projections';

/** `voitPass` false: rows go through `ligneSansPass`, and nothing of the PASS may be filtered or sorted on. */
export interface PerimetreDeListe {
  lecteur: LecteurDeListe;
  voitPass: boolean;
}

/** A service of the State with no département reads nothing. */
export function perimetreDeListe(acteur: Acteur): PerimetreDeListe {
  const genre = genreDeLecteur(acteur);
  if (genre === 'ddets' || genre === 'prefet')
    return { lecteur: { departement: acteur.organisation.departement ?? '' }, voitPass: true };
  return {
    lecteur: { organisation: acteur.organisation.id, siae: genre === 'siae' },
    voitPass: genre !== 'orienteur',
  };
}

const AVANT_LE_PASS: readonly LigneListe['etape'][] = ['aOuvrir', 'orientation', 'diagnostique'];

/** Who the person is and that the parcours began: not its PASS, nor any date or state that tells of it. */
export const ligneSansPass = (l: LigneListe): LigneListe => ({
  ...l,
  ...(AVANT_LE_PASS.includes(l.etape) ? {} : ENGAGE),
  numero: null,
  etat: null,
  debut: null,
  fin: null,
  joursRestants: 0,
  siae: null,
  typeSiae: null,
  suspension: null,
  demandeEnAttente: null,
  contrat: null,
  sortieLe: null,
  closLe: null,
  dernierFait: null,
  prochaineEcheance: null,
});
