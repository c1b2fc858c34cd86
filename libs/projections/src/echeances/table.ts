/**
 * What falls due, and when. A deadline that was met stays, marked with the fact that met it: what undoes that fact can then reopen
 * it, and the fold needs nothing but these rows. A rowid table, so that entries of the two indexes are short: they move often.
 */
import type { Jour } from '@jalon/droit';
import { z } from 'zod';
import { code, entier, jour, ouNul, texte } from '../table/colonnes.js';
import { definirTable } from '../table/definir-table.js';
import { GENRES, type Genre } from './genres.js';

/** A deadline while it is folded. */
export interface EcheanceSuivie {
  genre: Genre;
  /** What it is about: contract, suspension, request, revision of the fact that gave the PASS or made the diagnosis. */
  ref: string;
  /** Null while nothing is due, for instance for an open-ended contract. */
  le: Jour | null;
  /** First day on which the scheduler has something to record. */
  agirLe: Jour | null;
  /** SIAE of the contract or of the diagnosis, organisation asked: what the kind calls for. */
  detail: string | null;
  /** Revision of the fact that set it. */
  creePar: number;
  /** Revision of the fact that met it. */
  faitePar: number | null;
}

const genre = code(z.enum(Object.keys(GENRES) as [Genre, ...Genre[]]));
export const tableEcheances = definirTable<{ parcours: string; e: EcheanceSuivie }>()({
  nom: 'echeances',
  cle: ['parcours', 'genre', 'ref'],
  index: {
    le: { colonnes: ['le'], ou: 'faite_par IS NULL AND le IS NOT NULL' },
    agir: { colonnes: ['agirLe'], ou: 'faite_par IS NULL AND agir_le IS NOT NULL' },
  },
  colonnes: {
    parcours: { type: texte, de: (s) => s.parcours, visible: 'parcours' },
    genre: { type: genre, de: ({ e }) => e.genre, visible: 'pass' },
    ref: { type: texte, de: ({ e }) => e.ref, visible: 'pass' },
    le: { type: ouNul(jour), de: ({ e }) => e.le, visible: 'pass' },
    agirLe: { type: ouNul(jour), de: ({ e }) => e.agirLe, visible: null },
    detail: { type: ouNul(texte), de: ({ e }) => e.detail, visible: 'pass' },
    creePar: { type: entier, de: ({ e }) => e.creePar, visible: null },
    faitePar: { type: ouNul(entier), de: ({ e }) => e.faitePar, visible: null },
  },
});
export const tables = [tableEcheances] as const;
