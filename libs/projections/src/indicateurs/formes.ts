/** The figures of a year, as the API, the command line and the screen give them. Nothing in them names a person. */
import type { CategorieSortie, Duree, Jour } from '@jalon/droit';
import { z } from 'zod';
import { formeJour } from '../table/colonnes.js';
import { definirForme, type DonneesDe } from '../table/definir-forme.js';

export const CATEGORIES = [
  'durable',
  'transition',
  'positive',
  'autre',
  'retrait',
] as const satisfies CategorieSortie[];

export interface DemandeIndicateurs {
  /** Calendar year of the exits, of the start of the actions, of the hires, of the delivery of the PASS, of the hours. */
  annee: number;
  /** Id of one SIAE; absent: all. */
  siae?: string;
  departement?: string;
  /** Day up to which an action without an end is counted. */
  jour: Jour;
}

const nombre = z.int();
const categorie: z.ZodType<CategorieSortie> = z.enum(CATEGORIES);
const duree: z.ZodType<Duree> = z.strictObject({ valeur: nombre, unite: z.enum(['jour', 'mois', 'annee']) });

/** A share, with what it is made of so that it can be checked. */
const part = z
  .strictObject({
    numerateur: nombre,
    denominateur: nombre,
    pourcent: z.number().nullable().describe('À une décimale ; null quand le dénominateur est nul'),
  })
  .describe('Une part, et de quoi la vérifier');
export type Part = z.infer<typeof part>;

/**
 * Rates of exits (SOR-05, SOR-11): over the exits examined, that is counted by D17 and no withdrawal (SOR-07). The denominator
 * is the one of the statistical convention of 2013; the definition of the two employment rates follows the usage of the annual
 * performance report (PAP), which was not read.
 */
const taux = z.strictObject({
  dynamique: part.describe('Durables, de transition et positives'),
  insertionDansLEmploi: part.describe('Durables et de transition'),
  durable: part,
});
export type TauxSorties = z.infer<typeof taux>;

const compteSorties = z.strictObject({
  enregistrees: nombre,
  examinees: nombre.describe('Comptées, hors retraits : le dénominateur des taux'),
});
export type CompteSorties = z.infer<typeof compteSorties>;

const sortiesDeLAnnee = compteSorties.extend({
  retraits: nombre.describe('D’une catégorie retirée, jamais comptées'),
  nonComptees: nombre.describe('Sous un seuil le jour de leur enregistrement'),
  seuilsNonAtteints: z
    .strictObject({ misesADisposition: nombre, heuresAnnee: nombre, presence: nombre })
    .describe('Sorties sous chaque seuil ; une sortie peut l’être sous plusieurs'),
  nonJugees: nombre.describe('Ni comptées ni non : le droit du jour, ou le type de structure, ne le disait pas'),
  aRevoir: nombre.describe('Non comptées, alors que des heures de cette année ont été dites depuis'),
  parCategorie: z
    .array(compteSorties.extend({ categorie }))
    .describe('Les cinq catégories, dans l’ordre de la typologie'),
  parType: z.array(
    compteSorties.extend({
      type: z
        .string()
        .nullable()
        .describe('null : des types que ces chiffres ne détaillent pas, parce qu’ils disent la santé, ou effacés'),
      libelle: z.string(),
      categorie: categorie.nullable().describe('null : le référentiel ne connaît plus ce type'),
      codeAsp: z
        .strictObject({ motif: nombre.optional(), categorie: nombre.optional() })
        .nullable()
        .describe('Ce qui est public de la table de l’ASP'),
    }),
  ),
});
export type SortiesDeLAnnee = z.infer<typeof sortiesDeLAnnee>;

/** Stays that the exits of the year ended, whether counted or not; days from the first to the last of the contracts, included. */
const sejours = z.strictObject({
  nombre,
  moyenne: z.number().nullable().describe('En jours, à une décimale'),
  mediane: z.number().nullable().describe('En jours ; de deux séjours médians, leur moyenne'),
  courts: part.extend({ auPlus: duree.nullable() }).describe('Seuil null : aucun à ces dates'),
  longs: part.extend({ plusDe: duree.nullable() }),
});
export type Sejours = z.infer<typeof sejours>;

const actionsDeNature = z.strictObject({
  nature: z.string(),
  libelle: z.string(),
  nombre,
  personnes: nombre.describe('Parcours où il y en a au moins une'),
  jours: nombre.describe('Bornes incluses ; une action sans fin est comptée jusqu’au jour demandé'),
  enCours: nombre.describe('Sans fin, et commencées au jour demandé'),
});
export type ActionsDeNature = z.infer<typeof actionsDeNature>;

/** Actions that a fund of the référentiel pays, at the share of the day they began. */
const actionsFinancees = z.strictObject({
  financement: z.string(),
  libelle: z.string(),
  nature: z.string(),
  nombre,
  pourcent: z.number().nullable().describe('Part des coûts ; null : le fonds n’en prend aucune ce jour-là'),
});
export type ActionsFinancees = z.infer<typeof actionsFinancees>;

const heures = z.number().describe('En heures, à deux décimales');
const resumeStructure = z.strictObject({
  siae: z.string(),
  departement: z.string().nullable(),
  sorties: compteSorties,
  taux,
  accompagnements: nombre,
  embauches: nombre,
  passDelivres: nombre,
  heures,
});
export type ResumeStructure = z.infer<typeof resumeStructure>;

const chiffres = <F extends z.ZodType>(forme: F) => ({ forme, visible: 'ouvert' }) as const;
export const indicateursMontres = definirForme<object>()({
  annee: chiffres(nombre),
  siae: chiffres(z.string().nullable()),
  departement: chiffres(z.string().nullable()),
  auJour: chiffres(formeJour),
  position: chiffres(nombre.describe('Dernier fait pris en compte')),
  sorties: chiffres(sortiesDeLAnnee),
  taux: chiffres(taux),
  sejours: chiffres(sejours),
  accompagnements: chiffres(z.array(actionsDeNature).describe('Par nature, dans l’ordre du référentiel')),
  financements: chiffres(z.array(actionsFinancees)),
  pmsmp: chiffres(z.strictObject({ conventions: nombre, jours: nombre }).describe('Immersions')),
  embauches: chiffres(nombre),
  passDelivres: chiffres(nombre),
  heures: chiffres(heures),
  parStructure: chiffres(z.array(resumeStructure).describe('Chaque structure que les filtres gardent')),
  choix: chiffres(
    z
      .strictObject({ annees: z.array(nombre), structures: z.array(z.string()), departements: z.array(z.string()) })
      .describe('Années, structures et départements qui ont des chiffres'),
  ),
});
export type Indicateurs = DonneesDe<typeof indicateursMontres>;
