/**
 * What the rows of a parcours bring to the sums of a year, of its structures and of its départements. Pure, and additive: what a change
 * makes of the sums is what its rows bring after, less what they brought before.
 */
import { ajouterJours, ajouterMois, joursInclus, max, min, type Jour } from '@jalon/droit';
import type { Cellule, Tables } from '../projection.js';
import type { GenreSuivi, Suivi } from './suivi.js';
import { tableCumuls, type Cumul, type GenreCumule } from './table.js';

/** Rows that are told together: a stay is that of an exit and of the hires that it ends. */
export const ENSEMBLES: readonly (readonly GenreSuivi[])[] = [
  ['accompagnement'],
  ['embauche', 'sortie'],
  ['heures'],
  ['pass'],
];

/** Of an exit: its type, category, version of the type (or its day, when no version was named), whether it counts, thresholds missed. */
export type CleSortie = [
  type: string | null,
  categorie: Suivi['categorie'],
  version: Jour | null,
  comptee: boolean | null,
  manques: string | null,
];
/** Days, whole months needed to hold them, and first day of the version that classes them. */
export type CleSejour = [jours: number, mois: number, classes: Jour];
export type CleOuverte = [nature: string, debut: Jour];
/** First day of the version that says the share. */
export type CleFinancee = [fonds: string, nature: string, parts: Jour];
/** Of a hire: of this product, and counted; else told by a PASS taken over. */
export const COMPTEE = '';
const REPRISE = 'reprise';

/** First days of the versions of the law that classes stays, and says the share of a fund, in order; none: the day itself is kept. */
export interface Versions {
  sejours: readonly Jour[];
  financements: readonly Jour[];
}
const versionDu = (premiers: readonly Jour[], jour: Jour): Jour => premiers.findLast((effet) => effet <= jour) ?? jour;

type Apport = readonly [genre: GenreCumule, cle: unknown, nombre: number, somme: number];

function apportsDe(s: Suivi, { financements }: Versions): Apport[] {
  const ligne: Apport = ['ligne', '', 1, 0];
  if (s.genre === 'sortie') {
    const version = s.version ?? (s.code === null ? null : s.fin);
    return [ligne, ['sortie', [s.code, s.categorie, version, s.comptee, s.manques] satisfies CleSortie, 1, 0]];
  }
  const { actions } = s.memory;
  if (actions === undefined) return [ligne, [s.genre, s.comptee === true ? COMPTEE : REPRISE, 1, s.minutes ?? 0]];
  const nature = s.code ?? '';
  return [
    ligne,
    ['accompagnement', nature, actions.nombre, actions.jours],
    ...actions.ouvertes.map((debut): Apport => ['ouverte', [nature, debut] satisfies CleOuverte, 1, 0]),
    ...actions.financees.map(([fonds, debut]): Apport => [
      'financee',
      [fonds, nature, versionDu(financements, debut)] satisfies CleFinancee,
      1,
      0,
    ]),
  ];
}

/** Smallest number of whole months, from its first day, that holds the period. */
function moisEntiers(debut: Jour, fin: Jour): number {
  const ecart = (jour: Jour): number => Number(jour.slice(0, 4)) * 12 + Number(jour.slice(5, 7));
  let mois = Math.max(0, ecart(fin) - ecart(debut));
  while (fin > ajouterJours(ajouterMois(debut, mois), -1)) mois++;
  return mois;
}

/** The stay that an exit ends; null: no contract of it is known. */
function sejourDe(sortie: Suivi, lignes: readonly Suivi[], { sejours }: Versions): CleSejour | null {
  const jour = sortie.fin ?? '';
  let [du, au]: [Jour | null, Jour | null] = [null, null];
  for (const e of lignes) {
    if (e.genre !== 'embauche' || e.sortie !== sortie.ref || e.debut === null) continue;
    const fin = min(e.fin ?? jour, jour);
    [du, au] = [du === null ? e.debut : min(du, e.debut), au === null ? fin : max(au, fin)];
  }
  if (du === null || au === null) return null;
  return [joursInclus(du, au), moisEntiers(du, au), versionDu(sejours, jour)];
}

/** Of no département. */
export const SANS_DEPARTEMENT = '-';
/** The sums that a row counts in: that of its département, and of its structure in it. Those of several départements are added when asked. */
const portees = ({ siae, departement }: Suivi): [departement: string, siae: string][] => [
  [departement ?? SANS_DEPARTEMENT, ''],
  [departement ?? SANS_DEPARTEMENT, siae],
];
/** Persons are not added up: one may have actions in two structures, or two départements. */
const porteesDesPersonnes = (s: Suivi): [departement: string, siae: string][] => [
  ['', ''],
  ['', s.siae],
  ...portees(s),
];

interface Change extends Pick<Cumul, 'genre' | 'cle' | 'nombre' | 'somme'> {
  /** A row of the year, structure and département in which it counts. */
  s: Suivi;
}
/** What rows bring and took away: most of it cancels out, before it is told of each sum. */
class Changes {
  private readonly parCle = new Map<string, Change>();

  ajouter(s: Suivi, genre: GenreCumule, dite: unknown, nombre: number, somme: number): void {
    const cle = typeof dite === 'string' ? dite : JSON.stringify(dite);
    const ou = `${s.annee} ${s.siae} ${s.departement} ${genre} ${cle}`;
    const deja = this.parCle.get(ou);
    if (deja) Object.assign(deja, { nombre: deja.nombre + nombre, somme: deja.somme + somme });
    else this.parCle.set(ou, { s, genre, cle, nombre, somme });
  }
  nets(): Change[] {
    return [...this.parCle.values()].filter((c) => c.nombre !== 0 || c.somme !== 0);
  }
}

/** Changes of sums, waiting to be written together. */
export class Cumuls {
  private readonly changes = new Map<string, Cumul>();

  constructor(private readonly versions: Versions) {}

  /** @param avant, apres every row of a parcours, of one of the `ENSEMBLES` */
  remplacer(avant: readonly Suivi[], apres: readonly Suivi[]): void {
    const siens = new Changes();
    for (const [lignes, fois] of [
      [avant, -1],
      [apres, 1],
    ] as const)
      for (const s of lignes) {
        for (const [genre, cle, nombre, somme] of apportsDe(s, this.versions))
          siens.ajouter(s, genre, cle, fois * nombre, fois * somme);
        const sejour = s.genre === 'sortie' ? sejourDe(s, lignes, this.versions) : null;
        if (sejour) siens.ajouter(s, 'sejour', sejour, fois, 0);
      }
    for (const { s, genre, cle, nombre, somme } of siens.nets())
      for (const portee of portees(s)) this.ajouter(s.annee, genre, portee, cle, nombre, somme);
    this.compterLesPersonnes(avant, -1);
    this.compterLesPersonnes(apres, 1);
  }

  /** Counted once in each sum, whichever of the structures acted. */
  private compterLesPersonnes(lignes: readonly Suivi[], fois: 1 | -1): void {
    const vues = new Set<string>();
    for (const s of lignes) {
      if (s.genre !== 'accompagnement') continue;
      for (const portee of porteesDesPersonnes(s)) {
        const vue = `${s.annee} ${portee.join(' ')} ${s.code}`;
        if (!vues.has(vue)) this.ajouter(s.annee, 'personne', portee, s.code ?? '', fois, 0);
        vues.add(vue);
      }
    }
  }

  private ajouter(
    annee: number,
    genre: GenreCumule,
    [departement, siae]: readonly [string, string],
    cle: string,
    nombre: number,
    somme: number,
  ): void {
    const ou = `${annee}\n${genre}\n${departement}\n${siae}\n${cle}`;
    const deja = this.changes.get(ou);
    if (deja) Object.assign(deja, { nombre: deja.nombre + nombre, somme: deja.somme + somme });
    else this.changes.set(ou, { annee, genre, departement, siae, cle, nombre, somme });
  }

  ecrire(tables: Tables): void {
    const cellules: Cellule[] = [];
    const moindres: Cumul[] = [];
    for (const [, c] of [...this.changes].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (c.nombre === 0 && c.somme === 0) continue;
      tableCumuls.ranger(c, cellules);
      if (c.nombre < 0) moindres.push(c);
    }
    tableCumuls.ecrire(tables, cellules);
    // a sum of nothing is no row: rebuilt, it would not be there
    for (const { annee, genre, departement, siae, cle } of moindres)
      tables
        .sql(
          `DELETE FROM ${tableCumuls.nom} WHERE annee = ? AND genre = ? AND departement = ? AND siae = ? AND cle = ? AND nombre = 0`,
        )
        .run(annee, genre, departement, siae, cle);
    this.changes.clear();
  }
}
