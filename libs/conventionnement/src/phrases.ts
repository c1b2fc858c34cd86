/** What an act is about, to name it in a sentence. */
const noms: Readonly<Record<string, string>> = {
  StructureEnregistree: 'enregistrement de la structure',
  ConventionDemandee: 'demande de convention',
  AvisCommissionRendu: 'avis de la commission',
  ConventionSignee: 'convention',
  ConventionSuspendue: 'suspension de la convention',
  ConventionReprise: 'reprise de la convention',
  ConventionResiliee: 'résiliation de la convention',
  AnnexeSignee: 'annexe financière',
  PermanenceDeclaree: 'permanence',
  Derogation480hAccordee: 'dérogation au plafond d’heures',
  DerogationHeuresAccordee: 'dérogation à la durée hebdomadaire',
  DialogueDeGestionTenu: 'dialogue de gestion',
  AutoPrescriptionRetiree: 'retrait de l’auto-prescription',
  AutoPrescriptionRetablie: 'rétablissement de l’auto-prescription',
  HabilitationAccordee: 'habilitation',
  HabilitationRetiree: 'retrait de l’habilitation',
  StructureFermee: 'fermeture',
  SuccessionConstatee: 'succession',
  ActeRectifie: 'rectification',
};
export const nomDeLActe = (type: string): string => noms[type] ?? 'autre acte';
