/**
 * What is counted, one row a thing: an exit, a hire, a PASS delivered, the hours of a contract in a year, the support actions of one nature
 * in a year. Nothing of a person is kept. No query reads these rows: they tell what a parcours brings to the sums beside them, and so what
 * it takes away from them when its history is corrected. No row is shown: figures are, and have their own shape.
 */
import { z } from 'zod';
import { code, donnees, entier, jour, ouiNon, ouNul, texte } from '../table/colonnes.js';
import { definirTable } from '../table/definir-table.js';
import { CATEGORIES } from './formes.js';
import { GENRES_SUIVIS, type SuiviSoFar, type Suivi } from './suivi.js';

const memory = ({ s }: { s: Suivi }): SuiviSoFar | null => (Object.keys(s.memory).length === 0 ? null : s.memory);

export const tableIndicateurs = definirTable<{ parcours: string; s: Suivi }>()({
  nom: 'indicateurs',
  cle: ['parcours', 'genre', 'ref'],
  colonnes: {
    parcours: { type: texte, de: (x) => x.parcours, visible: null },
    genre: { type: code(z.enum(GENRES_SUIVIS)), de: ({ s }) => s.genre, visible: null },
    ref: { type: texte, de: ({ s }) => s.ref, visible: null },
    siae: { type: texte, de: ({ s }) => s.siae, visible: null },
    departement: { type: ouNul(texte), de: ({ s }) => s.departement, visible: null },
    /** Calendar year in which the row counts. */
    annee: { type: entier, de: ({ s }) => s.annee, visible: null },
    code: { type: ouNul(texte), de: ({ s }) => s.code, visible: null },
    categorie: { type: ouNul(code(z.enum(CATEGORIES))), de: ({ s }) => s.categorie, visible: null },
    version: { type: ouNul(texte), de: ({ s }) => s.version, visible: null },
    debut: { type: ouNul(jour), de: ({ s }) => s.debut, visible: null },
    fin: { type: ouNul(jour), de: ({ s }) => s.fin, visible: null },
    /** In the figures or not; null when the verdict did not tell. */
    comptee: { type: ouNul(ouiNon), de: ({ s }) => s.comptee, visible: null },
    manques: { type: ouNul(texte), de: ({ s }) => s.manques, visible: null },
    minutes: { type: ouNul(entier), de: ({ s }) => s.minutes, visible: null },
    sortie: { type: ouNul(texte), de: ({ s }) => s.sortie, visible: null },
    /** What the fold needs to go on from the row alone. */
    memory: { type: ouNul(donnees<SuiviSoFar>()), de: memory, visible: null },
  },
});
/** What is added up. `ligne`: anything at all. `ouverte`: actions without an end. `personne`: parcours that have an action. */
export const GENRES_CUMULES = [...GENRES_SUIVIS, 'financee', 'ligne', 'ouverte', 'personne', 'sejour'] as const;
export type GenreCumule = (typeof GENRES_CUMULES)[number];

/** A sum, of a year, in one département: of one structure or of all (''). Persons are counted for all départements ('') too. */
export interface Cumul {
  annee: number;
  genre: GenreCumule;
  departement: string;
  siae: string;
  /** What the things added up have in common, as the query tells them apart. */
  cle: string;
  nombre: number;
  /** Days, or minutes. */
  somme: number;
}

/** Figures of a year are read from these sums: as many as there are kinds of things, whatever the number of things. */
export const tableCumuls = definirTable<Cumul>()({
  nom: 'indicateurs_cumuls',
  cle: ['annee', 'genre', 'departement', 'siae', 'cle'],
  sansRowid: true,
  conflit: { additionner: true },
  colonnes: {
    annee: { type: entier, de: (c) => c.annee, visible: null },
    genre: { type: code(z.enum(GENRES_CUMULES)), de: (c) => c.genre, visible: null },
    departement: { type: texte, de: (c) => c.departement, visible: null },
    siae: { type: texte, de: (c) => c.siae, visible: null },
    cle: { type: texte, de: (c) => c.cle, visible: null },
    nombre: { type: entier, de: (c) => c.nombre, visible: null },
    somme: { type: entier, de: (c) => c.somme, visible: null },
  },
});
export const tables = [tableIndicateurs, tableCumuls] as const;
