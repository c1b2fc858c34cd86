/** Fields made of fields: an object, a list with add and remove, a set of choices. */
import { useRef, type ComponentType } from 'react';
import type { Choix } from '../api/types.js';
import { libelleCode, pluriel, t } from '../textes/textes.js';
import { description, ErreurChamp, Facultatif, type ProprietesChamp } from './autour-du-champ.js';
import { parGroupe } from './options.js';
import { idDuChamp, vide, type Saisie, type Valeur } from './saisie.js';

/** A field may hold any other: how one is drawn is given. */
interface ProprietesGroupe extends ProprietesChamp {
  Controle: ComponentType<ProprietesChamp>;
}

export function GroupeObjet({ champ, chemin, valeur, changer, erreurs, Controle }: ProprietesGroupe) {
  const id = idDuChamp(chemin);
  const objet = valeur as Saisie;
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={description(id, champ.aide, erreurs.get(chemin))}>
      <legend>
        {champ.titre}
        <Facultatif champ={champ} />
      </legend>
      {champ.aide ? (
        <p className="aide" id={`${id}-aide`}>
          {champ.aide}
        </p>
      ) : null}
      <ErreurChamp id={id} texte={erreurs.get(chemin)} />
      {champ.champs.map((c) => (
        <Controle
          key={c.nom}
          champ={c}
          chemin={`${chemin}.${c.nom}`}
          valeur={objet[c.nom] ?? vide(c)}
          changer={(v) => changer({ ...objet, [c.nom]: v })}
          erreurs={erreurs}
        />
      ))}
    </fieldset>
  );
}

export function GroupeListe({ champ, chemin, valeur, changer, erreurs, Controle }: ProprietesGroupe) {
  const id = idDuChamp(chemin);
  const ajout = useRef<HTMLButtonElement>(null);
  const liste = valeur as Valeur[];
  const { element } = champ;
  if (!element) return null;
  const retirer = (place: number): void => {
    changer(liste.filter((_, i) => i !== place));
    // The button that had the focus is gone.
    ajout.current?.focus();
  };
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={description(id, champ.aide, erreurs.get(chemin))}>
      <legend>
        {champ.titre}
        <Facultatif champ={champ} />
      </legend>
      {champ.aide ? (
        <p className="aide" id={`${id}-aide`}>
          {champ.aide}
        </p>
      ) : null}
      <ErreurChamp id={id} texte={erreurs.get(chemin)} />
      {liste.map((v, i) => (
        // An element has no identity but its place.
        // eslint-disable-next-line react/no-array-index-key
        <div key={i} className="element">
          <Controle
            champ={{ ...element, titre: t('formulaire.element', { titre: champ.titre, n: i + 1 }) }}
            chemin={`${chemin}.${String(i)}`}
            valeur={v}
            changer={(nouvelle) => changer(liste.map((ancienne, j) => (j === i ? nouvelle : ancienne)))}
            erreurs={erreurs}
          />
          <button
            type="button"
            className="bouton petit"
            aria-label={t('formulaire.retirerElement', { titre: champ.titre, n: i + 1 })}
            onClick={() => retirer(i)}
          >
            {t('formulaire.retirer')}
          </button>
        </div>
      ))}
      <button type="button" ref={ajout} className="bouton petit" onClick={() => changer([...liste, vide(element)])}>
        {t('formulaire.ajouter', { titre: champ.titre })}
      </button>
    </fieldset>
  );
}

/** Radios or boxes. */
export function GroupeChoix({
  champ,
  chemin,
  valeur,
  changer,
  erreurs,
  multiple,
}: ProprietesChamp & { multiple: boolean }) {
  const id = idDuChamp(chemin);
  const choisis = Array.isArray(valeur) ? valeur.map(String) : [String(valeur)];
  const basculer = (code: string, retenu: boolean): void => {
    if (!multiple) changer(code);
    else changer(retenu ? [...choisis, code] : choisis.filter((c) => c !== code));
  };
  const coche = ({ code, libelle }: Choix) => (
    <label key={code} className="coche">
      <input
        type={multiple ? 'checkbox' : 'radio'}
        name={id}
        value={code}
        checked={choisis.includes(code)}
        onChange={(e) => basculer(code, e.target.checked)}
      />
      <span>{libelle}</span>
    </label>
  );
  return (
    <fieldset
      className="simple"
      id={id}
      tabIndex={-1}
      aria-describedby={description(id, champ.aide, erreurs.get(chemin))}
    >
      <legend>
        {champ.titre}
        <Facultatif champ={champ} />
      </legend>
      {champ.aide ? (
        <p className="aide" id={`${id}-aide`}>
          {champ.aide}
        </p>
      ) : null}
      <ErreurChamp id={id} texte={erreurs.get(chemin)} />
      {champ.options.length === 0 ? <p className="discret">{t('formulaire.aucunChoix')}</p> : null}
      {parGroupe(champ.options).map(({ code, options }) =>
        code === null ? (
          options.map(coche)
        ) : (
          <fieldset key={code} className="simple groupe-de-choix">
            <legend>
              {libelleCode('groupe', code)}
              {multiple ? (
                <span className="discret">
                  {' '}
                  {pluriel(
                    options.filter((o) => choisis.includes(o.code)).length,
                    'formulaire.coche',
                    'formulaire.coches',
                  )}
                </span>
              ) : null}
            </legend>
            {options.map(coche)}
          </fieldset>
        ),
      )}
    </fieldset>
  );
}
