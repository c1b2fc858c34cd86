/** Tables of the names in memory, and who belongs to a scope, as the tables on disk say. */
import { siens, type LecteurDeListe } from './demande.js';

export const NOMS = 'memoire.liste_noms';
export const MOTS = 'memoire.liste_mots';
export const SCHEMA = [
  `CREATE TABLE ${NOMS} (
  scope INTEGER NOT NULL, parcours TEXT NOT NULL, nom TEXT NOT NULL, prenom TEXT NOT NULL, mots TEXT NOT NULL, marque TEXT NOT NULL,
  PRIMARY KEY (scope, parcours)
) STRICT, WITHOUT ROWID`,
  'CREATE INDEX memoire.liste_noms_ordre ON liste_noms (scope, nom, prenom, parcours)',
  `CREATE TABLE ${MOTS} (scope INTEGER NOT NULL, mot TEXT NOT NULL, parcours TEXT NOT NULL, PRIMARY KEY (scope, mot, parcours)) STRICT, WITHOUT ROWID`,
];

/** Persons opened before the event loop gets its turn, some milliseconds. */
export const TRANCHE = 50;

/** Who is in a scope, as the tables on disk say; `@valeur`: which one. */
export type Genre = 'organisation' | 'organisations' | 'departement' | 'tout';
const MEMBRES: Record<Genre, { de: string; ou: string }> = {
  organisation: {
    de: 'liste_organisations{c} m',
    ou: 'm.organisation = @valeur',
  },
  // several, as a JSON list: a parcours may be of more than one
  organisations: {
    de: '(SELECT DISTINCT parcours FROM liste_organisations{c} WHERE organisation IN (SELECT value FROM json_each(@valeur))) m',
    ou: '@valeur IS NOT NULL',
  },
  departement: {
    de: 'liste_departements{c} m',
    ou: 'm.departement = @valeur',
  },
  tout: { de: 'liste{c} m', ou: '@valeur IS NOT NULL' },
};
const parGenre = (texte: (m: (typeof MEMBRES)[Genre]) => string): Record<Genre, string> => ({
  organisation: texte(MEMBRES.organisation),
  organisations: texte(MEMBRES.organisations),
  departement: texte(MEMBRES.departement),
  tout: texte(MEMBRES.tout),
});
export const SUITE = parGenre(
  ({ de, ou }) => `SELECT m.parcours AS parcours, i.identite, n.marque FROM ${de}
  LEFT JOIN liste_identites{c} i ON i.parcours = m.parcours
  LEFT JOIN ${NOMS} n ON n.scope = @scope AND n.parcours = m.parcours
  WHERE ${ou} AND m.parcours > @apres ORDER BY m.parcours LIMIT ${TRANCHE}`,
);
export const UN = parGenre(
  ({ de, ou }) => `SELECT m.parcours AS parcours, i.identite, n.marque FROM ${de}
  LEFT JOIN liste_identites{c} i ON i.parcours = m.parcours
  LEFT JOIN ${NOMS} n ON n.scope = @scope AND n.parcours = m.parcours
  WHERE ${ou} AND m.parcours = @parcours`,
);
export const PARTIS = parGenre(
  ({ de, ou }) =>
    `SELECT parcours FROM ${NOMS} WHERE scope = @scope AND parcours NOT IN (SELECT m.parcours FROM ${de} WHERE ${ou})`,
);

export interface Membre {
  parcours: string;
  identite: string | null;
  /** Of what is held of her; null: nothing is. */
  marque: string | null;
}
export function situer(lecteur: LecteurDeListe | undefined): [Genre, string] {
  if (!lecteur) return ['tout', ''];
  if (!('organisation' in lecteur)) return ['departement', lecteur.departement];
  const organisations = siens(lecteur);
  return organisations.length === 1
    ? ['organisation', lecteur.organisation]
    : ['organisations', JSON.stringify(organisations)];
}
