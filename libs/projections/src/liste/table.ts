/**
 * One row per parcours. Days are kept as they are; what depends on today (state, remaining days) is computed by the query,
 * so that no row has to change at midnight. JSON columns hold what the fold needs to go on from the row alone.
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
  ouverture_departement TEXT,
  dernier_fait TEXT NOT NULL,
  dernier_le TEXT NOT NULL,
  pass_siae TEXT,
  suspensions TEXT NOT NULL,
  contrats TEXT NOT NULL,
  orientations TEXT NOT NULL,
  organisations TEXT NOT NULL,
  revision INTEGER NOT NULL,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX liste_nom{c} ON liste{c} (nom, prenom, parcours);
CREATE INDEX liste_fin{c} ON liste{c} (fin, parcours);
CREATE INDEX liste_siae{c} ON liste{c} (siae, parcours);
CREATE INDEX liste_departement{c} ON liste{c} (departement, parcours);
CREATE TABLE liste_organisations{c} (
  organisation TEXT NOT NULL,
  parcours TEXT NOT NULL,
  PRIMARY KEY (organisation, parcours)
) STRICT, WITHOUT ROWID;
CREATE INDEX liste_organisations_parcours{c} ON liste_organisations{c} (parcours);
CREATE TABLE liste_mots{c} (
  mot TEXT NOT NULL,
  parcours TEXT NOT NULL,
  PRIMARY KEY (mot, parcours)
) STRICT, WITHOUT ROWID;
CREATE INDEX liste_mots_parcours{c} ON liste_mots{c} (parcours);
`;
export const tables = ['liste{c}', 'liste_organisations{c}', 'liste_mots{c}'] as const;
