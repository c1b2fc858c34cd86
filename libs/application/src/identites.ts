/** The identity of a row of the lists, under the key of its person: what the read models keep of her on a disk. */
import { ChiffreAltere, chiffrerDeduit, dechiffrer, type ContexteDeChamp, type Coffre } from '@jalon/confidentialite';
import { IdentiteAlteree, type Identites } from '@jalon/projections';

/** A text moved to another row, or taken for one of a fact, does not open. */
const contexte = (personne: string): ContexteDeChamp => ({
  personne,
  stream: 'projections',
  eventId: 'liste',
  champ: 'identite',
  type: 'Identite.v1',
});

export const identitesSousCle = (coffre: Coffre): Identites => ({
  chiffrer(parcours, { nom, prenom, numero }) {
    const cle = coffre.cleExistante(parcours);
    return cle === undefined ? null : chiffrerDeduit([nom, prenom, numero], cle, contexte(parcours));
  },
  dechiffrer(parcours, texte) {
    const clair = ouvrir(parcours, texte, coffre);
    if (clair === undefined) return null;
    const [nom, prenom, numero] = clair as [string | null, string | null, string | null];
    return { nom, prenom, numero };
  },
});

/** @throws IdentiteAlteree */
function ouvrir(parcours: string, texte: string, coffre: Coffre): unknown {
  try {
    return dechiffrer(texte, coffre.cleExistante(parcours), contexte(parcours));
  } catch (erreur) {
    throw erreur instanceof ChiffreAltere ? new IdentiteAlteree() : erreur;
  }
}
