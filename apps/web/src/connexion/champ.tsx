/** One text of a form of sign-in: label, hint, error, tied together. */
import type { InputHTMLAttributes } from 'react';
import { description, ErreurChamp } from '../formulaire/autour-du-champ.js';

interface Proprietes extends InputHTMLAttributes<HTMLInputElement> {
  id: string;
  titre: string;
  aide?: string;
  erreur?: string | undefined;
  valeur: string;
  changer: (valeur: string) => void;
}
export function ChampTexte({ id, titre, aide, erreur, valeur, changer, ...reste }: Proprietes) {
  return (
    <div className="champ">
      <label htmlFor={id}>{titre}</label>
      {aide ? (
        <p className="aide" id={`${id}-aide`}>
          {aide}
        </p>
      ) : null}
      <input
        id={id}
        type="text"
        value={valeur}
        required
        aria-describedby={description(id, aide ?? null, erreur)}
        aria-invalid={erreur ? true : undefined}
        onChange={(e) => changer(e.target.value)}
        {...reste}
      />
      <ErreurChamp id={id} texte={erreur} />
    </div>
  );
}
