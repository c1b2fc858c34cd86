/**
 * What falls due, and when. A deadline that was met stays, marked with the fact that met it: a rectification can then reopen
 * it, and the fold needs nothing but these rows. A rowid table, so that entries of the two indexes are short: they move often.
 * `agir_le`: first day on which the scheduler has something to record.
 */
export const ddl = `
CREATE TABLE echeances{c} (
  parcours TEXT NOT NULL,
  genre TEXT NOT NULL,
  ref TEXT NOT NULL,
  le TEXT,
  agir_le TEXT,
  detail TEXT,
  cree_par INTEGER NOT NULL,
  faite_par INTEGER,
  PRIMARY KEY (parcours, genre, ref)
) STRICT;
CREATE INDEX echeances_le{c} ON echeances{c} (le) WHERE faite_par IS NULL AND le IS NOT NULL;
CREATE INDEX echeances_agir{c} ON echeances{c} (agir_le) WHERE faite_par IS NULL AND agir_le IS NOT NULL;
`;
export const tables = ['echeances{c}'] as const;
