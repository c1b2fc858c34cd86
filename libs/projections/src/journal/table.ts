/**
 * One row per fact, keyed by its position: rows are only ever added at the end, whichever parcours they belong to. Each row
 * names the one before it in its parcours, and `journal_derniers` the last one: a journal is read backwards along this thread.
 * An index by parcours would have every batch of a rebuild touch pages all over it.
 */
export const ddl = `
CREATE TABLE journal{c} (
  position INTEGER NOT NULL PRIMARY KEY,
  precedente INTEGER,
  revision INTEGER NOT NULL,
  type TEXT NOT NULL,
  le TEXT NOT NULL,
  enregistre_le TEXT NOT NULL,
  phrase TEXT NOT NULL,
  role TEXT NOT NULL,
  organisation TEXT NOT NULL
) STRICT;
CREATE TABLE journal_derniers{c} (
  parcours TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
export const tables = ['journal{c}', 'journal_derniers{c}'] as const;

/** Positions of the facts of one parcours (bound to `?`), last first, as a table named `fil`. */
export const FIL = `WITH RECURSIVE fil(position) AS (
  SELECT position FROM journal_derniers{c} WHERE parcours = ?
  UNION ALL
  SELECT j.precedente FROM fil CROSS JOIN journal{c} j ON j.position = fil.position WHERE j.precedente IS NOT NULL)`;
