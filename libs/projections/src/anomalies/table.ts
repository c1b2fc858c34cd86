/** One row per code told by a fact that was accepted all the same. Codes alone are kept: which ones are to be followed, and in which words, is asked of the référentiel when they are read. */
import { placeDe } from '@jalon/decider';
import type { TypeFait } from '@jalon/parcours';
import { z } from 'zod';
import type { FaitLu } from '../fait-lu.js';
import { code, entier, jour, ouNul, texte } from '../table/colonnes.js';
import { definirTable } from '../table/definir-table.js';

interface Source {
  f: FaitLu;
  condition: string;
}
const type = code(z.string() as unknown as z.ZodType<TypeFait>);
export const tableAnomalies = definirTable<Source>()({
  nom: 'anomalies',
  cle: ['parcours', 'fait', 'condition'],
  sansRowid: true,
  index: { le: { colonnes: ['le'] } },
  colonnes: {
    parcours: { type: texte, de: ({ f }) => f.parcours, visible: 'parcours' },
    /** Place of the fact in its dossier. */
    fait: { type: entier, de: ({ f }) => placeDe(f.revision), visible: 'parcours' },
    condition: { type: texte, de: (s) => s.condition, visible: 'pass' },
    type: { type, de: ({ f }) => f.type, visible: 'pass' },
    le: { type: jour, de: ({ f }) => f.le, visible: 'pass' },
    /** Who recorded the fact. */
    organisation: { type: texte, de: ({ f }) => f.par.organisation.id, visible: 'pass' },
  },
});
type Embauche = Extract<FaitLu, { type: 'EmbaucheDeclaree' }>;
/** Hires that stand, by who declared them: what a convention told otherwise since is compared with. */
export const tableEmbauches = definirTable<Embauche>()({
  nom: 'anomalies_embauches',
  cle: ['parcours', 'contrat'],
  sansRowid: true,
  index: { siae: { colonnes: ['siae', 'le'] } },
  colonnes: {
    parcours: { type: texte, de: (f) => f.parcours, visible: 'parcours' },
    contrat: { type: texte, de: (f) => f.data.contrat, visible: null },
    siae: { type: texte, de: (f) => f.data.siae.id, visible: 'pass' },
    typeSiae: { type: ouNul(texte), de: (f) => f.data.siae.type ?? null, visible: 'pass' },
    fait: { type: entier, de: (f) => placeDe(f.revision), visible: 'parcours' },
    le: { type: jour, de: (f) => f.le, visible: 'pass' },
  },
});
export const tables = [tableAnomalies, tableEmbauches] as const;
