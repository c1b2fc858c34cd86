import { table } from '@jalon/parcours';
import { identitesEnClair, type Identites } from '../identites.js';
import { definirModele } from '../modele.js';
import { codesSeuls, type DitLeDroit } from '../phrase.js';
import { fold } from './evolve.js';
import { liste } from './query.js';
import { oublier } from './stockage.js';
import { tables } from './table.js';

/** Who can read what is personal in the rows; absent: they never leave memory. */
export interface ClesDeLaListe {
  identites?: Identites | undefined;
}

/** The list of parcours: who, which PASS, where it stands. The only read model that holds names, each under its person's key. */
export const modeleListe = definirModele({
  nom: 'liste',
  version: 5,
  // name, number of PASS, and what corrects them
  personnels: ['ParcoursOuvert', 'PassDelivre', 'PassRepris', 'FaitRectifie'],
  tables,
  /** Steps come from the chart: another chart, other rows. */
  parametres: ({ mots = codesSeuls }: DitLeDroit & ClesDeLaListe) => [
    mots.empreinte,
    table.etapes.map((etape) => [
      etape,
      table.possibles(etape).map((fait) => [fait, table.passage(etape, fait)?.vers]),
    ]),
  ],
  fold:
    ({ identites = identitesEnClair, mots = codesSeuls }) =>
    (t) =>
      fold(t, identites, mots),
  oublier: () => oublier,
  queries: (lecture, { identites = identitesEnClair }) => liste(lecture, identites),
});
