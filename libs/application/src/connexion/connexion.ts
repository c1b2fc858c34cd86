/**
 * Signing in with an account of Jalon: a link taken once (an invitation, or an access renewed), then a password and a one-time code. A session only says who the agent is;
 * what she sees and does is decided where it always was. Nobody is told which of the three was wrong, nor whether the account exists.
 */
import { randomBytes } from 'node:crypto';
import type { Acteur } from '@jalon/droit';
import { compteDe, type Compte, type DossierComptes } from '@jalon/habilitations';
import type { EtatEphemere } from '../ephemere/etat-ephemere.js';
import type { MoteurComptes, OrganisationDeLAnnuaire } from '../resultat.js';
import {
  adresseDuSecret,
  codeJuste,
  hacherMotDePasse,
  motDePasseJuste,
  nouveauSecret,
  refusDuMotDePasse,
} from './secrets-des-agents.js';
import { duCompte, Sessions, type Session } from './sessions.js';

const INVITATION = 'invitation';
const INVITATION_MS = 7 * 24 * 60 * 60_000;
const CODE = 'code-servi';
/** Longer than a code is accepted: the same one never serves twice. */
const CODE_MS = 3 * 60_000;

/** Somebody known: what a persona is in demonstration. */
export interface Agent {
  /** Id of the account. */
  id: string;
  libelle: string;
  /** Name of the organisation. */
  organisation: string;
  acteur: Acteur;
  /** Whether she answers for the accounts of her organisation. */
  administre: boolean;
}
/** Somebody who signed in. */
export interface AgentConnecte extends Agent {
  session: Session;
}
export interface Invitation {
  organisation: string;
  courriel: string;
  /** Of the second factor, to be put in an authenticator. */
  secret: string;
  adresse: string;
}
export type Entree =
  | { issue: 'entre'; token: string; agent: Agent }
  /** What to change, by field; nothing else is ever said. */
  | { issue: 'refuse'; champs: { champ: string; regle: string }[] };
const REFUS: Entree = { issue: 'refuse', champs: [] };

export interface Sources {
  comptes: MoteurComptes;
  /** Accounts of one organisation, as they are at this instant. */
  dossier(organisation: string): Promise<DossierComptes>;
  /** Organisations that have accounts. */
  organisations(): Promise<readonly string[]>;
  annuaire(): Promise<OrganisationDeLAnnuaire[]>;
  ephemere: EtatEphemere;
  horloge: () => Date;
}

export class Connexion {
  readonly sessions: Sessions;

  constructor(private readonly s: Sources) {
    this.sessions = new Sessions(s.ephemere, s.horloge);
  }

  /** To be called after the fact that makes the account wait. @returns the token of a link that serves once, for seven days */
  async inviter(organisation: string, compte: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.s.ephemere.poser({
      genre: INVITATION,
      cle: token,
      valeur: { organisation, compte, secret: nouveauSecret() },
      expireLe: new Date(this.s.horloge().getTime() + INVITATION_MS),
      de: [duCompte(compte)],
    });
    return token;
  }

  /** Null: unknown, over, already taken, or the account was withdrawn meanwhile. */
  async lireInvitation(token: string): Promise<Invitation | null> {
    const lue = await this.invitationVivante(token);
    if (lue === null) return null;
    const courriel = lue.compte.courriel ?? '';
    return {
      organisation: await this.nomDe(lue.organisation),
      courriel,
      secret: lue.secret,
      adresse: adresseDuSecret(lue.secret, `${courriel} (${await this.nomDe(lue.organisation)})`),
    };
  }

  /** Takes the invitation: nothing is written until password and code are right. */
  async activer(token: string, motDePasse: string, code: string): Promise<Entree> {
    const lue = await this.invitationVivante(token);
    if (lue === null) return REFUS;
    const { organisation, compte, secret } = lue;
    const regle = refusDuMotDePasse(motDePasse, compte.courriel ?? '');
    const champs = [
      ...(regle === null ? [] : [{ champ: 'motDePasse', regle }]),
      ...((await codeJuste(secret, code, this.s.horloge()))
        ? []
        : [{ champ: 'code', regle: 'le code que montre votre application à cet instant' }]),
    ];
    if (champs.length > 0) return { issue: 'refuse', champs };
    // of two takers at once, one goes on
    if ((await this.s.ephemere.prendre(INVITATION, token)) === null) return REFUS;
    const acteur = await this.acteurDe(organisation, compte);
    const hache = await hacherMotDePasse(motDePasse);
    const dire = (type: string, data: object): Promise<{ issue: string }> =>
      this.s.comptes.executer({ organisation, type, data: { compte: compte.id, ...data }, acteur });
    if ((await dire('DefinirIdentifiants', { motDePasse: hache, secondFacteur: secret })).issue !== 'accepte')
      return REFUS;
    if (compte.etat === 'invite' && (await dire('ActiverCompte', {})).issue !== 'accepte') return REFUS;
    // what was open under what she was known by before
    await this.sessions.toutFermer(compte.id);
    await this.servir(compte.id, code);
    return this.ouvrir(organisation, compte);
  }

  async entrer(courriel: string, motDePasse: string, code: string): Promise<Entree> {
    const candidats = await this.candidats(courriel);
    // nobody costs what somebody costs
    for (const { organisation, compte, hache, secret } of candidats.length > 0 ? candidats : [PERSONNE]) {
      if (!(await motDePasseJuste(hache, motDePasse)) || compte === null || secret === null) continue;
      if (!(await codeJuste(secret, code, this.s.horloge()))) continue;
      if (!(await this.servir(compte.id, code))) continue;
      return this.ouvrir(organisation, compte);
    }
    return REFUS;
  }

  /** Who holds this token, as her organisation says it at this instant; null: nobody any more. */
  async agentDe(token: string, prolonger = true): Promise<AgentConnecte | null> {
    const session = await this.sessions.lire(token, prolonger);
    if (session === null) return null;
    const dossier = await this.s.dossier(session.organisation);
    const compte = compteDe(dossier, session.compte);
    // her access renewed, what opened this session counts no more
    if (compte?.etat !== 'actif' || dossier.identifiants[compte.id] === undefined) {
      await this.sessions.fermer(token);
      return null;
    }
    return { ...(await this.agent(session.organisation, compte)), session };
  }

  private async ouvrir(organisation: string, compte: Compte): Promise<Entree> {
    const token = await this.sessions.ouvrir(organisation, compte.id);
    return { issue: 'entre', token, agent: await this.agent(organisation, compte) };
  }

  /** False: that code served already. */
  private servir(compte: string, code: string): Promise<boolean> {
    const expireLe = new Date(this.s.horloge().getTime() + CODE_MS);
    const cle = `${compte} ${code}`;
    return this.s.ephemere.reserver({ genre: CODE, cle, valeur: null, expireLe, de: [duCompte(compte)] });
  }

  private async invitationVivante(token: string) {
    const lue = await this.s.ephemere.lire(INVITATION, token);
    if (lue === null) return null;
    const { organisation, compte: id, secret } = lue.valeur as { organisation: string; compte: string; secret: string };
    const dossier = await this.s.dossier(organisation);
    const compte = compteDe(dossier, id);
    const attend = compte?.etat === 'invite' || (compte?.etat === 'actif' && dossier.identifiants[id] === undefined);
    return compte !== null && attend ? { organisation, compte, secret } : null;
  }

  private async candidats(courriel: string) {
    const cherche = foldAddress(courriel);
    const trouves: (
      | typeof PERSONNE
      | { organisation: string; compte: Compte; hache: string | null; secret: string | null }
    )[] = [];
    for (const organisation of await this.s.organisations()) {
      const { comptes, identifiants } = await this.s.dossier(organisation);
      for (const compte of comptes)
        if (compte.etat === 'actif' && compte.courriel !== null && foldAddress(compte.courriel) === cherche) {
          const { motDePasse = null, secondFacteur = null } = identifiants[compte.id] ?? {};
          trouves.push({ organisation, compte, hache: motDePasse, secret: secondFacteur });
        }
    }
    return trouves;
  }

  private async acteurDe(organisation: string, { id, role }: Compte): Promise<Acteur> {
    const {
      nom: _,
      inscrite: __,
      ...connue
    } = (await this.connue(organisation)) ?? { id: organisation, nom: '', inscrite: false };
    return { role, organisation: connue, compte: id };
  }
  private async agent(organisation: string, compte: Compte): Promise<Agent> {
    const nom = await this.nomDe(organisation);
    const qui = [compte.prenom, compte.nom].filter((x) => x !== null).join(' ');
    return {
      id: compte.id,
      libelle: `${qui || 'Agent'} — ${nom}`,
      organisation: nom,
      acteur: await this.acteurDe(organisation, compte),
      administre: compte.administrateur,
    };
  }
  private async nomDe(organisation: string): Promise<string> {
    return (await this.connue(organisation))?.nom ?? organisation;
  }
  private async connue(organisation: string): Promise<OrganisationDeLAnnuaire | undefined> {
    return (await this.s.annuaire()).find((o) => o.id === organisation);
  }
}
const PERSONNE = { organisation: '', compte: null, hache: null, secret: null };
const foldAddress = (courriel: string): string => courriel.normalize('NFKC').trim().toLowerCase();
