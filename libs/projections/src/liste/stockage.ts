/** A row of the list, to and from its tables. Writing is what a rebuild spends its time on: only what differs is written. */
import type { Identites } from '../identites.js';
import type { Cellule, Tables } from '../projection.js';
import { RowIdentity } from './row-identity.js';
import { contratOuvert, siaeActuelle, type Ligne } from './ligne.js';
import {
  tableDepartements,
  tableIdentites,
  tableListe,
  tableOrganisations,
  type Lien,
  type LigneEcrite,
} from './table.js';

/** What the tables hold of a row, as far as it decides what must be written again. */
export interface EnBase {
  organisations: readonly string[];
  departements: readonly string[];
  indexes: readonly Cellule[];
}

export function lireLigne(
  tables: Tables,
  parcours: string,
  identites: Identites,
): { ligne: Ligne; enBase: EnBase } | null {
  const [rang] = tableListe.lire(tables, 'parcours = ?', parcours);
  if (!rang) return null;
  // what is derived is derived again when written
  const { memory, siae: _, typeSiae: _1, departement: _2, contrat: _3, contratFin: _4, etape: _5, ...l } = rang;
  const identite = new RowIdentity(parcours, identites, () => lireIdentite(tables, parcours));
  const ligne: Ligne = { ...l, ...memory, identite };
  return { ligne, enBase: enBase(deriver(ligne)) };
}

const lireIdentite = (tables: Tables, parcours: string): string | null =>
  tableIdentites.lire(tables, 'parcours = ?', parcours)[0]?.identite ?? null;

const deriver = (l: Ligne): LigneEcrite => ({
  l,
  employeur: siaeActuelle(l),
  contrat: contratOuvert(l),
});
const enBase = (e: LigneEcrite): EnBase => ({
  organisations: e.l.organisations,
  departements: e.l.departements,
  indexes: tableListe.indexes(e),
});

/** Rows to be written together: neighbours in the trees one after the other. */
export class Ecriture {
  private readonly nouvelles: Cellule[] = [];
  private readonly liens: Lien[] = [];
  private readonly lieux: Lien[] = [];
  private readonly identites: [parcours: string, identite: string][] = [];

  constructor(private readonly tables: Tables) {}

  /** @returns what the tables hold of it once `finir` is called */
  ecrire(l: Ligne, avant: EnBase | null): EnBase {
    const { parcours, organisations, departements } = l;
    const e = deriver(l);
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
    const nommee = l.identite.changee;
    if (nommee) this.nommer(parcours, l.identite.aEcrire());
    if (nommee || avant?.organisations !== organisations || avant.departements !== departements)
      this.tables.surChangement(parcours);
    return apres;
  }

  private nommer(parcours: string, identite: string | null): void {
    if (identite === null) tableIdentites.oter(this.tables, parcours);
    else this.identites.push([parcours, identite]);
  }

  finir(): void {
    tableListe.ecrire(this.tables, this.nouvelles);
    const cellules: Cellule[] = [];
    for (const identite of this.identites.sort(parOrdre)) tableIdentites.ranger(identite, cellules);
    tableIdentites.ecrire(this.tables, cellules);
    for (const [table, liens] of [
      [tableOrganisations, this.liens],
      [tableDepartements, this.lieux],
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
  const [rang] = tableListe.lire(tables, 'parcours = ?', parcours);
  if (!rang) return;
  const { organisations, departements } = rang.memory;
  for (const o of organisations) tableOrganisations.oter(tables, o, parcours);
  for (const d of departements) tableDepartements.oter(tables, d, parcours);
  tableIdentites.oter(tables, parcours);
  tableListe.oter(tables, parcours);
  tables.surChangement(parcours);
}
