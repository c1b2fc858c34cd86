/** Generic form of a command: fields from its schema, reasons of a refusal on top, input always kept. */
import { useMemo, useState, type ReactNode, type SubmitEvent } from 'react';
import type { Probleme } from '../api/types.js';
import { Lien } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';
import type { Champ } from './champs.js';
import { ControleChamp } from './controle.js';
import { ResumeRefus } from './resume-refus.js';
import { cheminNormal, vide, type Saisie } from './saisie.js';

interface Proprietes {
  champs: Champ[];
  saisie: Saisie;
  setSaisie: (saisie: Saisie) => void;
  /** What the button does, in words. */
  action: string;
  /** Last refusal, if any. */
  probleme: Probleme | null;
  enCours: boolean;
  envoyer: () => void;
  retour: { vers: string; texte: string };
  /** Between the summary and the fields: conflict, note. */
  children?: ReactNode;
}

/** `pieces.0.du` → « Date du justificatif ». */
function titreDe(champs: Champ[], chemin: string): string {
  let liste = champs;
  let titre = chemin;
  for (const nom of chemin.split('.')) {
    const trouve = liste.find((c) => c.nom === nom);
    if (!trouve) continue;
    titre = trouve.titre;
    liste = trouve.champs.length > 0 ? trouve.champs : (trouve.element?.champs ?? []);
  }
  return titre;
}

export function FormulaireCommande(proprietes: Proprietes) {
  const { champs, saisie, setSaisie, action, probleme, enCours, envoyer, retour, children } = proprietes;
  // Shown until the next answer: an error must not vanish while it is being corrected.
  const [tentative, setTentative] = useState(0);
  const erreurs = useMemo(
    () => new Map((probleme?.champs ?? []).map((c) => [cheminNormal(c.champ), c.regle])),
    [probleme],
  );
  const soumettre = (e: SubmitEvent<HTMLFormElement>): void => {
    e.preventDefault();
    if (enCours) return;
    setTentative((n) => n + 1);
    envoyer();
  };
  return (
    <form className="carte" noValidate onSubmit={soumettre}>
      {probleme ? <ResumeRefus key={tentative} probleme={probleme} titres={(c) => titreDe(champs, c)} /> : null}
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
      <div className="boutons">
        <button type="submit" className="bouton principal" aria-disabled={enCours}>
          {enCours ? t('formulaire.envoi') : t('formulaire.envoyer', { action })}
        </button>
        <Lien vers={retour.vers}>{retour.texte}</Lien>
      </div>
    </form>
  );
}
