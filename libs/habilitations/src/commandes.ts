/** The command table of the accounts of an organisation: exhaustive, one row per decision. */
import type { CommandesDe, DonneesDeLigne, LigneCommande } from '@jalon/decider';
import type { Acteur, Droit, Jour, Role, Verdict, VerdictCompact } from '@jalon/droit';
import { administrateurs, compteDe, type Compte, type DossierComptes, type RoleDAgent } from './dossier.js';
import type { FaitComptesPropose } from './faits/index.js';
import {
  activation,
  definition,
  invitation,
  nomination,
  renouvellement,
  retrait,
  type Auteur,
  type SituationAcces,
  type SituationInvitation,
  type SituationRetrait,
} from './regles.js';

export interface ContexteComptes {
  /** Civil day on which the actor acts. */
  jour: Jour;
  acteur: Acteur;
  droit: Droit;
  /** Département of the organisation; null: unknown. */
  departement: string | null;
  /** Whether the directory knows the organisation; null: nobody answers for a directory. */
  connue: boolean | null;
}
export interface UniversComptes {
  dossier: DossierComptes;
  contexte: ContexteComptes;
  fait: FaitComptesPropose;
  role: Role;
  verdict: Verdict;
  compact: VerdictCompact;
}
const definir = <D, S>(ligne: LigneCommande<UniversComptes, D, S>): LigneCommande<UniversComptes, D, S> => ligne;

/** Whatever the role: who decides is judged on the account, so that a refusal says all of it. */
const TOUS: readonly Role[] = ['siae', 'prescripteur', 'orienteur', 'ddets', 'prefet', 'systeme'];

interface SurUnCompte {
  compte: string;
}
interface Situation {
  auteur: Auteur;
  compte: Compte | null;
}
function auteurDe(dossier: DossierComptes, { acteur, departement }: ContexteComptes, compte: string): Auteur {
  const { role, organisation } = acteur;
  if (role === 'systeme') return 'console';
  if (organisation.id === dossier.id && acteur.compte !== undefined) {
    if (administrateurs(dossier).some((c) => c.id === acteur.compte)) return 'administrateur';
    if (acteur.compte === compte) return 'interesse';
    return 'autre';
  }
  const etat = role === 'ddets' || role === 'prefet';
  // its own organisation answers for itself, as any other
  if (etat && organisation.id !== dossier.id && departement !== null && organisation.departement === departement)
    return 'etat';
  return 'autre';
}
const estSien = ({ compte }: SurUnCompte, dossier: DossierComptes, { acteur }: ContexteComptes): boolean =>
  acteur.organisation.id === dossier.id && acteur.compte === compte;
const situer = ({ compte }: SurUnCompte, dossier: DossierComptes, contexte: ContexteComptes): Situation => ({
  auteur: auteurDe(dossier, contexte, compte),
  compte: compteDe(dossier, compte),
});

export const commandesComptes = {
  InviterCompte: definir<
    SurUnCompte & { role: RoleDAgent; administrateur?: boolean; nom: string; prenom: string; courriel: string },
    SituationInvitation
  >({
    faits: ['CompteInvite'],
    qui: TOUS,
    regle: invitation,
    situation: (data, dossier, contexte) => ({
      ...situer(data, dossier, contexte),
      connue: contexte.connue,
      role: data.role,
      roleDeLAuteur: contexte.acteur.role,
    }),
    proposer: ({ compte, role, administrateur = false, nom, prenom, courriel }, _, __, ___, verdict) => [
      { type: 'CompteInvite', data: { compte, role, administrateur, nom, prenom, courriel, verdict } },
    ],
  }),
  DefinirIdentifiants: definir<SurUnCompte & { motDePasse: string; secondFacteur: string }, Situation>({
    faits: ['IdentifiantsDefinis'],
    qui: TOUS,
    regle: definition,
    // an administrator defines her own, and nobody else's
    situation: (data, dossier, contexte) => ({
      compte: compteDe(dossier, data.compte),
      auteur: estSien(data, dossier, contexte) ? 'interesse' : 'autre',
    }),
    proposer: ({ compte, motDePasse, secondFacteur }, _, __, ___, verdict) => [
      { type: 'IdentifiantsDefinis', data: { compte, motDePasse, secondFacteur, verdict } },
    ],
  }),
  ActiverCompte: definir<SurUnCompte, Situation>({
    faits: ['CompteActive'],
    qui: TOUS,
    regle: activation,
    situation: situer,
    proposer: ({ compte }, _, __, ___, verdict) => [{ type: 'CompteActive', data: { compte, verdict } }],
  }),
  NommerAdministrateur: definir<SurUnCompte, Situation>({
    faits: ['AdministrateurNomme'],
    qui: TOUS,
    regle: nomination,
    situation: situer,
    dejaFait: ({ compte }, dossier) => compteDe(dossier, compte)?.administrateur === true,
    proposer: ({ compte }, _, __, ___, verdict) => [{ type: 'AdministrateurNomme', data: { compte, verdict } }],
  }),
  RenouvelerAcces: definir<SurUnCompte, SituationAcces>({
    faits: ['AccesRenouvele'],
    qui: TOUS,
    regle: renouvellement,
    situation: (data, dossier, contexte) => ({
      ...situer(data, dossier, contexte),
      sien: estSien(data, dossier, contexte),
    }),
    proposer: ({ compte }, _, __, ___, verdict) => [{ type: 'AccesRenouvele', data: { compte, verdict } }],
  }),
  RetirerCompte: definir<SurUnCompte & { successeur?: string }, SituationRetrait>({
    faits: ['CompteRetire'],
    joints: ['AdministrateurNomme'],
    qui: TOUS,
    regle: retrait,
    situation: (data, dossier, contexte) => {
      const tous = administrateurs(dossier);
      const restants = tous.filter((c) => c.id !== data.compte).length;
      return {
        ...situer(data, dossier, contexte),
        restants,
        administre: tous.length > restants,
        successeur: data.successeur === undefined ? undefined : compteDe(dossier, data.successeur),
      };
    },
    // the successor first: there is no moment without anybody
    proposer: ({ compte, successeur }, dossier, _, __, verdict) => [
      ...(successeur === undefined || compteDe(dossier, successeur)?.administrateur
        ? []
        : [{ type: 'AdministrateurNomme' as const, data: { compte: successeur, verdict } }]),
      { type: 'CompteRetire', data: { compte, verdict } },
    ],
  }),
} as const;

export type TypeCommandeComptes = keyof typeof commandesComptes;
export type DonneesCommandeComptes<T extends TypeCommandeComptes> = DonneesDeLigne<(typeof commandesComptes)[T]>;
export type CommandeComptes = CommandesDe<typeof commandesComptes>;
