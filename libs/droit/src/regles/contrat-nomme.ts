/** Conditions that every command naming a contract shares. Without the contract, nothing else about it can be looked at. */
import { enFrancais, type Jour } from '../jour.js';
import { constat, type Condition } from '../regle.js';

/** The contract a command names, as the dossier knows it. */
export interface ContratJuge {
  type: string;
  debut: Jour;
  fin: Jour | null;
  /** Last day actually covered, once ended or broken. */
  finEffective: Jour | null;
  etat: 'declare' | 'suspendu' | 'termine' | 'rompu' | 'annule';
  /** True when the acting organisation is the employer. */
  employeur: boolean;
  /** Start of the running suspension of the contract. */
  suspenduDepuis: Jour | null;
  ficheTransmise: boolean;
}
export interface SituationContrat {
  contrat: ContratJuge | null;
}

export const contratConnu: Condition<SituationContrat> = (_, { contrat }) =>
  constat(
    'contrat_connu',
    contrat !== null,
    'un contrat déclaré sur ce parcours',
    contrat ? 'contrat connu' : 'aucun contrat de cet identifiant',
    [],
  );

export const employeurDuContrat: Condition<SituationContrat> = (_, { contrat }) =>
  contrat &&
  constat(
    'employeur_du_contrat',
    contrat.employeur,
    'la SIAE qui emploie sur ce contrat',
    contrat.employeur ? 'employeur du contrat' : 'une autre structure est l’employeur',
    [],
  );

const etats: Record<ContratJuge['etat'], string> = {
  declare: 'en cours',
  suspendu: 'suspendu',
  termine: 'terminé',
  rompu: 'rompu',
  annule: 'annulé',
};

/** Neither ended, broken nor cancelled. */
export const contratEnCours: Condition<SituationContrat> = (_, { contrat }) =>
  contrat &&
  constat(
    'contrat_en_cours',
    contrat.etat === 'declare' || contrat.etat === 'suspendu',
    'un contrat ni terminé, ni rompu, ni annulé',
    `contrat ${etats[contrat.etat]}`,
    [],
  );

/** Not over either by its planned term: an amendment is concluded before it. */
export const contratAvantTerme: Condition<SituationContrat> = (droit, { contrat }) => {
  if (!contrat) return null;
  const ouvert = contrat.etat === 'declare' || contrat.etat === 'suspendu';
  const echu = contrat.fin !== null && contrat.fin < droit.jour;
  return constat(
    'contrat_en_cours',
    ouvert && !echu,
    'un contrat en cours, dont le terme n’est pas passé',
    ouvert && echu ? `terme passé le ${enFrancais(contrat.fin as Jour)}` : `contrat ${etats[contrat.etat]}`,
    [],
  );
};

/** `fin` on or after `debut`; null when one is missing. */
export const periodeCoherente = (debut: Jour | null, fin: Jour | null, quoi: string): ReturnType<Condition<never>> =>
  debut === null || fin === null
    ? null
    : constat(
        'periode_coherente',
        debut <= fin,
        `${quoi} : une fin le jour du début ou après`,
        `du ${enFrancais(debut)} au ${enFrancais(fin)}`,
        [],
      );

/** The new term is after the present one; an open-ended contract has none to move. */
export const termeRecule: Condition<SituationContrat & { fin: Jour }> = (_, { contrat, fin }) =>
  contrat &&
  constat(
    'periode_coherente',
    contrat.fin !== null && fin > contrat.fin,
    contrat.fin === null ? 'un contrat à terme' : `un terme après le ${enFrancais(contrat.fin)}`,
    contrat.fin === null ? 'contrat sans terme' : `terme au ${enFrancais(fin)}`,
    [],
  );
