/** One row per fact, clustered by parcours: reading a journal is one range of one tree. */
export const ddl = `
CREATE TABLE journal{c} (
  parcours TEXT NOT NULL,
  revision INTEGER NOT NULL,
  position INTEGER NOT NULL,
  type TEXT NOT NULL,
  le TEXT NOT NULL,
  enregistre_le TEXT NOT NULL,
  phrase TEXT NOT NULL,
  role TEXT NOT NULL,
  organisation TEXT NOT NULL,
  PRIMARY KEY (parcours, revision)
) STRICT, WITHOUT ROWID;
`;
export const tables = ['journal{c}'] as const;
