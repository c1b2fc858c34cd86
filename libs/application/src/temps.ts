/** The only place where an instant becomes a civil day. */
import { estJour, type Jour } from '@jalon/droit';

// sv-SE writes AAAA-MM-JJ
const jours = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
const paris = jours('Europe/Paris');
/** Départements and collectivities that do not live at the time of Paris (D40). */
const OUTRE_MER: Readonly<Record<string, Intl.DateTimeFormat>> = {
  971: jours('America/Guadeloupe'),
  972: jours('America/Martinique'),
  973: jours('America/Cayenne'),
  974: jours('Indian/Reunion'),
  975: jours('America/Miquelon'),
  976: jours('Indian/Mayotte'),
  977: jours('America/St_Barthelemy'),
  978: jours('America/Marigot'),
};

/** Civil day in Paris at that instant: 23:30 UTC on 31 December is already 1 January. */
export const jourParis = (instant: Date): Jour => paris.format(instant);
/** Civil day where that organisation is (D40); absent, of a national actor: in Paris. */
export const jourDe = (instant: Date, departement: string | undefined): Jour =>
  ((departement === undefined ? undefined : OUTRE_MER[departement]) ?? paris).format(instant);
/** The day that has begun everywhere, from Martinique to La Réunion: what time alone decides waits for it. */
export const jourPartout = (instant: Date): Jour =>
  [paris, ...Object.values(OUTRE_MER)].map((zone) => zone.format(instant)).sort()[0] as Jour;

const INSTANT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
/** A day (its end, in Paris), or an instant that says its offset: up to when something was known. */
export type Moment = string;
export const estMoment = (texte: string): boolean =>
  INSTANT.test(texte) ? estJour(texte.slice(0, 10)) && !Number.isNaN(Date.parse(texte)) : estJour(texte);
/** @param connu day or instant, included */
export const enregistreAvant = (enregistreLe: string, connu: Moment): boolean =>
  estJour(connu) ? jourParis(new Date(enregistreLe)) <= connu : Date.parse(enregistreLe) <= Date.parse(connu);
/** The day of a moment, in Paris. */
export const jourDuMoment = (moment: Moment): Jour => (estJour(moment) ? moment : jourParis(new Date(moment)));

const parisALaSeconde = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'medium',
});

const heureParis = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: 'numeric', minute: '2-digit' });
const dateParis = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** As one says it: « à 14 h 02 », or « le 27 novembre 2026 à 14 h 02 » when it is not today. */
export function ditInstant(instant: Date, maintenant: Date): string {
  const heure = `à ${heureParis
    .format(instant)
    .replace(/^0(?=\d)/, '')
    .replace(':', ' h ')}`;
  const date = dateParis.format(instant).replace(/^1 /, '1er ');
  return jourParis(instant) === jourParis(maintenant) ? heure : `le ${date} ${heure}`;
}

/** The same instant for an operator to read: « 28/11/2026 12:00:03 ». */
export const instantParis = (instant: Date): string => parisALaSeconde.format(instant);
