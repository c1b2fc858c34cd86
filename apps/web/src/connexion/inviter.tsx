/** Opening an account to a colleague, in the role of whoever invites. */
import { useState, type SyntheticEvent } from 'react';
import type { Probleme } from '../api/types.js';
import { t } from '../textes/textes.js';
import { ChampTexte } from './champ.js';

export interface AgentInvite {
  prenom: string;
  nom: string;
  courriel: string;
  administrateur: boolean;
}
const PERSONNE: AgentInvite = { prenom: '', nom: '', courriel: '', administrateur: false };

interface Proprietes {
  /** @returns whether it was recorded */
  inviter: (agent: AgentInvite) => Promise<boolean>;
  probleme: Probleme | null;
}
export function Inviter({ inviter, probleme }: Proprietes) {
  const [agent, setAgent] = useState(PERSONNE);
  const [envoi, setEnvoi] = useState(false);
  const erreur = (champ: string): string | undefined => probleme?.champs?.find((c) => c.champ === champ)?.regle;
  const envoyer = async (e: SyntheticEvent): Promise<void> => {
    e.preventDefault();
    if (envoi) return;
    setEnvoi(true);
    if (await inviter(agent)) setAgent(PERSONNE);
    setEnvoi(false);
  };
  const champ = (nom: 'prenom' | 'nom' | 'courriel', titre: string) => (
    <ChampTexte
      id={nom}
      titre={titre}
      type={nom === 'courriel' ? 'email' : 'text'}
      autoComplete="off"
      erreur={erreur(nom)}
      valeur={agent[nom]}
      changer={(valeur) => setAgent({ ...agent, [nom]: valeur })}
    />
  );
  return (
    <form className="pile" onSubmit={(e) => void envoyer(e)}>
      <h2>{t('comptes.inviter')}</h2>
      <p className="aide">{t('comptes.inviterAide')}</p>
      {champ('prenom', t('comptes.prenom'))}
      {champ('nom', t('comptes.nom'))}
      {champ('courriel', t('connexion.courriel'))}
      <p>
        <label>
          <input
            type="checkbox"
            checked={agent.administrateur}
            onChange={(e) => setAgent({ ...agent, administrateur: e.target.checked })}
          />{' '}
          {t('comptes.pourAdministrer')}
        </label>
      </p>
      <p>
        <button type="submit" className="bouton principal" aria-disabled={envoi}>
          {t('comptes.inviter')}
        </button>
      </p>
    </form>
  );
}
