/** The accounts of one organisation: the fold of their facts. */
import type { Jour, Role } from '@jalon/droit';
import type { FaitComptes } from './faits/index.js';

export type EtatDeCompte = 'invite' | 'actif' | 'retire';

/** What an account may act as; `systeme` is nobody. */
export type RoleDAgent = Exclude<Role, 'systeme'>;

export interface Compte {
  /** The only name of the account in a fact. */
  id: string;
  etat: EtatDeCompte;
  /** In which she acts for the organisation. */
  role: RoleDAgent;
  administrateur: boolean;
  /** Null once the key of the account is destroyed. */
  nom: string | null;
  prenom: string | null;
  courriel: string | null;
  /** Day of its present state. */
  depuis: Jour;
}

export interface Identifiants {
  /** Argon2id, in its own encoding; null once the key of the account is destroyed. */
  motDePasse: string | null;
  /** Of the one-time codes, in base 32. */
  secondFacteur: string | null;
}

export interface DossierComptes {
  /** Id of the organisation. */
  id: string;
  /** In the order of their invitations; a withdrawn account invited again is the same one. */
  comptes: Compte[];
  /** By account; absent: whoever has it signs in no more until she defines them. Never in a view. */
  identifiants: Readonly<Record<string, Identifiants>>;
}

export const dossierComptesVide = (id: string): DossierComptes => ({ id, comptes: [], identifiants: {} });

export const compteDe = ({ comptes }: DossierComptes, id: string | undefined): Compte | null =>
  comptes.find((c) => c.id === id) ?? null;
/** Who may decide for the organisation today. */
export const administrateurs = ({ comptes }: DossierComptes): Compte[] =>
  comptes.filter((c) => c.etat === 'actif' && c.administrateur);

const changer = (d: DossierComptes, id: string, change: Partial<Compte>): DossierComptes => ({
  ...d,
  comptes: d.comptes.map((c) => (c.id === id ? { ...c, ...change } : c)),
});

/** Total: the chart says whether a fact has a place, this says what it changes. */
export function consignerComptes(d: DossierComptes, { type, data, le }: FaitComptes): DossierComptes {
  switch (type) {
    case 'CompteInvite': {
      const { compte: id, role, administrateur, nom, prenom, courriel } = data;
      const invite: Compte = { id, etat: 'invite', role, administrateur, nom, prenom, courriel, depuis: le };
      return { ...d, comptes: [...d.comptes.filter((c) => c.id !== id), invite] };
    }
    case 'IdentifiantsDefinis': {
      const { compte, motDePasse, secondFacteur } = data;
      return { ...d, identifiants: { ...d.identifiants, [compte]: { motDePasse, secondFacteur } } };
    }
    case 'CompteActive':
      return changer(d, data.compte, { etat: 'actif', depuis: le });
    case 'AdministrateurNomme':
      return changer(d, data.compte, { administrateur: true });
    case 'AccesRenouvele': {
      const { [data.compte]: _, ...identifiants } = d.identifiants;
      return { ...d, identifiants };
    }
    case 'CompteRetire':
      return changer(d, data.compte, { etat: 'retire', administrateur: false, depuis: le });
  }
}
