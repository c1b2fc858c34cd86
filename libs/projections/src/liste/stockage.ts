/** A row of the list, to and from its tables. Writing is what a rebuild spends its time on: only what differs is written. */
import type { Cellule, Tables } from '../projection.js';
import { contratOuvert, siaeActuelle, type Ligne } from './ligne.js';
import { mots } from './recherche.js';
import { tableDepartements, tableListe, tableMots, tableOrganisations, type Lien, type LigneEcrite } from './table.js';

/** What the tables hold of a row, as far as it decides what must be written again. */
export interface EnBase {
  nom: string | null;
  prenom: string | null;
  numero: string | null;
  recherche: string;
  organisations: readonly string[];
  departements: readonly string[];
  indexes: readonly Cellule[];
}

export function lireLigne(tables: Tables, parcours: string): { ligne: Ligne; enBase: EnBase } | null {
  const [rang] = tableListe.lire(tables, 'parcours = ?', parcours);
  if (!rang) return null;
  // what is derived is derived again when written
  const {
    memoire,
    recherche,
    siae: _,
    typeSiae: _1,
    departement: _2,
    contrat: _3,
    contratFin: _4,
    etape: _5,
    ...l
  } = rang;
  const ligne: Ligne = { ...l, ...memoire };
  return { ligne, enBase: enBase(deriver(ligne, recherche)) };
}

const deriver = (l: Ligne, recherche: string): LigneEcrite => ({
  l,
  recherche,
  employeur: siaeActuelle(l),
  contrat: contratOuvert(l),
});
const enBase = (e: LigneEcrite): EnBase => ({
  nom: e.l.nom,
  prenom: e.l.prenom,
  numero: e.l.numero,
  recherche: e.recherche,
  organisations: e.l.organisations,
  departements: e.l.departements,
  indexes: tableListe.indexes(e),
});

/** Rows to be written together: neighbours in the trees one after the other. */
export class Ecriture {
  private readonly nouvelles: Cellule[] = [];
  private readonly liens: Lien[] = [];
  private readonly lieux: Lien[] = [];
  private readonly mots: Lien[] = [];

  constructor(private readonly tables: Tables) {}

  /** @returns what the tables hold of it once `finir` is called */
  ecrire(l: Ligne, avant: EnBase | null): EnBase {
    const { nom, prenom, numero, parcours, organisations, departements } = l;
    const nommee = avant !== null && avant.nom === nom && avant.prenom === prenom && avant.numero === numero;
    const e = deriver(l, nommee ? avant.recherche : texteRecherche(l));
    const apres = enBase(e);
    if (avant)
      tableListe.changer(
        this.tables,
        e,
        avant.indexes.every((c, i) => c === apres.indexes[i]),
      );
    else tableListe.ranger(e, this.nouvelles);
    if (avant?.organisations !== organisations)
      for (const o of organisations) if (!avant?.organisations.includes(o)) this.liens.push([o, parcours]);
    if (avant?.departements !== departements)
      for (const d of departements) if (!avant?.departements.includes(d)) this.lieux.push([d, parcours]);
    if (avant?.recherche !== e.recherche) {
      for (const mot of motsDe(avant?.recherche ?? '')) tableMots.oter(this.tables, mot, parcours);
      for (const mot of motsDe(e.recherche)) this.mots.push([mot, parcours]);
    }
    return apres;
  }

  finir(): void {
    tableListe.ecrire(this.tables, this.nouvelles);
    for (const [table, liens] of [
      [tableOrganisations, this.liens],
      [tableDepartements, this.lieux],
      [tableMots, this.mots],
    ] as const) {
      const cellules: Cellule[] = [];
      for (const lien of liens.sort(parOrdre)) table.ranger(lien, cellules);
      table.ecrire(this.tables, cellules);
    }
  }
}
const parOrdre = (a: Lien, b: Lien): number =>
  a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0;

/** By their keys: looking for one parcours in the small tables would read them whole. */
export function oublier(tables: Tables, parcours: string): void {
  const lue = lireLigne(tables, parcours);
  if (!lue) return;
  const { organisations, departements, recherche } = lue.enBase;
  for (const o of organisations) tableOrganisations.oter(tables, o, parcours);
  for (const d of departements) tableDepartements.oter(tables, d, parcours);
  for (const mot of motsDe(recherche)) tableMots.oter(tables, mot, parcours);
  tableListe.oter(tables, parcours);
}

const texteRecherche = (l: Ligne): string =>
  [...mots(`${l.nom ?? ''} ${l.prenom ?? ''}`), ...mots(l.numero ?? '')].join(' ');
const motsDe = (recherche: string): Set<string> => new Set(recherche === '' ? [] : recherche.split(' '));
