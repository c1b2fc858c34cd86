/** What a form needs to know that the schema of its command does not say: it depends on the day, and on who acts. */

/** A code that a field accepts. */
export interface Choix {
  code: string;
  libelle: string;
  /** Code of what it is offered under: a category of exits, a level of criteria. */
  groupe?: string;
}
/** A field that has an object for some values of another one only; no value: never for whoever acts. */
export interface Reserve {
  /** Path of the other field. */
  selon: string;
  codes: string[];
}
