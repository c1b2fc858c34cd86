/** What is exported, whoever asks for it and in whatever format: columns, rows as they come, and where they come from. */

export type Cellule = string | number | boolean | null;
export interface Colonne {
  /** Name in JSON; that of the field in the API when it is one. */
  cle: string;
  /** Heading, for people. */
  titre: string;
  /** Its texts are days, AAAA-MM-JJ: JJ/MM/AAAA in CSV, a date in a sheet, as they are in JSON. */
  jour?: true;
}
export type Ligne = Readonly<Record<string, Cellule | undefined>>;

/** Said in each file: the same question, asked again there, gives the same rows. */
export interface Provenance {
  /** What was asked, in the words of the question; empty: everything. */
  filtre: Readonly<Record<string, string>>;
  /** The same, in the words of a screen, for whoever opens a sheet; absent: `filtre` says it. */
  filtreDit?: Readonly<Record<string, string>>;
  /** Why these rows may not be all there is. */
  reserves?: readonly string[];
  /** Last position of the log that the rows know of; null: the rows come from no log. */
  position: number | null;
  /** UTC. */
  instant: string;
  lecture: string;
}
export interface Table {
  /** File name without extension, in lower case: `parcours`, `etude-du-droit`. */
  nom: string;
  titre: string;
  colonnes: readonly Colonne[];
  /** Read once, as fast as the receiver takes them. */
  lignes: Iterable<Ligne> | AsyncIterable<Ligne>;
  provenance: Provenance;
}

export const FORMATS = ['csv', 'xlsx', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** What follows the rows in a sheet: its end tells that the file is whole. */
export function piedDe({ titre, provenance }: Table, lignes: number): [quoi: string, valeur: Cellule][] {
  const { filtre, filtreDit = filtre, reserves = [], position, instant, lecture } = provenance;
  return [
    ['Export Jalon', titre],
    ...Object.entries(filtreDit).map(([nom, valeur]): [string, Cellule] => [`Filtre : ${nom}`, valeur]),
    ...(position === null ? [] : [['Position du journal', position] as [string, Cellule]]),
    ['Instant (UTC)', instant],
    ['Lecture', lecture],
    ...reserves.map((phrase): [string, Cellule] => ['Réserve', phrase]),
    ['Lignes', lignes],
  ];
}
