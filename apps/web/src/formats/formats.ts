/** What the API says in ISO, said in French. */
import { pluriel, t } from '../textes/textes.js';
import type { Jour, Organisation, VueContrat } from '../api/types.js';

const PARIS = 'Europe/Paris';
const nombreFr = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });
const longueFr = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
const moisFr = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', month: 'long', year: 'numeric' });
const heureFr = new Intl.DateTimeFormat('fr-FR', { timeZone: PARIS, hour: '2-digit', minute: '2-digit' });
const jourIso = new Intl.DateTimeFormat('fr-CA', {
  timeZone: PARIS,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

export const nombre = (n: number): string => nombreFr.format(n);

/** `2026-11-24` → `24/11/2026`; the text itself when it is not a day. */
export const date = (jour: Jour): string => jour.replace(/^(\d{4})-(\d{2})-(\d{2}).*$/, '$3/$2/$1');

/** `2026-11-24` → `24 novembre 2026`, « 1er » for the first. */
export const dateLongue = (jour: Jour): string =>
  longueFr
    .format(new Date(`${jour}T00:00:00Z`))
    .replace(/^1 /, '1er ')
    .replaceAll(' ', '\u00a0');

/** `2026-03` → « mars 2026 ». */
export const moisLong = (mois: string): string => moisFr.format(new Date(`${mois}-01T00:00:00Z`));

/** Civil day in Paris of an instant. */
export const jourDe = (instant: string): Jour => jourIso.format(new Date(instant));
export const heureDe = (instant: string): string => heureFr.format(new Date(instant));

export const periode = (debut: Jour, fin: Jour | null): string =>
  fin ? t('format.periode', { debut: date(debut), fin: date(fin) }) : t('format.depuis', { debut: date(debut) });

export const jours = (n: number): string => pluriel(n, 'format.jour', 'format.jours');

/** Days of a period, both ends included: calendar arithmetic only. */
export const joursDe = (debut: Jour, fin: Jour): number =>
  Math.round((Date.parse(fin) - Date.parse(debut)) / 86_400_000) + 1;

/** Months and weeks are only an aid to the reader: days are what counts. */
export function ordreDeGrandeur(n: number): string | null {
  if (n >= 45) return pluriel(Math.round(n / 30.44), 'format.environUnMois', 'format.environMois');
  if (n >= 7) return pluriel(Math.round(n / 7), 'format.environUneSemaine', 'format.environSemaines');
  return null;
}

/** 312.5 → `312 h 30`. */
export function heures(n: number): string {
  const minutes = Math.round(n * 60);
  const reste = Math.abs(minutes) % 60;
  return `${nombre(Math.trunc(minutes / 60))}\u00a0h${reste ? `\u00a0${String(reste).padStart(2, '0')}` : ''}`;
}

/** Lists say `DURAND Awa`; without a name, whether the person was erased or her key is missing: not the same news. */
export const nomDeListe = (p: { nom: string | null; prenom: string | null } | null, identite?: string | null): string =>
  p && (p.nom || p.prenom)
    ? [p.nom?.toLocaleUpperCase('fr-FR'), p.prenom].filter(Boolean).join(' ')
    : t(identite === 'cle_absente' ? 'format.cleAbsente' : 'format.effacee');

/** Twelve digits in groups of 5, 2 and 5; anything else in one group. */
export const groupesPass = (numero: string): string[] =>
  /^\d{12}$/.test(numero) ? [numero.slice(0, 5), numero.slice(5, 7), numero.slice(7)] : [numero];

/** What the engine names by an id, named as people do; ids that nobody has named stay. */
export function nommerDans(texte: string, organisations: readonly Pick<Organisation, 'id' | 'nom'>[]): string {
  if (!texte.includes('-')) return texte;
  const noms = new Map(organisations.map((o) => [o.id, o.nom]));
  return texte.replace(/[a-z\d]+(?:-[a-z\d]+)+/g, (mot) => noms.get(mot) ?? mot);
}

/** « Contrat du 02/10/2026 »: its id is for machines. */
export const nomDuContrat = ({ debut }: Pick<VueContrat, 'debut'>): string =>
  t('format.contratDu', { debut: date(debut) });
