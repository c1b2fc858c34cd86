/** What sentences of the journal share. The words of the law are not here: a fact is given them (`mots`), from the référentiel. */
import { placeDe } from '@jalon/decider';
import { regimesHeures } from '@jalon/droit';

/** A regime of reduced hours inside a sentence. */
export const libelleDuRegime = (regime: string): string => {
  const libelle = regimesHeures[regime];
  return libelle === undefined ? regime : libelle.charAt(0).toLowerCase() + libelle.slice(1);
};

const nomsDesFaits: Readonly<Record<string, string>> = {
  ParcoursOuvert: 'ouverture du parcours',
  OrientationEnvoyee: 'orientation',
  OrientationRepondue: 'réponse à une orientation',
  DiagnosticEtabli: 'diagnostic',
  CarenceDerogee: 'dérogation à la carence',
  SituationDeclaree: 'situation de la personne',
  AccompagnementEnregistre: 'accompagnement',
  PassDelivre: 'délivrance du PASS',
  PassRepris: 'reprise du PASS',
  PassOfficielConstate: 'PASS officiel constaté',
  EmbaucheDeclaree: 'embauche',
  EmbaucheReportee: 'report de l’embauche',
  EmbaucheAnnulee: 'annulation de l’embauche',
  FicheTransmise: 'fiche salarié',
  ContratRenouvele: 'renouvellement du contrat',
  ContratProlonge: 'prolongation du contrat',
  ContratSuspendu: 'suspension du contrat',
  ContratRepris: 'reprise du contrat',
  ContratRompu: 'rupture du contrat',
  ContratTermine: 'fin du contrat',
  MiseADispositionConclue: 'mise à disposition',
  HeuresDeclarees: 'heures',
  HeuresReduitesAutorisees: 'autorisation d’une durée réduite',
  VisiteMedicaleEnregistree: 'visite d’information et de prévention',
  SuspensionDeclaree: 'suspension du PASS',
  SuspensionCorrigee: 'correction de la suspension',
  SuspensionRetiree: 'retrait de la suspension',
  SuspensionLevee: 'levée de la suspension',
  ProlongationDemandee: 'demande de prolongation',
  ProlongationDeclaree: 'prolongation',
  ProlongationAccordee: 'prolongation accordée',
  ProlongationRefusee: 'prolongation refusée',
  ProlongationRetiree: 'retrait de la prolongation',
  ParcoursClos: 'clôture du parcours',
  SortieEnregistree: 'sortie',
  SortieRetiree: 'retrait de la sortie',
  HomonymeLeve: 'homonyme écarté',
  ParcoursRapproche: 'rapprochement',
  DerogationCarenceRefusee: 'refus de déroger à la carence',
  SuspensionCommencee: 'début de la suspension',
  SuspensionTerminee: 'fin de la suspension',
  PassExpire: 'expiration du PASS',
  PassRetabli: 'rétablissement du PASS',
  RappelProlongationEchu: 'rappel au prescripteur',
  DemandeSansReponse: 'demande sans réponse',
  EcheancesAnnulees: 'annulation d’échéances',
  DecisionNotifiee: 'notification',
  DecisionContestee: 'contestation',
  ContestationTraitee: 'réponse à la contestation',
  ConservationProrogee: 'prorogation de la conservation',
  ProrogationLevee: 'levée de la prorogation',
  DonneesEffacees: 'effacement',
  EcritureEcartee: 'écriture écartée',
};
/** What a fact is about, to name it in a sentence: « fin du contrat ». */
export const nomDuFait = (type: string): string => nomsDesFaits[type] ?? 'autre fait';

/** « suspension du PASS (n° 12) » */
export const nommer = (type: string, revision: number): string => `${nomDuFait(type)} (n° ${placeDe(revision)})`;

/** « (motif) » after a sentence, nothing once the motif is erased or not to be told. */
export const entreParentheses = (code: string | null, dire: (code: string) => string): string =>
  code === null ? '' : ` (${dire(code)})`;

/** « 1 jour », « 30 jours ». */
export const enJours = (n: number): string => `${n} ${Math.abs(n) > 1 ? 'jours' : 'jour'}`;

const accord = (n: number): string => `${n} critère${n > 1 ? 's' : ''}`;
/** « 1 critère de niveau 1 et 2 critères de niveau 2 », « sans critère administratif ». */
export function criteres(niveau1: number, niveau2: number): string {
  const comptes = [
    ...(niveau1 > 0 ? [`${accord(niveau1)} de niveau 1`] : []),
    ...(niveau2 > 0 ? [`${accord(niveau2)} de niveau 2`] : []),
  ];
  return comptes.length === 0 ? 'sans critère administratif' : comptes.join(' et ');
}
