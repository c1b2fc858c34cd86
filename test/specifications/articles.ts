/**
 * What each condition cites when it refuses: the articles that the person reads beside it. Said here once, checked by every specification
 * that expects a refusal; a text that is lost, or one that has nothing to do there, fails the first of them.
 */

/** A matter of the dossier itself: no text is needed to say it. */
export const AUCUN = '';

export const INSERTION_ET_HEURES =
  'L. 5132-5 · L. 5132-11-1 · L. 5132-15-1 · D. 5132-10-5-3 · D. 5132-26-12 · D. 5132-43-14 · D. 5132-43-5 · D. 5132-10-5-4 · D. 5132-26-13 · D. 5132-43-15 · D. 5132-43-8';
export const INSERTION = 'L. 5132-5 · L. 5132-11-1 · L. 5132-15-1';
const PMSMP =
  'D. 5135-3 · L. 5135-1 · D. 5132-10-4 · D. 5132-26-4 · D. 5132-43-4 · D. 5132-10-1 · D. 5132-26-1 · D. 5132-43-1';
export const DATE_CERTAINE =
  'R. 5132-1-6 (« tout moyen donnant date certaine ») · R. 5132-1-4 (« date certaine à la réception »)';
/** The reading of the platform; that of the code is R. 5132-1-8. */
export const DEMANDEUR = 'les-emplois de l’inclusion, www/approvals_views/views.py';
export const FICHE_AI = 'Avise, fiche pratique « Les associations intermédiaires »';
export const PRECISIONS = 'les-emplois de l’inclusion, companies/enums.py';
const VISITE = 'R. 5132-26-6 · R. 5132-26-7 · R. 5132-26-8';
export const CONTESTATION = 'R. 5132-1-3 · les-emplois de l’inclusion, conditions générales d’utilisation, art. 6.4';
const PASS = 'les-emplois de l’inclusion, approvals/models.py';
const CANDIDATURE = 'les-emplois de l’inclusion, job_applications/models.py';
const HABILITATION = 'R. 5132-1-4 · Arrêté du 1er septembre 2021 (NOR MTRD2124285A) · L. 5132-3';

/**
 * Condition, or « command × condition » where the command decides → titles in their order, « Code du travail, art. » left out.
 * A list: more than one is possible, and the specification says which ({@link citant}).
 */
export const ARTICLES: Readonly<Record<string, string | readonly string[]>> = {
  accompagnement_duree_max: PMSMP,
  age_minimal: INSERTION,
  base_effacement: 'R. 5132-1-23',
  cause_prorogation: AUCUN,
  conservation_echue: 'R. 5132-1-23',
  'NotifierDecision × auteur_de_la_decision': 'R. 5132-1-6',
  'RepondreContestation × auteur_de_la_decision': CONTESTATION,
  auteur_du_fait: AUCUN,
  'DerogerCarence × auteur_habilite': HABILITATION,
  'EtablirDiagnostic × auteur_habilite': 'Arrêté du 1er septembre 2021 (NOR MTRD2124285A) · L. 5132-3 · R. 5132-1-14',
  'RefuserDerogationCarence × auteur_habilite': HABILITATION,
  auto_prescription_active: 'L. 5132-3 · R. 5132-1-14',
  base_legale: AUCUN,
  carence: 'R. 5132-1-4',
  cddi_duree_min: INSERTION,
  cdi_inclusion_conditions:
    'L. 5132-14-1 · D. 5132-26-9 · D. 5132-10-5 · D. 5132-10-15 · D. 5132-43-11 · D. 5132-10-5-2 · D. 5132-10-17 · D. 5132-26-11 · D. 5132-43-13',
  cloture_apres_douze_mois: 'R. 5132-1-3 · les-emplois de l’inclusion, conditions générales d’utilisation',
  'RepondreContestation × contestation_en_attente': [CONTESTATION, AUCUN],
  contestation_unique: CONTESTATION,
  contrat_connu: AUCUN,
  'DeclarerEmbauche × contrat_duree_totale_max': [INSERTION, FICHE_AI],
  'ProlongerContrat × contrat_duree_totale_max': INSERTION,
  'RenouvelerContrat × contrat_duree_totale_max': [FICHE_AI, INSERTION],
  contrat_en_cours: AUCUN,
  contrat_non_suspendu: AUCUN,
  contrat_nouveau: AUCUN,
  'DeclarerEmbauche × contrat_precision': [PRECISIONS, `L. 6221-1 · ${PRECISIONS}`],
  contrat_suspendu: AUCUN,
  criteres_compatibles:
    'Arrêté du 1er septembre 2021 (NOR MTRD2124285A) · les-emplois de l’inclusion, eligibility/data/administrative_criteria.json',
  decision_a_notifier: AUCUN,
  'ContesterDecision × decision_contestable': ['R. 5132-1-6', AUCUN],
  demande_en_attente: PASS,
  demande_unique: PASS,
  destinataire: PASS,
  destinataire_notification: 'R. 5132-1-6',
  diagnostic_inutile: 'R. 5132-1-1 · R. 5132-1-9',
  diagnostic_valide:
    'les-emplois de l’inclusion, eligibility/models/common.py · les-emplois de l’inclusion, eligibility/models/iae.py',
  duree_max_demande: INSERTION,
  echeance_due: AUCUN,
  embauche_avant_fin_pass: 'les-emplois de l’inclusion, PR 5248',
  embauche_dans_six_mois: CANDIDATURE,
  embauche_non_annulee: AUCUN,
  embauche_non_commencee: CANDIDATURE,
  embauche_pas_avant_ce_jour: CANDIDATURE,
  employeur_du_contrat: AUCUN,
  'EffacerDonnees × fondement_effacement': ['R. 5132-1-22', AUCUN],
  'DemanderProlongation × employeur_du_pass': ['R. 5132-1-8', DEMANDEUR],
  entretien_permis: PASS,
  fait_rectifiable: AUCUN,
  remplacement_valide: AUCUN,
  fiche_non_transmise: CANDIDATURE,
  fin_dans_la_demande: PASS,
  formation_en_cours: INSERTION,
  'DeclarerEmbauche × heures_hebdo_min': [INSERTION_ET_HEURES, 'L. 5132-7 · L. 3123-27'],
  heures_possibles: 'L. 3121-18 · L. 3121-20',
  heures_reduites_anciennete: INSERTION_ET_HEURES,
  heures_reduites_cumul: INSERTION_ET_HEURES,
  heures_reduites_duree: INSERTION_ET_HEURES,
  heures_reduites_regime: INSERTION_ET_HEURES,
  heures_reduites_renouvellement: INSERTION_ET_HEURES,
  initiative_permise: 'R. 5132-13',
  mad_connue: AUCUN,
  mad_contrat_complet: 'R. 5132-20',
  mad_dans_contrat: AUCUN,
  mad_nouvelle: AUCUN,
  'ConclureMiseADisposition × mad_permise': ['L. 5132-7 · L. 5132-6 · L. 5132-9 · L. 2211-1', 'L. 5132-7 · L. 5132-6'],
  mad_sans_licenciement_recent: 'L. 5132-7',
  mad_sans_travaux_dangereux: 'L. 5132-10 · D. 4154-1',
  mois_du_contrat: AUCUN,
  'RompreContrat × motif_contrat': 'L. 1237-1',
  'SuspendreContrat × motif_contrat': INSERTION,
  motif_ouvert: AUCUN,
  motif_reserve: INSERTION,
  'NotifierDecision × moyen_date_certaine': [DATE_CERTAINE, AUCUN],
  notification_datee: AUCUN,
  pass_en_cours: PASS,
  pass_suspendu: PASS,
  pass_unique: 'R. 5132-1-1 · R. 5132-1-9',
  periode_coherente: AUCUN,
  pieces_valides:
    'R. 5132-1-7 · Arrêté du 1er septembre 2021 (NOR MTRD2124285A) · les-emplois de l’inclusion, eligibility/data/administrative_criteria.json',
  plafond_480h: 'R. 5132-18 · L. 5132-9 · D. 5132-18-1',
  pmsmp_prevue: PMSMP,
  prolongation_contrat_decideur: INSERTION,
  refus_motive: 'R. 5132-1-4',
  report_dans_trente_jours: CANDIDATURE,
  'DemanderProlongation × rqth_valide': PASS,
  'ProlongerContrat × rqth_valide': INSERTION,
  siae_derniere_embauche: PASS,
  situation_precisee: AUCUN,
  structure_conventionnee: 'L. 5132-2 · les-emplois de l’inclusion, companies/models.py',
  suspension_levable: PASS,
  suspension_motif_permis: AUCUN,
  suspension_sans_chevauchement: PASS,
  territoire_mad: 'R. 5132-19',
  'DeclarerEmbauche × type_contrat_permis': ['L. 5132-6', 'D. 1242-1 · L. 1242-2'],
  visite_concernee: VISITE,
  visite_emplois_max: VISITE,
  visite_pas_dans_le_futur: VISITE,
};

/** A condition, and the articles that it must cite here. */
export interface Citation {
  condition: string;
  articles: string;
}
export const citant = (condition: string, articles: string): Citation => ({ condition, articles });

interface References {
  condition: string;
  references: readonly { titre: string; href: string }[];
}
/** The articles of a finding, as they are written above. */
export const articlesDe = ({ references }: References): string =>
  [...new Set(references.map(({ titre }) => titre.replace('Code du travail, art. ', '')))].join(' · ');

/** @returns what the finding should cite @throws when nothing here says it, or several do and the specification does not choose */
export function articlesAttendus(commande: string, { condition }: References, dite: string | Citation): string {
  const connus = ARTICLES[`${commande} × ${condition}`] ?? ARTICLES[condition];
  if (connus === undefined)
    throw new Error(`« ${condition} » n’a pas ses articles : écrivez-les dans test/specifications/articles.ts`);
  const possibles = typeof connus === 'string' ? [connus] : connus;
  if (typeof dite !== 'string') {
    if (!possibles.includes(dite.articles))
      throw new Error(`« ${condition} » ne cite jamais « ${dite.articles} » dans test/specifications/articles.ts`);
    return dite.articles;
  }
  if (possibles.length > 1)
    throw new Error(
      `« ${condition} » cite selon le cas ${possibles.map((p) => `« ${p} »`).join(' ou ')} : dites lequel (citant)`,
    );
  return possibles[0] ?? AUCUN;
}
