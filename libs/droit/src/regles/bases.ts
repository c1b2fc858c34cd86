/**
 * For each rule, a situation judged favourably on any day: the examples of the parameter files overlay it with the one thing they are about.
 * Days are relative to the day of the example; no legal number here, only situations well inside every limit.
 */
import { ajouterJours, ajouterMois, type Jour } from '../jour.js';
import { base, type Base } from './base.js';
import { basesDecisions } from './bases-decisions.js';
import { basesConventionnement } from './bases-conventionnement.js';
import { basesPass } from './bases-pass.js';
import { accompagnement, situationPersonne, type SituationAccompagnement } from './accompagnement.js';
import {
  contratFin,
  contratRenouvellement,
  contratReprise,
  contratSuspension,
  type SituationRenouvellement,
} from './contrat.js';
import { contratProlongation, type SituationProlongationContrat } from './contrat-prolongation.js';
import type { ContratJuge } from './contrat-nomme.js';
import { carenceDerogation, type Carence } from './carence.js';
import { orientation, orientationReponse, type SituationReponseOrientation } from './orientation.js';
import { diagnostic, type SituationDiagnostic } from './eligibilite.js';
import { embauche, type SituationEmbauche } from './embauche.js';
import { heuresReduites, type SituationHeuresReduites } from './heures-reduites.js';
import { visite, type SituationVisite } from './visite.js';
import { embaucheAnnulation, embaucheReport, ficheSalarie } from './embauche-modifiee.js';
import { accesParcours, type SituationAcces } from './acces.js';
import {
  heures,
  miseADisposition,
  type Compteur480h,
  type SituationHeures,
  type SituationMiseADisposition,
} from './mise-a-disposition.js';
import { sansVoisin } from './identite.js';

export type { Base } from './base.js';

const sansCarence: Carence = {
  depuis: null,
  leveePar: { derogation: false, diagnosticPrescripteur: false, orientationPrescripteur: false },
};
const compteurVide: Compteur480h = { periode: null, minutes: 0, derogation: null };
const contrat = (jour: Jour, change: Partial<ContratJuge> = {}): ContratJuge => ({
  type: 'CDDI',
  debut: ajouterMois(jour, -2),
  fin: ajouterJours(ajouterMois(jour, 4), -1),
  finEffective: null,
  etat: 'declare',
  employeur: true,
  suspenduDepuis: null,
  ficheTransmise: false,
  ...change,
});
const aVenir = (jour: Jour): ContratJuge => contrat(jour, { type: 'CDDU', debut: ajouterJours(jour, 5), fin: null });

/** Rules of eligibility, hires, contracts, placements, support and situation. */
export const basesParcours: readonly Base[] = [
  base<SituationAcces>(accesParcours, () => ({ lecteur: 'siae', liens: ['embauche'] })),
  base(orientation, () => ({ siaeNommee: { connue: true, siae: 'AI' as const, prescripteur: false, fermeeLe: null } })),
  base<SituationReponseOrientation>(orientationReponse, () => ({
    orientation: { reponse: null },
    reponse: 'REFUSEE',
    explication: 'aucun poste',
    repetee: false,
  })),
  base<SituationDiagnostic>(diagnostic, () => ({
    auteur: { role: 'siae', siae: 'AI', habilite: false },
    autoPrescription: null,
    criteres: ['RSA'],
    pieces: null,
    certifications: null,
    naissance: '1984-05-02',
    inscritDepuis: null,
    passEnVigueur: null,
    carence: sansCarence,
    voisinage: sansVoisin,
  })),
  base(carenceDerogation, () => ({ habilite: true })),
  base<SituationEmbauche>(embauche, (jour) => ({
    siae: 'AI',
    conventionnement: null,
    contrat: {
      type: 'CDDU',
      debut: ajouterJours(jour, 7),
      fin: null,
      minutesHebdo: null,
      motifHeures: null,
      motifDuree: null,
      immatriculeLe: null,
      salaries: null,
      convergence: null,
      precision: null,
      dejaConnu: false,
    },
    declaration: { le: jour, tardive: false },
    pass: null,
    passTermine: null,
    passAilleurs: null,
    diagnostic: { expireLe: ajouterMois(jour, 3), prescripteur: true, pieces: null, certifications: null },
    carence: sansCarence,
    voisinage: sansVoisin,
    suspension: null,
    naissance: '1984-05-02',
    autresContrats: [],
    autorisations: [],
    heuresCollectives: null,
    postes: null,
  })),
  base(embaucheReport, (jour) => ({
    contrat: aVenir(jour),
    nouveauDebut: ajouterJours(jour, 10),
    passFige: null,
    suites: null,
  })),
  base(embaucheAnnulation, (jour) => ({ contrat: aVenir(jour), originePass: 'delivrance', preuves: [], suites: null })),
  base(ficheSalarie, (jour) => ({ contrat: aVenir(jour) })),
  base<SituationRenouvellement>(contratRenouvellement, (jour) => ({
    contrat: contrat(jour),
    fin: ajouterMois(jour, 6),
    siae: 'AI',
    passFin: ajouterMois(jour, 18),
    horaires: null,
  })),
  base<SituationProlongationContrat>(contratProlongation, (jour) => ({
    contrat: contrat(jour),
    fin: ajouterMois(jour, 6),
    motif: 'DIFFICULTES',
    siae: 'AI',
    auteur: { prescripteurHabilite: true },
    recrutementDirect: false,
    naissance: '1984-05-02',
    rqth: [],
    formations: [],
  })),
  base<SituationHeuresReduites>(heuresReduites, (jour) => ({
    contrat: contrat(jour),
    siae: 'AI',
    regime: 'CUMUL',
    debut: jour,
    fin: ajouterMois(jour, 3),
    parcoursDepuis: ajouterMois(jour, -8),
    autreEmployeur: 'entreprise',
    bilan: null,
    precedentes: 0,
  })),
  base<SituationVisite>(visite, (jour) => ({ contrat: contrat(jour, { type: 'CDDU' }), siae: 'AI', jour, emplois: 1 })),
  base(contratSuspension, (jour) => ({ contrat: contrat(jour), jour, motif: 'motif libre' })),
  base(contratReprise, (jour) => ({
    contrat: contrat(jour, { etat: 'suspendu', suspenduDepuis: ajouterJours(jour, -10) }),
    jour,
  })),
  base(contratFin, (jour) => ({ contrat: contrat(jour), jour, motif: null })),
  base<SituationMiseADisposition>(miseADisposition, (jour) => ({
    contrat: contrat(jour, { type: 'CDDU' }),
    siae: 'AI',
    utilisateur: 'particulier',
    debut: ajouterJours(jour, 1),
    fin: ajouterJours(jour, 30),
    mentions: {
      nom: 'Utilisateur',
      taches: 'Ménage',
      lieu: 'Rennes',
      fin: ajouterJours(jour, 30),
      remunerationReference: 'Grille du poste',
      epi: 'Gants',
    },
    dejaConnue: false,
    departement: null,
    commune: null,
    territoire: null,
    departementEmployeur: null,
    licenciementLe: null,
    travauxDangereux: false,
    compteur: compteurVide,
  })),
  base<SituationHeures>(heures, (jour) => ({
    contrat: contrat(jour, { type: 'CDDU' }),
    siae: 'AI',
    mois: { du: ajouterJours(jour, -20), au: ajouterJours(jour, 10) },
    minutes: 600,
    autresMinutes: 0,
    depassement: false,
    miseADisposition: { connue: true, debut: ajouterJours(jour, -20), fin: null, plafonnee: true },
    compteur: compteurVide,
  })),
  base<SituationAccompagnement>(accompagnement, (jour) => ({
    nature: 'social',
    debut: jour,
    fin: null,
    accueil: null,
    financement: null,
    initiative: null,
    pmsmpPrevue: null,
    siae: 'AI',
    memeNature: [],
    contrat: { debut: ajouterMois(jour, -2), fin: ajouterMois(jour, 10) },
  })),
  base(situationPersonne, (jour) => ({
    periodes: [{ quoi: 'formation', du: jour, au: ajouterMois(jour, 6) }],
    faits: 1,
  })),
  ...basesPass,
  ...basesDecisions,
  ...basesConventionnement,
];
