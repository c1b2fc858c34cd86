/** The grid: one group per person, her total, and what is left to her under the ceiling as one types. */
import { useState } from 'react';
import type { HeuresDuMois, LigneDHeures } from '../api/types.js';
import { heures, moisLong, nomDeListe } from '../formats/formats.js';
import { GardeDeSaisie } from '../formulaire/garde.js';
import { nombreSaisi } from '../formulaire/saisie.js';
import { Lien } from '../navigation/routeur.js';
import { pluriel, t } from '../textes/textes.js';
import { cleDe, coller } from './coller.js';
import { resteApres, useGrille, type Grille } from './grille.js';
import { LigneHeures } from './ligne-heures.js';

const COLONNES = 4;

/** What is typed, or said already. */
const comptees = (l: LigneDHeures, grille: Grille): number => {
  const saisies = nombreSaisi(grille.saisies.get(cleDe(l))?.heures ?? '');
  return typeof saisies === 'number' ? saisies : (l.declarees ?? 0);
};

interface ProprietesPersonne {
  siennes: LigneDHeures[];
  grille: Grille;
  collerDepuis: (ligne: LigneDHeures, texte: string) => void;
}
function Personne({ siennes, grille, collerDepuis }: ProprietesPersonne) {
  const [premiere] = siennes;
  if (!premiere) return null;
  const personne = nomDeListe(premiere);
  const apres = resteApres(siennes, grille.verdicts);
  const total = siennes.reduce((somme, l) => somme + comptees(l, grille), 0);
  return (
    <tbody>
      <tr className="personne">
        <th scope="rowgroup" colSpan={COLONNES}>
          <Lien vers={`/parcours/${premiere.parcours}`}>{personne}</Lien>{' '}
          <span className="discret">
            {siennes.length > 1 ? `${t('heures.sousTotal', { personne: '' }).trim()} ${heures(total)}` : ''}
            {apres ? ` ${t('heures.plafond', { reste: heures(apres.reste), plafond: heures(apres.plafond) })}` : ''}
          </span>
        </th>
      </tr>
      {siennes.map((l) => {
        const cle = cleDe(l);
        const saisie = grille.saisies.get(cle);
        const verdict = grille.verdicts.get(cle);
        const aJour = verdict !== undefined && !grille.attend(l);
        return (
          <LigneHeures
            key={cle}
            ligne={l}
            saisie={saisie}
            verdict={aJour ? verdict : undefined}
            attend={grille.attend(l)}
            saisir={(valeur) => grille.saisir(new Map([[cle, valeur]]))}
            coller={(texte) => collerDepuis(l, texte)}
          />
        );
      })}
    </tbody>
  );
}

export function GrilleHeures({ lues: { lignes, mois } }: { lues: HeuresDuMois }) {
  const grille = useGrille(lignes, mois);
  const [dit, setDit] = useState<string[]>([]);
  const parPersonne = [...new Set(lignes.map((l) => l.parcours))].map((id) => lignes.filter((l) => l.parcours === id));
  const reprises = new Map(
    lignes.flatMap((l): [string, { heures: string }][] =>
      l.moisPrecedent === null || l.declarees !== null || (grille.saisies.get(cleDe(l))?.heures ?? '') !== ''
        ? []
        : [[cleDe(l), { heures: String(l.moisPrecedent).replace('.', ',') }]],
    ),
  );
  const collerDepuis = (ligne: LigneDHeures, texte: string): void => {
    const { valeurs, inconnues } = coller(texte, lignes, cleDe(ligne));
    grille.saisir(new Map([...valeurs].map(([cle, h]) => [cle, { heures: h }])));
    setDit([
      pluriel(valeurs.size, 'heures.collee', 'heures.collees'),
      ...(inconnues.length > 0 ? [t('heures.inconnues', { noms: inconnues.join(', ') })] : []),
    ]);
  };
  const envoyer = async (): Promise<void> => {
    const { enregistrees, refusees } = await grille.envoyer();
    setDit([
      pluriel(enregistrees, 'heures.uneEnregistree', 'heures.enregistrees'),
      ...(refusees.length > 0 ? [pluriel(refusees.length, 'heures.uneRefusee', 'heures.refusees')] : []),
    ]);
  };
  return (
    <form
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        if (!grille.enCours && grille.aEnvoyer.length > 0) void envoyer();
      }}
    >
      <GardeDeSaisie modifie={grille.aEnvoyer.length > 0} />
      {reprises.size > 0 ? (
        <button type="button" className="bouton petit" onClick={() => grille.saisir(reprises)}>
          {t('heures.reprendre')}
        </button>
      ) : null}
      <div className="tableau">
        <table className="en-cartes grille-heures">
          <caption>{t('heures.legende', { mois: moisLong(mois) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('heures.colContrat')}</th>
              <th scope="col" className="nombre">
                {t('heures.colPrecedent')}
              </th>
              <th scope="col">{t('heures.colHeures')}</th>
              <th scope="col">{t('heures.colEffet')}</th>
            </tr>
          </thead>
          {parPersonne.map((siennes) => (
            <Personne key={siennes[0]?.parcours} siennes={siennes} grille={grille} collerDepuis={collerDepuis} />
          ))}
        </table>
      </div>
      <div className="boutons envoi-heures">
        <button type="submit" className="bouton principal" aria-disabled={grille.enCours}>
          {grille.enCours ? t('formulaire.envoi') : t('heures.enregistrer')}
        </button>
        <output>
          {dit.length > 0 ? `${dit.join('. ')}. ` : ''}
          {grille.aEnvoyer.length > 0 ? pluriel(grille.aEnvoyer.length, 'heures.uneSaisie', 'heures.saisies') : ''}
        </output>
      </div>
    </form>
  );
}
