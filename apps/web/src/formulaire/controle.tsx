/** One field: label, hint, control and error, tied together for assistive technologies. Native controls throughout. */
import type { ReactNode } from 'react';
import type { Choix } from '../api/types.js';
import { libelleCode, t } from '../textes/textes.js';
import { description, ErreurChamp, Facultatif, type ProprietesChamp } from './autour-du-champ.js';
import { GroupeChoix, GroupeListe, GroupeObjet } from './groupes.js';
import { parGroupe } from './options.js';
import { idDuChamp } from './saisie.js';

const RADIO_MAX = 4;

const option = ({ code, libelle }: Choix) => (
  <option key={code} value={code}>
    {libelle}
  </option>
);

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
    const options: Choix[] =
      champ.genre === 'ouiNon'
        ? [
            { code: 'oui', libelle: t('format.oui') },
            { code: 'non', libelle: t('format.non') },
          ]
        : champ.options;
    controle = (
      <select {...attributs}>
        <option value="">{champ.requis ? t('formulaire.choisir') : t('formulaire.nonRenseigne')}</option>
        {parGroupe(options).map(({ code, options: codes }) =>
          code === null ? (
            codes.map(option)
          ) : (
            <optgroup key={code} label={libelleCode('groupe', code)}>
              {codes.map(option)}
            </optgroup>
          ),
        )}
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
  if (genre === 'objet') return <GroupeObjet {...proprietes} Controle={ControleChamp} />;
  if (genre === 'liste') return <GroupeListe {...proprietes} Controle={ControleChamp} />;
  if (genre === 'choixMultiple') return <GroupeChoix {...proprietes} multiple />;
  if (genre === 'choix' && requis && options.length <= RADIO_MAX)
    return <GroupeChoix {...proprietes} multiple={false} />;
  return <Simple {...proprietes} />;
}
