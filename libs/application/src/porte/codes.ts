/** Codes the door accepts. Those of the law come from the files of the référentiel: a new motif is one file, nothing here. */
import { direEtatDAnnexe, direTypeDePrescripteur } from '@jalon/conventionnement';
import { schemaTypeContrat, type TypeContrat } from '@jalon/droit';
import type { InitiativeFormation } from '@jalon/parcours';
import { lireReferentiel } from '../referentiel/lire-fichiers.js';
import type { Codes } from './champs.js';

const referentiel = lireReferentiel();

/** Codes of a folder of the référentiel, repealed ones included (a history may name them); the law judges, not the door. */
export const codesDuDroit = (dossier: string): Codes =>
  Object.fromEntries(
    referentiel.codes(dossier).map((code) => [code, referentiel.parametres.get(`${dossier}/${code}`)?.libelle ?? code]),
  );

/** In the order of the law: a form offers « Autre contrat » last. */
export const TYPES_CONTRAT: readonly TypeContrat[] = schemaTypeContrat.options;
const contrats = codesDuDroit('contrat/types');
export const CONTRATS: Codes = Object.fromEntries(TYPES_CONTRAT.map((type) => [type, contrats[type] ?? type]));
export const SEXES: Codes = { F: 'Femme', M: 'Homme' };
export const UTILISATEURS = codesDuDroit('mise-a-disposition/utilisateurs');
export const ACCOMPAGNEMENTS = codesDuDroit('accompagnement/natures');
export const INITIATIVES: Record<InitiativeFormation, string> = {
  PLAN: 'L’employeur, dans le plan de développement des compétences',
  SALARIE: 'Le salarié',
};
export const ORIGINES_REPRISE: Codes = {
  plateforme: 'PASS délivré par la plateforme',
  agrement: 'Agrément repris',
  stock_ai: 'Stock des associations intermédiaires',
};
/** States of an annexe that the référentiel lists: the rule says which ones make the structure active. */
export const ETATS_ANNEXE: Codes = Object.fromEntries(
  (referentiel.parametres.get('conventionnement/annexe')?.versions ?? [])
    .flatMap(({ valeurs }) => [valeurs['etats_actifs'], valeurs['etats_inactifs']] as string[][])
    .flat()
    .map((code) => [code, direEtatDAnnexe(code)]),
);
/** Kinds of prescripteur on one of the lists of the référentiel. */
export const TYPES_PRESCRIPTEUR: Codes = Object.fromEntries(
  (referentiel.parametres.get('eligibilite/prescripteurs')?.versions ?? [])
    .flatMap(({ valeurs }) => [valeurs['nationaux'], valeurs['habilites_par_le_prefet']] as string[][])
    .flat()
    .map((code) => [code, direTypeDePrescripteur(code)]),
);
