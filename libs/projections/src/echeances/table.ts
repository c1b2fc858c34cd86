/**
 * What falls due, and when. A deadline that was met stays, marked with the fact that met it: a rectification can then reopen
 * it, and the fold needs nothing but these rows. `agir_le`: first day on which the scheduler has something to record.
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
) STRICT, WITHOUT ROWID;
CREATE INDEX echeances_le{c} ON echeances{c} (le, parcours, genre, ref) WHERE faite_par IS NULL AND le IS NOT NULL;
CREATE INDEX echeances_agir{c} ON echeances{c} (agir_le, parcours, genre) WHERE faite_par IS NULL AND agir_le IS NOT NULL;
`;
export const tables = ['echeances{c}'] as const;
