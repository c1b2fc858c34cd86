/** A row of the list as it is shown: the columns that somebody sees, and what is computed for the day it is asked on. */
import type { Jour } from '@jalon/droit';
import {
  avantLePass,
  ENGAGE,
  etapeDetailleeSansPass,
  etapeSansPass,
  libelleEtape,
  libelleMontre,
  type EtatPass,
} from '@jalon/parcours';
import type { Montre } from '@jalon/visibilite';
import { z } from 'zod';
import { GENRES, type Genre } from '../echeances/genres.js';
import { formeJour } from '../table/colonnes.js';
import type { Identite } from '../identites.js';
import type { RangDe } from '../table/definir-table.js';
import {
  champsVisibles,
  definirForme,
  schemaOpenApi,
  schemaPage,
  type DonneesDe,
  type PageBornee,
} from '../table/definir-forme.js';
import { TOTAL_COMPTE } from './borne.js';
import { ETAPES, type Etape } from './ligne.js';
import { tableListe } from './table.js';

/** A row as the query gives it, its identity opened, for one day and one reader. */
export interface RangLu extends RangDe<typeof tableListe>, Identite {
  /** As stored. */
  identite: string | null;
  etat: EtatPass | null;
  etapeDuJour: Etape;
  joursRestants: number;
  /** Kind and day of the next deadline, or nothing. */
  prochaine: string | null;
  jour: Jour;
  /** The SIAE that looks, which alone reads what is reserved to her (ELI-09). */
  siaesLectrices: readonly string[] | undefined;
}

export const ETATS = ['A_VENIR', 'VALIDE', 'SUSPENDU', 'EXPIRE', 'CLOS', 'ANNULE'] as const satisfies EtatPass[];
const LIBELLES_AVANT_LE_PASS: readonly string[] = ETAPES.filter(avantLePass).map(libelleEtape);
const periode = z.strictObject({ debut: formeJour, fin: formeJour });

export const ligneListe = definirForme<RangLu>()({
  id: { forme: z.string(), de: (r) => r.parcours, visible: 'parcours' },
  nom: { forme: z.string().nullable(), visible: 'identite' },
  prenom: { forme: z.string().nullable(), visible: 'identite' },
  numero: { forme: z.string().nullable(), visible: 'pass' },
  ...champsVisibles(tableListe),
  /** `cle_absente` is told by whoever holds the keys: rows only know that there is no name. */
  personne: {
    forme: z.enum(['presente', 'effacee', 'cle_absente']),
    de: (r) => (r.nom === null ? ('effacee' as const) : ('presente' as const)),
    visible: 'parcours',
  },
  etat: { forme: z.enum(ETATS).nullable(), visible: 'pass' },
  etape: {
    forme: z.enum(ETAPES),
    de: (r) => r.etapeDuJour,
    visible: 'pass',
    // that the parcours is under way, and nothing of its PASS
    sinon: etapeSansPass,
  },
  libelleEtape: {
    forme: z.string(),
    de: (r) => libelleMontre({ etape: r.etapeDuJour, etapeDetaillee: r.etapeDetaillee }),
    visible: 'pass',
    sinon: (libelle: string) => (LIBELLES_AVANT_LE_PASS.includes(libelle) ? libelle : libelleMontre(ENGAGE)),
  },
  etapeDetaillee: {
    forme: z.string().describe('Étape dans la machine'),
    visible: 'pass',
    sinon: etapeDetailleeSansPass,
  },
  joursRestants: { forme: z.int(), visible: 'pass' },
  suspension: {
    forme: periode.nullable().describe('Celle qui court ce jour-là'),
    de: ({ suspensions, jour }) => {
      const enCours = suspensions.find((s) => s.debut <= jour && jour <= s.fin);
      return enCours ? { debut: enCours.debut, fin: enCours.fin } : null;
    },
    visible: 'pass',
  },
  contrat: {
    forme: z.strictObject({ id: z.string(), fin: formeJour.nullable() }).nullable(),
    de: (r) => (r.contrat === null ? null : { id: r.contrat, fin: r.contratFin }),
    visible: 'pass',
  },
  dernierFait: {
    forme: z.strictObject({ phrase: z.string(), le: formeJour }).nullable(),
    de: (r) => {
      const cache =
        r.siaesLectrices !== undefined && r.dernierPour !== null && !r.siaesLectrices.includes(r.dernierPour);
      return cache ? null : { phrase: r.dernierFait, le: r.dernierLe };
    },
    visible: 'pass',
  },
  prochaineEcheance: {
    forme: z.strictObject({ genre: z.string(), le: formeJour, libelle: z.string() }).nullable(),
    de: ({ prochaine }) => {
      const [genre, le] = prochaine?.split(' ') ?? [];
      return genre === undefined || le === undefined ? null : { genre, le, libelle: GENRES[genre as Genre] };
    },
    visible: 'pass',
  },
});

export type LigneListe = DonneesDe<typeof ligneListe>;
export type PageListe = PageBornee<LigneListe>;
/** Steps by which a list is filtered, and how they are said. */
export const ETAPES_DES_LISTES = ETAPES.filter((e) => e !== 'aOuvrir').map((code) => ({
  code,
  libelle: libelleEtape(code),
}));
const etapes = z.array(z.strictObject({ code: z.enum(ETAPES), libelle: z.string() }));
export const schemaListe = schemaPage(ligneListe.schema, {
  auMoins: {
    type: 'boolean',
    description: `Vrai : il y en a plus de ${TOTAL_COMPTE}, le total s’arrête là ; \`totalExact=oui\` compte jusqu’au bout`,
  },
  etapes: schemaOpenApi(etapes.describe('Étapes par lesquelles filtrer, et leur nom')),
});
/** What one reader sees of it. */
export type PageListeMontree = PageBornee<Montre<LigneListe>>;
