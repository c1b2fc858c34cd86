/** The only place where an instant becomes a civil day. */
import type { Jour } from '@jalon/droit';

// sv-SE writes AAAA-MM-JJ
const paris = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Civil day in Paris at that instant: 23:30 UTC on 31 December is already 1 January. */
export const jourParis = (instant: Date): Jour => paris.format(instant);

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
