/** A row of the list, to and from its tables. Writing is what a rebuild spends its time on: only what differs is written. */
import type { Cellule, Tables } from '../projection.js';
import { contratOuvert, etapeSansJour, siaeActuelle, type Ligne, type SuspensionSuivie } from './ligne.js';
import { mots } from './recherche.js';

/** What the tables hold of a row, as far as it decides what must be written again. */
export interface EnBase {
  nom: string | null;
  prenom: string | null;
  numero: string | null;
  recherche: string;
  organisations: readonly string[];
  departements: readonly string[];
  /** Values of the indexed columns: as long as they stay, no index is touched. */
  indexees: readonly (string | null)[];
}

/** What the fold needs to go on, and no query looks at. */
type Memoire = Pick<
  Ligne,
  'passSiae' | 'contrats' | 'orientations' | 'organisations' | 'departements' | 'ouvertureDepartement'
>;

const LIRE = 'SELECT * FROM liste{c} WHERE parcours = ?';
const INDEXEES = ['nom', 'prenom', 'fin', 'departement'];
const AUTRES = [
  'recherche',
  'personne',
  'numero',
  'siae',
  'type_siae',
  'debut',
  'annule',
  'clos_le',
  'sortie_le',
  'suspension_debut',
  'suspension_fin',
  'demande',
  'contrat',
  'contrat_fin',
  'etape',
  'etape_detaillee',
  'ouvert_le',
  'dernier_fait',
  'dernier_le',
  'dernier_pour',
  'suspensions',
  'memoire',
  'revision',
  'position',
];
const affecter = (colonnes: readonly string[]): string => colonnes.map((c) => `${c} = ?`).join(', ');
const AJOUTER = `INSERT INTO liste{c} (${[...AUTRES, ...INDEXEES, 'parcours'].join(', ')}) VALUES (${'?, '.repeat(AUTRES.length + INDEXEES.length)}?)`;
const CHANGER = `UPDATE liste{c} SET ${affecter([...AUTRES, ...INDEXEES])} WHERE parcours = ?`;
const CHANGER_SANS_INDEX = `UPDATE liste{c} SET ${affecter(AUTRES)} WHERE parcours = ?`;
const LIER = 'INSERT OR IGNORE INTO liste_organisations{c} VALUES {rangs}';
const SITUER = 'INSERT OR IGNORE INTO liste_departements{c} VALUES {rangs}';
const OUBLIER_MOT = 'DELETE FROM liste_mots{c} WHERE mot = ? AND parcours = ?';
const AJOUTER_MOT = 'INSERT INTO liste_mots{c} VALUES {rangs}';

export function lireLigne(tables: Tables, parcours: string): { ligne: Ligne; enBase: EnBase } | null {
  const c = tables.sql<Record<string, Cellule>>(LIRE).get(parcours);
  if (!c) return null;
  const texte = (nom: string): string | null => c[nom] as string | null;
  const memoire = JSON.parse(c['memoire'] as string) as Memoire;
  const ligne: Ligne = {
    parcours,
    nom: texte('nom'),
    prenom: texte('prenom'),
    personne: c['personne'] as Ligne['personne'],
    numero: texte('numero'),
    debut: texte('debut'),
    fin: texte('fin'),
    annule: c['annule'] === 1,
    closLe: texte('clos_le'),
    sortieLe: texte('sortie_le'),
    demande: texte('demande'),
    etapeDetaillee: c['etape_detaillee'] as string,
    ouvertLe: texte('ouvert_le'),
    dernierFait: c['dernier_fait'] as string,
    dernierLe: c['dernier_le'] as string,
    dernierPour: texte('dernier_pour'),
    suspensions: JSON.parse(c['suspensions'] as string) as SuspensionSuivie[],
    ...memoire,
    revision: c['revision'] as number,
    position: c['position'] as number,
  };
  const { nom, prenom, numero, organisations, departements } = ligne;
  return {
    ligne,
    enBase: {
      nom,
      prenom,
      numero,
      recherche: c['recherche'] as string,
      organisations,
      departements,
      indexees: INDEXEES.map(texte),
    },
  };
}

/** Rows of the small tables, to be written together: neighbours in the tree one after the other. */
export class Index {
  private readonly liens: [string, string][] = [];
  private readonly lieux: [string, string][] = [];
  private readonly mots: [string, string][] = [];

  lier(organisation: string, parcours: string): void {
    this.liens.push([organisation, parcours]);
  }
  situer(departement: string, parcours: string): void {
    this.lieux.push([departement, parcours]);
  }
  trouverPar(mot: string, parcours: string): void {
    this.mots.push([mot, parcours]);
  }
  ecrire(tables: Tables): void {
    tables.ecrireRangs(LIER, 2, this.liens.sort(parOrdre).flat());
    tables.ecrireRangs(SITUER, 2, this.lieux.sort(parOrdre).flat());
    tables.ecrireRangs(AJOUTER_MOT, 2, this.mots.sort(parOrdre).flat());
  }
}
const parOrdre = (a: [string, string], b: [string, string]): number =>
  a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : 1;

/**
 * @param index where to add what the small tables must hold of it
 * @returns what the tables hold from now on
 */
export function ecrireLigne(tables: Tables, l: Ligne, avant: EnBase | null, index: Index): EnBase {
  const { nom, prenom, numero, parcours, organisations, departements } = l;
  const nommee = avant !== null && avant.nom === nom && avant.prenom === prenom && avant.numero === numero;
  const recherche = nommee ? avant.recherche : texteRecherche(l);
  const employeur = siaeActuelle(l);
  const contrat = contratOuvert(l);
  const suspension = l.suspensions.reduce<SuspensionSuivie | null>(
    (a, s) => (a === null || s.fin > a.fin ? s : a),
    null,
  );
  const { passSiae, contrats, orientations, ouvertureDepartement } = l;
  const memoire: Memoire = { passSiae, contrats, orientations, organisations, departements, ouvertureDepartement };
  const indexees = [nom, prenom, l.fin, employeur?.departement ?? ouvertureDepartement];
  const autres: Cellule[] = [
    recherche,
    l.personne,
    numero,
    employeur?.id ?? null,
    employeur?.type ?? null,
    l.debut,
    l.annule ? 1 : 0,
    l.closLe,
    l.sortieLe,
    suspension?.debut ?? null,
    suspension?.fin ?? null,
    l.demande,
    contrat?.id ?? null,
    contrat?.fin ?? null,
    etapeSansJour(l.etapeDetaillee),
    l.etapeDetaillee,
    l.ouvertLe,
    l.dernierFait,
    l.dernierLe,
    l.dernierPour,
    JSON.stringify(l.suspensions),
    JSON.stringify(memoire),
    l.revision,
    l.position,
  ];
  if (avant && avant.indexees.every((v, i) => v === indexees[i]))
    tables.sql(CHANGER_SANS_INDEX).run([...autres, parcours]);
  else tables.sql(avant ? CHANGER : AJOUTER).run([...autres, ...indexees, parcours]);
  if (avant?.organisations !== organisations)
    for (const organisation of organisations)
      if (!avant?.organisations.includes(organisation)) index.lier(organisation, parcours);
  if (avant?.departements !== departements)
    for (const d of departements) if (!avant?.departements.includes(d)) index.situer(d, parcours);
  if (avant?.recherche !== recherche) {
    for (const mot of motsDe(avant?.recherche ?? '')) tables.sql(OUBLIER_MOT).run(mot, parcours);
    for (const mot of motsDe(recherche)) index.trouverPar(mot, parcours);
  }
  return { nom, prenom, numero, recherche, organisations, departements, indexees };
}

const texteRecherche = (l: Ligne): string =>
  [...mots(`${l.nom ?? ''} ${l.prenom ?? ''}`), ...mots(l.numero ?? '')].join(' ');
const motsDe = (recherche: string): Set<string> => new Set(recherche === '' ? [] : recherche.split(' '));
