/** Inputs of the commands of the accounts of an organisation: the shape of the domain command already. */
import type { DonneesCommandeComptes, TypeCommandeComptes } from '@jalon/habilitations';
import { Code, Forme, OuiNon, Texte } from './champs.js';
import { enClair } from './entree.js';
import type { Recevable } from './recevable.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const Compte = (titre: string, o: { optionnel?: true } = {}): PropertyDecorator =>
  Forme(titre, UUID, 'l’identifiant d’un compte (UUID)', { max: 36, ...o });

const ROLES = {
  siae: 'Structure d’insertion',
  prescripteur: 'Prescripteur',
  orienteur: 'Orienteur',
  ddets: 'DDETS',
  prefet: 'Services du préfet',
} as const;

export class CompteDonnees {
  @Compte('Compte') compte!: string;
}
/** What whoever invites says: the server names the account, so that nobody puts somebody under a key that is another’s. */
export class InviterAgentDonnees {
  @Code('Rôle', ROLES) role!: keyof typeof ROLES;
  @OuiNon('Administre l’organisation', { optionnel: true }) administrateur?: boolean;
  @Texte('Nom', { max: 100 }) nom!: string;
  @Texte('Prénom', { max: 100 }) prenom!: string;
  @Forme('Adresse électronique', /^[^\s@<>]{1,64}@[^\s@<>]{1,189}$/, 'une adresse électronique', { max: 254 })
  courriel!: string;
}
export class InviterCompteDonnees extends InviterAgentDonnees {
  @Compte('Compte') compte!: string;
}
export class DefinirIdentifiantsDonnees extends CompteDonnees {
  @Forme(
    'Mot de passe haché',
    /^\$argon2id\$v=19\$[\w=,]{5,40}\$[\w+/]{4,120}\$[\w+/]{4,200}$/,
    'un hachage Argon2id',
    { max: 400 },
  )
  motDePasse!: string;
  @Forme('Second facteur', /^[A-Z2-7]{26,64}$/, 'un secret en base 32', { max: 64 }) secondFacteur!: string;
}
export class RetirerCompteDonnees extends CompteDonnees {
  @Compte('Successeur', { optionnel: true }) successeur?: string;
}

/** Ties a class to a command: what goes on must be what the domain expects, or this does not compile. */
const entree = <T extends TypeCommandeComptes>(
  _commande: T,
  classe: new () => DonneesCommandeComptes<T> & object,
): Recevable => ({ classe, convertir: enClair });

export const catalogueDesComptes: Record<TypeCommandeComptes, Recevable> = {
  InviterCompte: entree('InviterCompte', InviterCompteDonnees),
  DefinirIdentifiants: entree('DefinirIdentifiants', DefinirIdentifiantsDonnees),
  ActiverCompte: entree('ActiverCompte', CompteDonnees),
  NommerAdministrateur: entree('NommerAdministrateur', CompteDonnees),
  RenouvelerAcces: entree('RenouvelerAcces', CompteDonnees),
  RetirerCompte: entree('RetirerCompte', RetirerCompteDonnees),
};

/** What an agent decides of the accounts from her page; what she is known by is defined by the link alone. */
export const commandesDesAgents: Readonly<Record<string, { classe: new () => object; libelle: string }>> = {
  InviterCompte: { classe: InviterAgentDonnees, libelle: 'Inviter un agent' },
  NommerAdministrateur: { classe: CompteDonnees, libelle: 'Nommer un administrateur' },
  RenouvelerAcces: { classe: CompteDonnees, libelle: 'Donner un nouveau lien' },
  RetirerCompte: { classe: RetirerCompteDonnees, libelle: 'Retirer un compte' },
};
