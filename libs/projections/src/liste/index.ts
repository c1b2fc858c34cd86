import { table } from '@jalon/parcours';
import { definirModele } from '../modele.js';
import { codesSeuls, type DitLeDroit } from '../phrase.js';
import { plieur } from './evolve.js';
import { liste } from './query.js';
import { oublier } from './stockage.js';
import { tables } from './table.js';

/** The list of parcours: who, which PASS, where it stands. The only read model that holds names. */
export const modeleListe = definirModele({
  nom: 'liste',
  version: 3,
  tables,
  /** Steps come from the chart: another chart, other rows. */
  parametres: ({ mots = codesSeuls }: DitLeDroit) => [
    mots.empreinte,
    table.etapes.map((etape) => [
      etape,
      table.possibles(etape).map((fait) => [fait, table.passage(etape, fait)?.vers]),
    ]),
  ],
  plieur:
    ({ mots = codesSeuls }) =>
    (t) =>
      plieur(t, mots),
  oublier,
  requetes: liste,
});
