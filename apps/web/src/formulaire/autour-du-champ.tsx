/** What every field shows around its control: optional or not, hint, error, and the ids that tie them. */
import { Icone } from '../composants/icones.js';
import { t } from '../textes/textes.js';
import type { Champ } from './champs.js';
import type { Valeur } from './saisie.js';

export interface ProprietesChamp {
  champ: Champ;
  /** Place in the data: `personne.nom`, `pieces.0.du`. */
  chemin: string;
  valeur: Valeur;
  changer: (valeur: Valeur) => void;
  /** What the server expects, by path. */
  erreurs: ReadonlyMap<string, string>;
}

export const Facultatif = ({ champ }: { champ: Champ }) =>
  champ.requis ? null : <span className="facultatif"> ({t('formulaire.facultatif')})</span>;

export function ErreurChamp({ id, texte }: { id: string; texte: string | undefined }) {
  return texte ? (
    <p className="erreur-champ" id={`${id}-erreur`}>
      <Icone nom="croix" /> {texte}
    </p>
  ) : null;
}

/** Ids of the hint and of the error, for `aria-describedby`. */
export function description(id: string, aide: string | null, erreur: string | undefined): string | undefined {
  return [aide ? `${id}-aide` : '', erreur ? `${id}-erreur` : ''].filter(Boolean).join(' ') || undefined;
}
