/** One field: label, hint, control and error, tied together for assistive technologies. Native controls throughout. */
import type { ReactNode } from 'react';
import { Icone } from '../composants/icones.js';
import { t } from '../textes/textes.js';
import type { Champ } from './champs.js';
import { GroupeChoix, GroupeListe, GroupeObjet } from './groupes.js';
import { idDuChamp, type Valeur } from './saisie.js';

export interface ProprietesChamp {
  champ: Champ;
  /** Place in the data: `personne.nom`, `pieces.0.du`. */
  chemin: string;
  valeur: Valeur;
  changer: (valeur: Valeur) => void;
  /** What the server expects, by path. */
  erreurs: ReadonlyMap<string, string>;
}

const RADIO_MAX = 4;

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

function Simple({ champ, chemin, valeur, changer, erreurs }: ProprietesChamp) {
  const id = idDuChamp(chemin);
  const erreur = erreurs.get(chemin);
  const aide = champ.aide ?? (champ.genre === 'mois' ? t('formulaire.mois') : null);
  const texte = typeof valeur === 'string' ? valeur : '';
  const attributs = {
    id,
    value: texte,
    'aria-describedby': description(id, aide, erreur),
    'aria-invalid': erreur ? true : undefined,
    'aria-required': champ.requis,
    onChange: (e: { target: { value: string } }) => changer(e.target.value),
  };
  let controle: ReactNode;
  if (champ.genre === 'choix' || champ.genre === 'choixEntier' || champ.genre === 'ouiNon') {
    const options =
      champ.genre === 'ouiNon'
        ? [
            { code: 'oui', libelle: t('format.oui') },
            { code: 'non', libelle: t('format.non') },
          ]
        : champ.options;
    controle = (
      <select {...attributs}>
        <option value="">{champ.requis ? t('formulaire.choisir') : t('formulaire.nonRenseigne')}</option>
        {options.map((o) => (
          <option key={o.code} value={o.code}>
            {o.libelle}
          </option>
        ))}
      </select>
    );
  } else if (champ.genre === 'texteLong') controle = <textarea rows={4} {...attributs} />;
  else if (champ.genre === 'date') controle = <input type="date" {...attributs} />;
  else {
    const court = champ.genre !== 'texte';
    const clavier = champ.genre === 'entier' ? 'numeric' : champ.genre === 'nombre' ? 'decimal' : 'text';
    controle = (
      <input type="text" inputMode={clavier} autoComplete="off" className={court ? 'court' : ''} {...attributs} />
    );
  }
  return (
    <div className="champ">
      <label htmlFor={id}>
        {champ.titre}
        <Facultatif champ={champ} />
      </label>
      {aide ? (
        <p className="aide" id={`${id}-aide`}>
          {aide}
        </p>
      ) : null}
      {controle}
      <ErreurChamp id={id} texte={erreur} />
    </div>
  );
}

export function ControleChamp(proprietes: ProprietesChamp) {
  const { genre, options, requis } = proprietes.champ;
  if (genre === 'objet') return <GroupeObjet {...proprietes} />;
  if (genre === 'liste') return <GroupeListe {...proprietes} />;
  if (genre === 'choixMultiple') return <GroupeChoix {...proprietes} multiple />;
  if (genre === 'choix' && requis && options.length <= RADIO_MAX)
    return <GroupeChoix {...proprietes} multiple={false} />;
  return <Simple {...proprietes} />;
}
