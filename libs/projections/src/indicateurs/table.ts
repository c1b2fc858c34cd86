/**
 * What is counted, one row a thing: an exit, a support action, a hire, a PASS delivered, the hours of a contract in a year.
 * Nothing of a person is kept, and nothing is added up: what is withdrawn takes a row away, and the query counts.
 * No row is shown: figures are, and have their own shape. A rowid table: entries of its two indexes stay short.
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
  index: { annee: { colonnes: ['annee', 'genre', 'siae', 'departement'] } },
  colonnes: {
    parcours: { type: texte, de: (x) => x.parcours, visible: null },
    genre: { type: code(z.enum(GENRES_SUIVIS)), de: ({ s }) => s.genre, visible: null },
    ref: { type: texte, de: ({ s }) => s.ref, visible: null },
    siae: { type: texte, de: ({ s }) => s.siae, visible: null },
    departement: { type: ouNul(texte), de: ({ s }) => s.departement, visible: null },
    /** Calendar year in which the row counts. */
    annee: { type: entier, de: ({ s }) => s.annee, visible: null },
    code: { type: ouNul(texte), de: ({ s }) => s.code, visible: null },
    /** Of an exit. */
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
export const tables = [tableIndicateurs] as const;
