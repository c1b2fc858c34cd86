/**
 * One row per parcours. Days are kept as they are; what depends on today (state, remaining days) is computed by the query,
 * so that no row has to change at midnight. `memoire` (JSON) holds what the fold needs to go on from the row alone. Columns
 * that move often (SIAE, position, last fact) carry no index: the small tables find parcours by organisation and by word.
 * A rowid table: its rows are too wide for the leaves of a clustered one, and recent parcours, which move most, stay together.
 */
export const ddl = `
CREATE TABLE liste{c} (
  parcours TEXT NOT NULL PRIMARY KEY,
  nom TEXT,
  prenom TEXT,
  recherche TEXT NOT NULL,
  personne TEXT NOT NULL CHECK (personne IN ('presente', 'effacee')),
  numero TEXT,
  siae TEXT,
  type_siae TEXT,
  departement TEXT,
  debut TEXT,
  fin TEXT,
  annule INTEGER NOT NULL,
  clos_le TEXT,
  sortie_le TEXT,
  suspension_debut TEXT,
  suspension_fin TEXT,
  demande TEXT,
  contrat TEXT,
  contrat_fin TEXT,
  etape TEXT NOT NULL,
  etape_detaillee TEXT NOT NULL,
  ouvert_le TEXT,
  dernier_fait TEXT NOT NULL,
  dernier_le TEXT NOT NULL,
  dernier_pour TEXT,
  suspensions TEXT NOT NULL,
  memoire TEXT NOT NULL,
  revision INTEGER NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX liste_nom{c} ON liste{c} (nom, prenom, parcours);
CREATE INDEX liste_fin{c} ON liste{c} (fin, parcours);
CREATE INDEX liste_departement{c} ON liste{c} (departement, parcours);
CREATE TABLE liste_organisations{c} (
  organisation TEXT NOT NULL,
  parcours TEXT NOT NULL,
  PRIMARY KEY (organisation, parcours)
) STRICT, WITHOUT ROWID;
CREATE TABLE liste_departements{c} (
  departement TEXT NOT NULL,
  parcours TEXT NOT NULL,
  PRIMARY KEY (departement, parcours)
) STRICT, WITHOUT ROWID;
CREATE TABLE liste_mots{c} (
  mot TEXT NOT NULL,
  parcours TEXT NOT NULL,
  PRIMARY KEY (mot, parcours)
) STRICT, WITHOUT ROWID;
`;
export const tables = ['liste{c}', 'liste_organisations{c}', 'liste_departements{c}', 'liste_mots{c}'] as const;
