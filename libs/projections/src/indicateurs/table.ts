/**
 * What is counted, one row a thing: an exit, a support action, a hire, a PASS delivered, the hours of a contract in a year.
 * Nothing of a person is kept, and nothing is added up: a rectification takes a row away or changes it, and the query counts.
 * `annee`: calendar year in which the row counts. `comptee`: 1 in the figures, 0 not, null when the verdict did not tell.
 * `memoire` (JSON) holds what the fold needs to go on from the row alone. A rowid table: entries of its two indexes stay short.
 */
export const ddl = `
CREATE TABLE indicateurs{c} (
  parcours TEXT NOT NULL,
  genre TEXT NOT NULL,
  ref TEXT NOT NULL,
  siae TEXT NOT NULL,
  departement TEXT,
  annee INTEGER NOT NULL,
  code TEXT,
  version TEXT,
  debut TEXT,
  fin TEXT,
  comptee INTEGER,
  manques TEXT,
  minutes INTEGER,
  sortie TEXT,
  memoire TEXT,
  PRIMARY KEY (parcours, genre, ref)
) STRICT;
CREATE INDEX indicateurs_annee{c} ON indicateurs{c} (annee, genre, siae, departement);
`;
export const tables = ['indicateurs{c}'] as const;
