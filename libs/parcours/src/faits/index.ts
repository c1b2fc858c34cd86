/** The alphabet of the parcours: every fact, in the order of the process. */
import { nomActuel, type FaitDe } from '@jalon/decider';
import type { Jour } from '@jalon/droit';
import type { Acteur } from '../acteur.js';
import { ConservationProrogee } from './conservation-prorogee.js';
import { DonneesEffacees } from './donnees-effacees.js';
import { ProrogationLevee } from './prorogation-levee.js';
import { CarenceDerogee } from './carence-derogee.js';
import { ContestationTraitee } from './contestation-traitee.js';
import { DecisionContestee } from './decision-contestee.js';
import { DecisionNotifiee } from './decision-notifiee.js';
import { DerogationCarenceRefusee } from './derogation-carence-refusee.js';
import { DiagnosticEtabli } from './diagnostic-etabli.js';
import { OrientationEnvoyee } from './orientation-envoyee.js';
import { OrientationRepondue } from './orientation-repondue.js';
import { ParcoursOuvert } from './parcours-ouvert.js';
import { EcritureEcartee } from './ecriture-ecartee.js';
import { PassDelivre } from './pass-delivre.js';
import { PassDecale } from './pass-decale.js';
import { PassAnnule } from './pass-annule.js';
import { EmbaucheDeclaree } from './embauche-declaree.js';
import { EmbaucheReportee } from './embauche-reportee.js';
import { EcheancesAnnulees } from './echeances-annulees.js';
import { EmbaucheAnnulee } from './embauche-annulee.js';
import { FicheTransmise } from './fiche-transmise.js';
import { ContratRenouvele } from './contrat-renouvele.js';
import { ContratProlonge } from './contrat-prolonge.js';
import { ContratSuspendu } from './contrat-suspendu.js';
import { ContratRepris } from './contrat-repris.js';
import { ContratRompu } from './contrat-rompu.js';
import { ContratTermine } from './contrat-termine.js';
import { MiseADispositionConclue } from './mise-a-disposition-conclue.js';
import { HeuresDeclarees } from './heures-declarees.js';
import { HeuresReduitesAutorisees } from './heures-reduites-autorisees.js';
import { VisiteMedicaleEnregistree } from './visite-medicale-enregistree.js';
import { AccompagnementEnregistre } from './accompagnement-enregistre.js';
import { SituationDeclaree } from './situation-declaree.js';
import { DemandeSansReponse } from './demande-sans-reponse.js';
import { FaitRectifie } from './fait-rectifie.js';
import { ParcoursClos } from './parcours-clos.js';
import { PassExpire } from './pass-expire.js';
import { PassRepris } from './pass-repris.js';
import { PassOfficielConstate } from './pass-officiel-constate.js';
import { PassRetabli } from './pass-retabli.js';
import { DoublonClos } from './doublon-clos.js';
import { ParcoursRapproche } from './parcours-rapproche.js';
import { HomonymeLeve } from './homonyme-leve.js';
import { ProlongationAccordee } from './prolongation-accordee.js';
import { ProlongationDeclaree } from './prolongation-declaree.js';
import { ProlongationDemandee } from './prolongation-demandee.js';
import { ProlongationRefusee } from './prolongation-refusee.js';
import { ProlongationRetiree } from './prolongation-retiree.js';
import { RappelProlongationEchu } from './rappel-prolongation-echu.js';
import { SortieEnregistree } from './sortie-enregistree.js';
import { SortieRetiree } from './sortie-retiree.js';
import { SuspensionCommencee } from './suspension-commencee.js';
import { SuspensionCorrigee } from './suspension-corrigee.js';
import { SuspensionDeclaree } from './suspension-declaree.js';
import { SuspensionLevee } from './suspension-levee.js';
import { SuspensionRetiree } from './suspension-retiree.js';
import { SuspensionTerminee } from './suspension-terminee.js';

export const catalogue = {
  ParcoursOuvert,
  HomonymeLeve,
  OrientationEnvoyee,
  OrientationRepondue,
  DiagnosticEtabli,
  CarenceDerogee,
  DerogationCarenceRefusee,
  PassDelivre,
  PassDecale,
  PassAnnule,
  EmbaucheDeclaree,
  EmbaucheReportee,
  EmbaucheAnnulee,
  FicheTransmise,
  ContratRenouvele,
  ContratProlonge,
  ContratSuspendu,
  ContratRepris,
  ContratRompu,
  ContratTermine,
  MiseADispositionConclue,
  HeuresDeclarees,
  HeuresReduitesAutorisees,
  VisiteMedicaleEnregistree,
  AccompagnementEnregistre,
  SituationDeclaree,
  SuspensionDeclaree,
  SuspensionCommencee,
  SuspensionCorrigee,
  SuspensionLevee,
  SuspensionTerminee,
  ProlongationDemandee,
  ProlongationDeclaree,
  ProlongationAccordee,
  ProlongationRefusee,
  RappelProlongationEchu,
  DemandeSansReponse,
  PassExpire,
  PassRetabli,
  PassRepris,
  PassOfficielConstate,
  ParcoursClos,
  SortieEnregistree,
  SuspensionRetiree,
  ProlongationRetiree,
  SortieRetiree,
  ParcoursRapproche,
  DoublonClos,
  FaitRectifie,
  EcheancesAnnulees,
  DecisionNotifiee,
  DecisionContestee,
  ContestationTraitee,
  ConservationProrogee,
  ProrogationLevee,
  DonneesEffacees,
  EcritureEcartee,
} as const;

/** The name a fact has today, by whichever name one knows it. */
export const typeActuel = (nom: string): string => nomActuel(catalogue, nom);

/** Facts of the writing itself: nobody is shown them, no read model follows them. */
export const horsLecture: ReadonlySet<string> = new Set([EcritureEcartee.type]);

export type FaitPropose = FaitDe<typeof catalogue>;
export type TypeFait = FaitPropose['type'];
/** Nothing in the dossier changes by it (`sansEffet`, in its file). */
export type FaitSansEffet = { [T in TypeFait]: (typeof catalogue)[T]['sansEffet'] extends true ? T : never }[TypeFait];
export type DonneesFait<T extends TypeFait> = Extract<FaitPropose, { type: T }>['data'];

/** A fact with its place: who, on which civil day, at which revision of the dossier. */
export type Fait = FaitPropose & { le: Jour; par: Acteur; revision: number; signaux?: readonly string[] };
export type FaitDeType<T extends TypeFait> = Extract<FaitPropose, { type: T }> & {
  le: Jour;
  par: Acteur;
  revision: number;
};
