/** What an administrator may decide of an account: what it will do is said before she confirms. Who may, the server says. */
import { useEffect, useRef, useState } from 'react';
import type { Compte } from '../api/types.js';
import { t } from '../textes/textes.js';
import { nomDuCompte } from './nom-du-compte.js';

type Cle = Parameters<typeof t>[0];
export interface ActionDeCompte {
  type: 'RenouvelerAcces' | 'NommerAdministrateur' | 'RetirerCompte';
  libelle: Cle;
  effet: Cle;
  /** Worth a button: anything else would be refused. */
  permise(compte: Compte, moi: string | undefined): boolean;
}
export const ACTIONS: readonly ActionDeCompte[] = [
  {
    type: 'RenouvelerAcces',
    libelle: 'comptes.lien',
    effet: 'comptes.lienEffet',
    permise: ({ id, etat }, moi) => etat !== 'retire' && id !== moi,
  },
  {
    type: 'NommerAdministrateur',
    libelle: 'comptes.nommer',
    effet: 'comptes.nommerEffet',
    permise: ({ etat, administrateur }) => etat === 'actif' && !administrateur,
  },
  {
    type: 'RetirerCompte',
    libelle: 'comptes.retirer',
    effet: 'comptes.retirerEffet',
    permise: ({ etat }) => etat !== 'retire',
  },
];

interface Proprietes {
  action: ActionDeCompte;
  compte: Compte;
  comptes: readonly Compte[];
  decider: (data: object) => Promise<boolean>;
  renoncer: () => void;
}
export function DecisionSurUnCompte({ action, compte, comptes, decider, renoncer }: Proprietes) {
  const [successeur, setSuccesseur] = useState('');
  const [envoi, setEnvoi] = useState(false);
  const bloc = useRef<HTMLDivElement>(null);
  useEffect(() => bloc.current?.focus(), []);
  const releve = action.type === 'RetirerCompte' && compte.administrateur;
  const confirmer = async (): Promise<void> => {
    if (envoi) return;
    setEnvoi(true);
    await decider({ compte: compte.id, ...(successeur === '' ? {} : { successeur }) });
    setEnvoi(false);
  };
  return (
    <div ref={bloc} tabIndex={-1} className="pile">
      <p>{t(action.effet)}</p>
      {releve ? (
        <div className="champ">
          <label htmlFor="successeur">{t('comptes.successeur')}</label>
          <select id="successeur" value={successeur} onChange={(e) => setSuccesseur(e.target.value)}>
            <option value="">{t('comptes.sansSuccesseur')}</option>
            {comptes
              .filter((c) => c.etat === 'actif' && c.id !== compte.id)
              .map((c) => (
                <option key={c.id} value={c.id}>
                  {nomDuCompte(c)}
                </option>
              ))}
          </select>
        </div>
      ) : null}
      <p className="boutons">
        <button type="button" className="bouton principal" aria-disabled={envoi} onClick={() => void confirmer()}>
          {t('comptes.confirmer')}
          <span className="hors-ecran">
            {' '}
            : {t(action.libelle)}, {nomDuCompte(compte)}
          </span>
        </button>
        <button type="button" className="bouton" onClick={renoncer}>
          {t('comptes.renoncer')}
        </button>
      </p>
    </div>
  );
}
