/** Names that the screens give to the shapes of the API; the shapes are generated from its document (`schema.ts`). */
import type { components } from './schema.js';

type Formes = components['schemas'];

/** Civil day, `AAAA-MM-JJ`. Every end is inclusive. */
export type Jour = string;

export type Organisation = Formes['OrganisationNommee'];
export type Acteur = Formes['Acteur'];
export type Persona = Formes['Persona'];
export type AgentConnecte = Formes['AgentConnecte'];
export type Identite = Formes['Identite'];
export type ComptesConsultes = Formes['ComptesConsultes'];
export type DecisionDeComptes = Formes['DecisionDeComptes'];
export type Compte = ComptesConsultes['vue']['comptes'][number];
export type Invitation = Formes['Invitation'];
export type SessionOuverte = Formes['Session'];
export type PassRetrouve = Formes['PassRetrouve'];
export type Reference = Formes['Reference'];
export type Constat = Formes['Constat'];
export type Verdict = Formes['Verdict'];
export type LigneParcours = Formes['LigneDeParcours'];
export type Arretee = Formes['Arret'];
export type PageParcours = Formes['PageDeParcours'];
export type AFaire = Formes['AFaire'];
export type HeuresDuMois = Formes['HeuresDuMois'];
export type LigneDHeures = Formes['LigneDHeures'];
export type Menu = Formes['Menu'];
export type Tache = Formes['Tache'];
export type SectionAFaire = Tache['section'];
export type PageAnomalies = Formes['PageDAnomalies'];

export type VueStructure = Formes['Structure'];
export type ListeDeStructures = Formes['Structures'];
export type LigneDeStructure = Formes['LigneDeStructure'];

export type Vue = Formes['Parcours'];
export type LigneCalcul = Formes['LigneCalcul'];
export type VuePass = Formes['Pass'];
export type VueContrat = Formes['Contrat'];
export type VueDemande = Formes['Demande'];
/** What a suspension, a prolongation and a request have in common. */
export type VuePeriode = Pick<VueDemande, 'id' | 'motif' | 'libelleMotif' | 'debut' | 'fin'> &
  Partial<Pick<Vue['prolongations'][number], 'jours' | 'retiree'>> & { etat?: string; finInconnue?: boolean };

export type FaitVue = Formes['Fait'];
export type EntreeJournal = Formes['EntreeJournal'];
export type Action = Formes['Action'];
/** A code that a field accepts, under its group when it has one. */
export type Choix = NonNullable<Action['choix']>[string][number];

export type Rejugement = Formes['Rejugement'];
export type FaitRejuge = Rejugement['faits'][number];
export type ResultatRejugement = FaitRejuge['resultat'];
export type EtatCondition = NonNullable<FaitRejuge['conditions'][number]['avant']>;
export type Scalaire = FaitRejuge['valeurs'][number]['avant'];
export type Replay = Formes['Rejeu'];

export type ReponseCommande = Formes['CommandeAcceptee'];
/** The part of the server's health that a user must know. */
export type Ecriture = Pick<Formes['Pret'], 'ecriture' | 'causes'>;

/** Body of a refusal, whatever was asked. `status` is 0 when the server could not be reached. */
export type Probleme = Partial<Formes['RefusDeCommande']> & {
  status: number;
  /** Correlation id, to be quoted when asking for help. */
  reference?: string;
};

export type Indicateurs = Formes['Indicateurs'];
export type Sorties = Indicateurs['sorties'];
export type CompteSorties = Sorties['parCategorie'][number];
export type Taux = Indicateurs['taux'];
export type Part = Taux['durable'];
export type Sejours = Indicateurs['sejours'];
export type Duree = NonNullable<Sejours['courts']['auPlus']>;
export type ActionsDeNature = Indicateurs['accompagnements'][number];
export type ResumeStructure = Indicateurs['parStructure'][number];
