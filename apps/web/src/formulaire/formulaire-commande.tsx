/** Generic form of a command: fields from its schema, reasons of a refusal on top, input always kept. */
import { useMemo, useState, type ReactNode, type SubmitEvent } from 'react';
import type { Probleme } from '../api/types.js';
import { Lien } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';
import type { Champ } from './champs.js';
import { champAu, regleLisible } from './erreurs.js';
import { ControleChamp } from './controle.js';
import { GardeDeSaisie } from './garde.js';
import { ResumeRefus } from './resume-refus.js';
import { cheminNormal, vide, type Saisie } from './saisie.js';

/** Last refusal; numbered, so that the same answer twice is announced twice. */
export interface Refus {
  numero: number;
  probleme: Probleme;
}
export const refuser =
  (probleme: Probleme) =>
  (avant: Refus | null): Refus => ({ numero: (avant?.numero ?? 0) + 1, probleme });

interface Proprietes {
  champs: Champ[];
  saisie: Saisie;
  setSaisie: (saisie: Saisie) => void;
  /** What the button does, in words. */
  action: string;
  refus: Refus | null;
  enCours: boolean;
  envoyer: () => void;
  retour: { vers: string; texte: string };
  /** Between the summary and the fields: conflict, note. */
  children?: ReactNode;
}

export function FormulaireCommande(proprietes: Proprietes) {
  const { champs, saisie, setSaisie, action, refus, enCours, envoyer, retour, children } = proprietes;
  const erreurs = useMemo(
    () =>
      new Map(
        (refus?.probleme.champs ?? []).map(({ champ, regle }) => [
          cheminNormal(champ),
          regleLisible(champAu(champs, champ), regle),
        ]),
      ),
    [refus, champs],
  );
  const soumettre = (e: SubmitEvent<HTMLFormElement>): void => {
    e.preventDefault();
    if (!enCours) envoyer();
  };
  const [depart] = useState(saisie);
  return (
    <form className="carte" noValidate onSubmit={soumettre}>
      {refus ? (
        <ResumeRefus
          key={refus.numero}
          probleme={refus.probleme}
          titres={(chemin) => champAu(champs, chemin)?.titre ?? chemin}
          regles={erreurs}
        />
      ) : null}
      {children}
      <p className="discret">{t(champs.length > 0 ? 'formulaire.obligatoires' : 'formulaire.sansChamp')}</p>
      {champs.map((c) => (
        <ControleChamp
          key={c.nom}
          champ={c}
          chemin={c.nom}
          valeur={saisie[c.nom] ?? vide(c)}
          changer={(v) => setSaisie({ ...saisie, [c.nom]: v })}
          erreurs={erreurs}
        />
      ))}
      <GardeDeSaisie modifie={saisie !== depart} />
      <div className="boutons">
        <button type="submit" className="bouton principal" aria-disabled={enCours}>
          {enCours ? t('formulaire.envoi') : action}
        </button>
        <Lien vers={retour.vers}>{retour.texte}</Lien>
      </div>
    </form>
  );
}
