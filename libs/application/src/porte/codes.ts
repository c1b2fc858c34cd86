/** Codes the door accepts. Those of the law come from the files of the référentiel: a new motif is one file, nothing here. */
import type { Siae, TypeContrat } from '@jalon/droit';
import type { InitiativeFormation } from '@jalon/parcours';
import { lireReferentiel } from '../referentiel/lire-fichiers.js';
import type { Codes } from './champs.js';

const referentiel = lireReferentiel();

/** Codes of a folder of the référentiel, repealed ones included (a history may name them); the law judges, not the door. */
export const codesDuDroit = (dossier: string): Codes =>
  Object.fromEntries(
    referentiel.codes(dossier).map((code) => [code, referentiel.parametres.get(`${dossier}/${code}`)?.libelle ?? code]),
  );

export const CONTRATS: Record<TypeContrat, string> = {
  CDDI: 'Contrat à durée déterminée d’insertion',
  CDDU: 'Contrat d’usage (association intermédiaire)',
  CDI_INCLUSION: 'CDI inclusion',
  MISSION: 'Contrat de mission (entreprise de travail temporaire d’insertion)',
  EITI: 'Contrat d’accompagnement (travail indépendant)',
  AUTRE: 'Autre contrat',
};
export const TYPES_CONTRAT = Object.keys(CONTRATS) as TypeContrat[];
export const SEXES: Codes = { F: 'Femme', M: 'Homme' };
export const UTILISATEURS: Codes = {
  particulier: 'Particulier',
  association: 'Association',
  collectivite: 'Collectivité',
  entreprise: 'Entreprise',
  epic: 'Établissement public industriel et commercial',
};
export const ACCOMPAGNEMENTS: Codes = {
  social: 'Accompagnement social',
  professionnel: 'Accompagnement professionnel',
  prise_de_poste: 'Prise de poste',
  formation: 'Formation',
  pmsmp: 'Période de mise en situation en milieu professionnel',
};
export const INITIATIVES: Record<InitiativeFormation, string> = {
  PLAN: 'L’employeur, dans le plan de développement des compétences',
  SALARIE: 'Le salarié',
};
export const ORIGINES_REPRISE: Codes = {
  plateforme: 'PASS délivré par la plateforme',
  agrement: 'Agrément repris',
  stock_ai: 'Stock des associations intermédiaires',
};
export const TYPES_SIAE: Record<Siae, string> = {
  AI: 'Association intermédiaire',
  ACI: 'Atelier et chantier d’insertion',
  EI: 'Entreprise d’insertion',
  ETTI: 'Entreprise de travail temporaire d’insertion',
  EITI: 'Entreprise d’insertion par le travail indépendant',
};
/** States of an annexe, in the words of the référentiel: the rule says which ones make the structure active. */
export const ETATS_ANNEXE: Codes = Object.fromEntries(
  (referentiel.parametres.get('conventionnement/annexe')?.versions ?? [])
    .flatMap(({ valeurs }) => [valeurs['etats_actifs'], valeurs['etats_inactifs']] as string[][])
    .flat()
    .map((code) => [code, code]),
);
