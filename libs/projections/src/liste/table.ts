/**
 * One row per parcours. Days are kept as they are; what depends on today (state, remaining days) is computed by the query,
 * so that no row has to change at midnight. `memoire` holds what the fold needs to go on from the row alone. Columns
 * that move often (SIAE, position, last fact) carry no index: the small tables find parcours by organisation and by département.
 * No table on disk knows a name: sorting and searching by name is done in memory (`noms.ts`).
 * A rowid table: its rows are too wide for the leaves of a clustered one, and recent parcours, which move most, stay together.
 */
import type { Organisation } from '@jalon/parcours';
import { donnees, entier, jour, ouiNon, ouNul, texte } from '../table/colonnes.js';
import { definirTable } from '../table/definir-table.js';
import { etapeSansJour, type ContratSuivi, type Ligne, type SuspensionSuivie } from './ligne.js';

/** A row about to be written: what was folded, and what is derived from it once. */
export interface LigneEcrite {
  l: Ligne;
  employeur: Organisation | null;
  contrat: ContratSuivi | null;
}
/** What the fold needs to go on, and no query looks at. */
export type Memory = Pick<
  Ligne,
  'passSiae' | 'contrats' | 'orientations' | 'organisations' | 'departements' | 'ouvertureDepartement'
>;
const memory = ({ l }: LigneEcrite): Memory => ({
  passSiae: l.passSiae,
  contrats: l.contrats,
  orientations: l.orientations,
  organisations: l.organisations,
  departements: l.departements,
  ouvertureDepartement: l.ouvertureDepartement,
});

export const tableListe = definirTable<LigneEcrite>()({
  nom: 'liste',
  cle: ['parcours'],
  index: {
    fin: { colonnes: ['fin', 'parcours'] },
    departement: { colonnes: ['departement', 'parcours'] },
    ouvert: { colonnes: ['ouvertLe', 'parcours'] },
    // what a filter keeps when it keeps little: see `indices`
    debut: { colonnes: ['debut', 'parcours'] },
    etape: { colonnes: ['etape', 'parcours'] },
    suspendus: { colonnes: ['parcours'], ou: "suspensions <> '[]'" },
    clos: { colonnes: ['parcours'], ou: 'clos_le IS NOT NULL' },
    annules: { colonnes: ['parcours'], ou: 'annule = 1' },
  },
  colonnes: {
    parcours: { type: texte, de: ({ l }) => l.parcours, visible: null },
    siae: { type: ouNul(texte), de: (e) => e.employeur?.id ?? null, visible: 'pass' },
    typeSiae: { type: ouNul(texte), de: (e) => e.employeur?.type ?? null, visible: 'pass' },
    departement: {
      type: ouNul(texte),
      de: ({ l, employeur }) => employeur?.departement ?? l.ouvertureDepartement,
      // the employer's, once there is one
      visible: 'pass',
    },
    debut: { type: ouNul(jour), de: ({ l }) => l.debut, visible: 'pass' },
    fin: { type: ouNul(jour), de: ({ l }) => l.fin, visible: 'pass' },
    annule: { type: ouiNon, de: ({ l }) => l.annule, visible: null },
    closLe: { type: ouNul(jour), de: ({ l }) => l.closLe, visible: 'pass' },
    sortieLe: { type: ouNul(jour), de: ({ l }) => l.sortieLe, visible: 'pass' },
    /** Id of the request waiting for an answer. */
    demandeEnAttente: { type: ouNul(texte), de: ({ l }) => l.demandeEnAttente, visible: 'pass' },
    contrat: { type: ouNul(texte), de: (e) => e.contrat?.id ?? null, visible: null },
    contratFin: { type: ouNul(jour), de: (e) => e.contrat?.fin ?? null, visible: null },
    etape: { type: texte, de: ({ l }) => etapeSansJour(l.etapeDetaillee), visible: null },
    etapeDetaillee: { type: texte, de: ({ l }) => l.etapeDetaillee, visible: null },
    ouvertLe: { type: ouNul(jour), de: ({ l }) => l.ouvertLe, visible: 'parcours' },
    dernierFait: { type: texte, de: ({ l }) => l.dernierFait, visible: null },
    dernierLe: { type: texte, de: ({ l }) => l.dernierLe, visible: null },
    dernierPour: { type: ouNul(texte), de: ({ l }) => l.dernierPour, visible: null },
    suspensions: { type: donnees<SuspensionSuivie[]>(), de: ({ l }) => l.suspensions, visible: null },
    memory: { type: donnees<Memory>(), de: memory, visible: null },
    revision: { type: entier, de: ({ l }) => l.revision, visible: 'parcours' },
    position: { type: entier, de: ({ l }) => l.position, visible: null },
  },
});

/** Two columns of a small table: what is looked for, and the parcours found. */
export type Lien = readonly [cherche: string, parcours: string];
const parcours = { type: texte, de: ([, id]: Lien) => id, visible: null };
const cherche = { type: texte, de: ([mot]: Lien) => mot, visible: null };
const lien = { sansRowid: true, conflit: { garder: 'ancienne' } } as const;

export const tableOrganisations = definirTable<Lien>()({
  nom: 'liste_organisations',
  colonnes: { organisation: cherche, parcours },
  cle: ['organisation', 'parcours'],
  ...lien,
});
export const tableDepartements = definirTable<Lien>()({
  nom: 'liste_departements',
  colonnes: { departement: cherche, parcours },
  cle: ['departement', 'parcours'],
  ...lien,
});

/**
 * Name, first name and number of each, under her key; no row: nothing is known, or her key is gone. Apart from the rest: a whole scope is read
 * through in the order of its parcours, and a row of the list that moves does not write it again.
 */
export const tableIdentites = definirTable<readonly [parcours: string, identite: string]>()({
  nom: 'liste_identites',
  colonnes: {
    parcours: { type: texte, de: ([id]) => id, visible: null },
    identite: { type: texte, de: ([, identite]) => identite, visible: null },
  },
  cle: ['parcours'],
  sansRowid: true,
});
export const tables = [tableListe, tableOrganisations, tableDepartements, tableIdentites] as const;
