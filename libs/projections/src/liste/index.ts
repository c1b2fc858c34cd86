import { table } from '@jalon/parcours';
import type { Projection } from '../projection.js';
import type { MotsDuDroit } from '../phrase.js';
import { plieur } from './evolve.js';
import { ddl, tables } from './table.js';

/** The list of parcours: who, which PASS, where it stands. The only read model that holds names. */
export const projectionListe = (mots: MotsDuDroit): Projection => ({
  nom: 'liste',
  version: 2,
  ddl,
  tables,
  /** Steps come from the chart: another chart, other rows. */
  parametres: [
    mots.empreinte,
    table.etapes.map((etape) => [
      etape,
      table.possibles(etape).map((fait) => [fait, table.passage(etape, fait)?.vers]),
    ]),
  ],
  plieur: (t) => plieur(t, mots),
});
