/**
 * Who may open, take, give and withdraw an account. Not the law of the parcours but what it rests on: only somebody known acts in the name
 * of an organisation (L. 5132-3, R. 5132-1-22), and an organisation is never left without anybody to answer for it (ADR 0038).
 */
import { constat, definirRegle, roles, type Condition, type Role } from '@jalon/droit';
import type { Compte, RoleDAgent } from './dossier.js';

/** `console`: the operator, on the machine itself. `etat`: the DDETS or the préfet of the département. */
export type Auteur = 'console' | 'etat' | 'administrateur' | 'interesse' | 'autre';
const AUTEURS: Record<Auteur, string> = {
  console: 'l’exploitant, sur sa machine',
  etat: 'l’État, dans son département',
  administrateur: 'un administrateur de l’organisation',
  interesse: 'l’agent lui-même',
  autre: 'un autre agent',
};
const ETATS = { invite: 'invité', actif: 'actif', retire: 'retiré' } as const;

interface Situation {
  auteur: Auteur;
  compte: Compte | null;
}
type C<S = Situation> = Condition<S>;
const dit = (c: Compte | null): string => (c === null ? 'inconnu' : ETATS[c.etat]);

const auteurParmi =
  (...permis: readonly Auteur[]): C =>
  (_, { auteur }) =>
    constat('compte_auteur', permis.includes(auteur), permis.map((a) => AUTEURS[a]).join(', ou '), AUTEURS[auteur], []);
const dansLEtat =
  (condition: string, attendu: string, ...etats: readonly (Compte['etat'] | null)[]): C =>
  (_, { compte }) =>
    constat(condition, etats.includes(compte?.etat ?? null), attendu, dit(compte), []);
const DECIDENT: readonly Auteur[] = ['administrateur', 'etat', 'console'];

export interface SituationInvitation extends Situation {
  /** Null: nobody answers for a directory. */
  connue: boolean | null;
  role: RoleDAgent;
  roleDeLAuteur: Role;
}
/** A slip in its name would open a door that nobody looks at. */
const organisationConnue: C<SituationInvitation> = (_, { connue }) =>
  connue === null
    ? null
    : constat('organisation_connue', connue, 'une organisation de l’annuaire', connue ? 'connue' : 'inconnue', []);
const ETATIQUES: readonly Role[] = ['ddets', 'prefet'];
/** Nobody gives a role that is not hers to give: a colleague has that of whoever invites, the State makes nobody of the State elsewhere. */
const roleConfie: C<SituationInvitation> = (_, { auteur, role, roleDeLAuteur }) =>
  constat(
    'role_confie',
    auteur === 'console' || (auteur === 'etat' ? !ETATIQUES.includes(role) : role === roleDeLAuteur),
    auteur === 'etat' ? 'un rôle de structure, de prescripteur ou d’orienteur' : 'le rôle de qui invite',
    roles[role],
    [],
  );
export const invitation = definirRegle<SituationInvitation>('compte_invitation', 'Ouvrir un compte à un agent', [
  auteurParmi(...DECIDENT) as C<SituationInvitation>,
  roleConfie,
  organisationConnue,
  dansLEtat('compte_nouveau', 'un compte nouveau, ou retiré', null, 'retire') as C<SituationInvitation>,
]);
export const activation = definirRegle<Situation>('compte_activation', 'Activer un compte', [
  auteurParmi('interesse', 'console'),
  dansLEtat('compte_invite', 'un compte dont l’invitation attend', 'invite'),
]);
export const definition = definirRegle<Situation>('compte_identifiants', 'Définir de quoi s’identifier', [
  auteurParmi('interesse'),
  dansLEtat('compte_ouvert', 'un compte invité ou actif', 'invite', 'actif'),
]);
export const nomination = definirRegle<Situation>('administrateur_nomination', 'Nommer un administrateur', [
  auteurParmi(...DECIDENT),
  dansLEtat('compte_actif', 'un compte actif', 'actif'),
]);

export interface SituationAcces extends Situation {
  /** Whoever decides, and whose account it is, are one. */
  sien: boolean;
}
/** A session left open would give for ever what it gives for a while. */
const accesDUnAutre: C<SituationAcces> = (_, { sien }) =>
  constat('acces_d_un_autre', !sien, 'le compte d’un autre agent', sien ? 'le sien' : 'celui d’un autre', []);
export const renouvellement = definirRegle<SituationAcces>('acces_renouvellement', 'Renouveler l’accès d’un agent', [
  auteurParmi(...DECIDENT) as C<SituationAcces>,
  accesDUnAutre,
  dansLEtat('compte_ouvert', 'un compte invité ou actif', 'invite', 'actif') as C<SituationAcces>,
]);

export interface SituationRetrait extends Situation {
  /** Administrators that remain once it is gone. */
  restants: number;
  /** Whether it is one now. */
  administre: boolean;
  /** Undefined: nobody was named. */
  successeur: Compte | null | undefined;
}
/** An invitation is not yet anybody: whoever remains must be able to answer today. */
const administrateurRestant: C<SituationRetrait> = (_, { administre, restants, successeur, compte }) => {
  if (!administre) return null;
  const releve = successeur?.etat === 'actif' && successeur.id !== compte?.id;
  return constat(
    'administrateur_restant',
    restants > 0 || releve,
    'un autre administrateur actif, ou un successeur nommé parmi les comptes actifs',
    restants > 0 ? `${restants} autre${restants > 1 ? 's' : ''}` : successeur === undefined ? 'aucun' : dit(successeur),
    [],
  );
};
const successeurActif: C<SituationRetrait> = (_, { successeur, compte }) =>
  successeur === undefined
    ? null
    : constat(
        'successeur_actif',
        successeur?.etat === 'actif' && successeur.id !== compte?.id,
        'un successeur dont le compte est actif, autre que celui qui part',
        successeur?.id === compte?.id ? 'celui qui part' : dit(successeur),
        [],
      );

export const retrait = definirRegle<SituationRetrait>('compte_retrait', 'Retirer un compte', [
  auteurParmi(...DECIDENT, 'interesse') as C<SituationRetrait>,
  dansLEtat('compte_ouvert', 'un compte invité ou actif', 'invite', 'actif') as C<SituationRetrait>,
  administrateurRestant,
  successeurActif,
]);
