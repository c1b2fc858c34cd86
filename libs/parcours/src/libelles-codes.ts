/**
 * What a code is called in a sentence of the journal. Facts are pure and their sentences never change, so the words are here; a test
 * proves them equal to the labels of the référentiel. A code without a label (added by a local parameter file) stands for itself.
 */
import { regimesHeures } from '@jalon/droit';

export const libellesDesCodes = {
  'accompagnement/natures': {
    formation: 'Formation',
    pmsmp: 'Période de mise en situation en milieu professionnel (PMSMP)',
    prise_de_poste: 'Accompagnement à la prise de poste',
    professionnel: 'Accompagnement professionnel',
    social: 'Accompagnement social',
  },
  'contrat/convergence': {
    CVG: 'Contrat d’insertion Convergence',
    PHC: 'Contrat d’insertion Convergence, premières heures en chantier',
  },
  'contrat/precisions': {
    APPRENTISSAGE: 'Contrat d’apprentissage',
    CDD: 'Contrat à durée déterminée',
    CDD_TREMPLIN: 'Contrat à durée déterminée « tremplin »',
    CDI: 'Contrat à durée indéterminée',
    PROFESSIONNALISATION: 'Contrat de professionnalisation',
  },
  'contrat/prolongation': {
    DIFFICULTES: 'Difficultés particulièrement importantes',
    FORMATION: 'Achever une formation en cours',
    RQTH: 'Travailleur handicapé, difficultés faisant obstacle à l’insertion durable',
    SENIOR: '50 ans et plus, difficultés faisant obstacle à l’insertion durable',
  },
  'contrat/types': {
    AUTRE: 'Autre contrat',
    CDDI: 'Contrat à durée déterminée d’insertion (CDDI)',
    CDDU: 'Contrat à durée déterminée d’usage (CDDU)',
    CDI_INCLUSION: 'CDI inclusion',
    EITI: 'Contrat avec un entrepreneur individuel (EITI)',
    MISSION: 'Contrat de mission d’insertion',
  },
  'mise-a-disposition/utilisateurs': {
    association: 'Association, personne morale de droit privé à but non lucratif',
    collectivite: 'Collectivité ou établissement public administratif',
    entreprise: 'Entreprise',
    epic: 'Établissement public industriel et commercial',
    particulier: 'Particulier',
  },
  'notification/decisions': {
    CLOTURE: 'Clôture du parcours',
    ELIGIBILITE: 'Déclaration d’éligibilité',
    REFUS_DEROGATION_CARENCE: 'Refus de déroger au délai de carence',
    REFUS_PROLONGATION: 'Refus de prolonger le PASS IAE',
  },
  'notification/moyens': {
    COMMISSAIRE_DE_JUSTICE: 'Signification par commissaire de justice',
    COURRIEL: 'Courriel sans accusé de réception',
    LETTRE_RECOMMANDEE: 'Lettre recommandée avec avis de réception',
    LETTRE_RECOMMANDEE_ELECTRONIQUE: 'Lettre recommandée électronique',
    LETTRE_SIMPLE: 'Lettre simple',
    ORAL: 'De vive voix ou par téléphone',
    REMISE_CONTRE_DECHARGE: 'Remise en main propre contre décharge',
    TELESERVICE: 'Messagerie du téléservice, avec accusé de réception',
  },
  'prolongation/motifs': {
    CDI_INCLUSION: 'CDI inclusion avec une personne senior',
    CONTEXTE_SANITAIRE: 'Contexte sanitaire',
    DIFFICULTES: 'Difficultés particulièrement importantes',
    FORMATION: 'Achèvement d’une action de formation en cours',
    RQTH: 'Reconnaissance de la qualité de travailleur handicapé',
    SENIOR: 'Senior en difficulté',
  },
  'prolongation/refus': {
    DUREE: 'La durée demandée n’est pas adaptée à la situation',
    IAE: 'L’IAE ne correspond plus aux besoins ni à la situation de la personne',
    MOTIF: 'Le motif demandé n’est pas adapté à la situation',
    SIAE: 'Le type de SIAE ne correspond plus aux besoins ni à la situation de la personne',
  },
  'sortie/types': {
    AUTRE_CHOMAGE: 'Autre sortie, au chômage',
    AUTRE_INACTIVITE: 'Autre sortie, sans activité',
    AUTRE_INCONNU: 'Autre sortie, situation inconnue',
    DURABLE_CDD_6_MOIS: 'Emploi durable, contrat à durée déterminée ou mission longue',
    DURABLE_CDI: 'Emploi durable, contrat à durée indéterminée',
    DURABLE_CREATION: 'Emploi durable, création ou reprise d’entreprise',
    DURABLE_FONCTION_PUBLIQUE: 'Emploi durable, stage ou titularisation dans la fonction publique',
    POSITIVE_AUTRE_SIAE: 'Sortie positive, embauche dans une autre SIAE',
    POSITIVE_FORMATION: 'Sortie positive, formation préqualifiante ou qualifiante',
    POSITIVE_RETRAITE: 'Sortie positive, retraite',
    RETRAIT_AUTRE: 'Retrait des sorties constatées, autre raison particulière',
    RETRAIT_CDI_INCLUSION: 'Retrait des sorties constatées, CDI inclusion',
    RETRAIT_CONGE_LONGUE_DUREE: 'Retrait des sorties constatées, congé de longue durée',
    RETRAIT_DECES: 'Retrait des sorties constatées, décès',
    RETRAIT_DUREE_INSUFFISANTE: 'Retrait des sorties constatées, présence trop courte',
    TRANSITION_CDD: 'Emploi de transition, contrat à durée déterminée ou mission courte',
    TRANSITION_CONTRAT_AIDE: 'Emploi de transition, contrat aidé chez un employeur de droit commun',
  },
  'suspension/motifs': {
    ACCORD_CTA: 'Accord des membres du comité technique d’animation',
    CONTRAT_PASSERELLE: 'Bascule vers un contrat passerelle',
    CONTRAT_ROMPU: 'Contrat de travail rompu',
    CONTRAT_SUSPENDU: 'Contrat de travail suspendu de longue durée',
    CONTRAT_TERMINE: 'Contrat de travail terminé',
    DESINTOXICATION: 'Période de cure',
    ESSAI_HORS_IAE: 'Période d’essai hors de l’IAE',
    FORCE_MAJEURE: 'Force majeure',
    INCARCERATION: 'Incarcération',
    MALADIE: 'Arrêt pour longue maladie',
    MATERNITE: 'Congé de maternité',
  },
} as const;

/** Label of a code, as the référentiel writes it. */
export function libelleDuCode(famille: keyof typeof libellesDesCodes, code: string): string {
  const libelles: Readonly<Record<string, string>> = libellesDesCodes[famille];
  return libelles[code] ?? code;
}

/** A regime of reduced hours inside a sentence. */
export const libelleDuRegime = (regime: string): string => {
  const libelle = regimesHeures[regime];
  return libelle === undefined ? regime : libelle.charAt(0).toLowerCase() + libelle.slice(1);
};

const nomsDesFaits: Readonly<Record<string, string>> = {
  ParcoursOuvert: 'ouverture du parcours',
  OrientationEnvoyee: 'orientation',
  DiagnosticEtabli: 'diagnostic',
  CarenceDerogee: 'dérogation à la carence',
  SituationDeclaree: 'situation de la personne',
  AccompagnementEnregistre: 'accompagnement',
  PassDelivre: 'délivrance du PASS',
  PassRepris: 'reprise du PASS',
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
  SuspensionLevee: 'levée de la suspension',
  ProlongationDemandee: 'demande de prolongation',
  ProlongationDeclaree: 'prolongation',
  ProlongationAccordee: 'prolongation accordée',
  ProlongationRefusee: 'prolongation refusée',
  ParcoursClos: 'clôture du parcours',
  SortieEnregistree: 'sortie',
  DerogationCarenceRefusee: 'refus de déroger à la carence',
  SuspensionCommencee: 'début de la suspension',
  SuspensionTerminee: 'fin de la suspension',
  PassExpire: 'expiration du PASS',
  PassRetabli: 'rétablissement du PASS',
  RappelProlongationEnvoye: 'rappel au prescripteur',
  DemandeSansReponse: 'demande sans réponse',
  EcheancesAnnulees: 'annulation d’échéances',
  DecisionNotifiee: 'notification',
  DecisionContestee: 'contestation',
  ContestationTraitee: 'réponse à la contestation',
  EcritureEcartee: 'écriture écartée',
};
/** What a fact is about, to name it in a sentence: « fin du contrat ». */
export const nomDuFait = (type: string): string => nomsDesFaits[type] ?? 'autre fait';

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
