/**
 * One row per fact, keyed by its position: rows are only ever added at the end, whichever parcours they belong to. Each row
 * names the one before it in its parcours, and `journal_derniers` the last one: a journal is read backwards along this thread.
 * An index by parcours would have every batch of a rebuild touch pages all over it.
 */
import type { Role, TypeFait } from '@jalon/parcours';
import { z } from 'zod';
import type { FaitLu } from '../fait-lu.js';
import { code, entier, jour, ouNul, texte } from '../table/colonnes.js';
import { definirTable } from '../table/definir-table.js';

interface Source {
  f: FaitLu;
  phrase: string;
  precedente: number | null;
}
const type = code(z.string() as unknown as z.ZodType<TypeFait>);
const role = code(z.string() as unknown as z.ZodType<Role>);
export const tableJournal = definirTable<Source>()({
  nom: 'journal',
  cle: ['position'],
  colonnes: {
    position: { type: entier, de: ({ f }) => f.position, visible: 'pass' },
    precedente: { type: ouNul(entier), de: (s) => s.precedente, visible: null },
    revision: { type: entier, de: ({ f }) => f.revision, visible: 'parcours' },
    type: { type, de: ({ f }) => f.type, visible: 'pass' },
    /** Day on which the fact took effect. */
    le: { type: jour, de: ({ f }) => f.le, visible: 'pass' },
    /** ISO instant at which it was recorded. */
    enregistreLe: { type: texte, de: ({ f }) => f.enregistreLe, visible: 'pass' },
    phrase: { type: texte, de: (s) => s.phrase, visible: 'pass' },
    role: { type: role, de: ({ f }) => f.par.role, visible: 'pass' },
    organisation: { type: texte, de: ({ f }) => f.par.organisation.id, visible: 'pass' },
  },
});

/** A parcours, and the position of its last fact; null before the first. */
export interface Fil {
  parcours: string;
  position: number | null;
}
export const tableDerniers = definirTable<Fil>()({
  nom: 'journal_derniers',
  cle: ['parcours'],
  sansRowid: true,
  conflit: { plusGrande: 'position' },
  colonnes: {
    parcours: { type: texte, de: (f) => f.parcours, visible: null },
    // never written before its first fact
    position: { type: entier, de: (f) => f.position as number, visible: null },
  },
});
export const tables = [tableJournal, tableDerniers] as const;

/** Positions of the facts of one parcours (bound to `?`), last first, as a table named `fil`. */
export const FIL = `WITH RECURSIVE fil(position) AS (
  SELECT position FROM journal_derniers{c} WHERE parcours = ?
  UNION ALL
  SELECT j.precedente FROM fil CROSS JOIN journal{c} j ON j.position = fil.position WHERE j.precedente IS NOT NULL)`;
