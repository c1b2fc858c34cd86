/** Postponing or cancelling a hire, and what the fiche salarié forbids. Sources: CTR-03, PASS-03, ANN-01, ANN-02. */
import { ajouter, dureeEnFrancais, enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, sansBase, type Condition } from '../regle.js';
import { contratConnu, employeurDuContrat, periodeCoherente, type SituationContrat } from './contrat-nomme.js';
import { avantFinPass, pasAvantCeJour, premierJourPour } from './dates-embauche.js';
import { conditionsDesSuites, type AvecSuites } from './suites.js';

export interface SituationReport extends SituationContrat, AvecSuites {
  nouveauDebut: Jour;
  /** The PASS when it does not follow the hire (already begun, or held by another contract); null when it follows or does not exist. */
  passFige: { fin: Jour } | null;
}

const nonCommencee: Condition<SituationReport> = (droit, { contrat }) =>
  contrat &&
  constat(
    'embauche_non_commencee',
    contrat.debut > droit.jour,
    'une embauche qui n’a pas commencé',
    `début le ${enFrancais(contrat.debut)}`,
    [droit.lire('embauche/report')],
  );

const dansTrenteJours: Condition<SituationReport> = (droit, { nouveauDebut }) => {
  const report = droit.lire('embauche/report');
  if (!report) return sansBase('report_dans_trente_jours', 'le report d’une embauche');
  const dernier = ajouter(droit.jour, report.valeurs.duree);
  return constat(
    'report_dans_trente_jours',
    nouveauDebut <= dernier,
    `un début dans les ${dureeEnFrancais(report.valeurs.duree)}, au plus tard le ${enFrancais(dernier)}`,
    `début le ${enFrancais(nouveauDebut)}`,
    [report],
    { possibleLe: premierJourPour(nouveauDebut, report.valeurs.duree) },
  );
};

const annulee: Condition<SituationContrat> = (_, { contrat }) =>
  contrat &&
  constat(
    'embauche_non_annulee',
    contrat.etat !== 'annule',
    'une embauche qui n’est pas déjà annulée',
    contrat.etat === 'annule' ? 'embauche annulée' : 'embauche déclarée',
    [],
  );

export const embaucheReport = definirRegle<SituationReport>('embauche.report', 'Reporter le début d’une embauche', [
  contratConnu,
  employeurDuContrat,
  annulee,
  nonCommencee,
  (droit, { nouveauDebut }) => pasAvantCeJour(droit, nouveauDebut),
  dansTrenteJours,
  (_, { contrat, nouveauDebut }) => periodeCoherente(contrat ? nouveauDebut : null, contrat?.fin ?? null, 'contrat'),
  (droit, { nouveauDebut, passFige }) => avantFinPass(droit, nouveauDebut, passFige),
  ...conditionsDesSuites,
]);

export interface SituationAnnulation extends SituationContrat, AvecSuites {
  originePass: string | null;
  /** What the dossier knows of work under this contract, by name and place; empty: nothing. */
  preuves: readonly string[];
}

/** D26: a hire that was worked happened. The way is in the refusal. */
const nonTravaillee: Condition<SituationAnnulation> = (_, { contrat, preuves }) =>
  contrat &&
  constat(
    'embauche_non_travaillee',
    preuves.length === 0,
    'une embauche dont le dossier n’atteste aucun travail ; sinon, mettre fin au contrat, ou rectifier d’abord ces faits',
    preuves.length === 0 ? 'aucun travail attesté' : preuves.join(' ; '),
    [],
  );

export const embaucheAnnulation = definirRegle<SituationAnnulation>('embauche.annulation', 'Annuler une embauche', [
  contratConnu,
  employeurDuContrat,
  annulee,
  (droit, { contrat }) =>
    contrat &&
    constat(
      'fiche_non_transmise',
      !contrat.ficheTransmise,
      'une fiche salarié jamais transmise à l’ASP',
      contrat.ficheTransmise ? 'fiche transmise' : 'fiche non transmise',
      [droit.lire('embauche/annulation')],
    ),
  nonTravaillee,
  (droit, { originePass }) => {
    const regle = droit.lire('pass/annulation');
    const exclue = originePass !== null && regle?.valeurs.origines_exclues.includes(originePass) === true;
    return constat(
      'origine_stock_ai',
      !exclue,
      'un PASS qui ne vient pas du stock des AI',
      exclue ? 'PASS issu du stock des AI' : 'autre origine',
      [regle],
    );
  },
  ...conditionsDesSuites,
]);

export const ficheSalarie = definirRegle<SituationContrat>('fiche', 'Transmettre la fiche salarié', [
  contratConnu,
  employeurDuContrat,
  annulee,
]);
