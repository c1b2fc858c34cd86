/** Ids that a retry computes again: UUIDv5 (RFC 9562) of names, so that the same request always carries the same facts. */
import { hash } from 'node:crypto';

/** Namespace of Jalon, drawn once for ever: changing it would make retries of stored commands write twice. */
const ESPACE = Buffer.from('6f1c7c0e5d0b4b7e9a3d2f8e1b6a4c57', 'hex');

/** UUIDv5 of several names; a JSON array, since names joined by a separator could be cut at two places. */
export function uuidDe(...noms: (string | number)[]): string {
  const x = hash('sha1', Buffer.concat([ESPACE, Buffer.from(JSON.stringify(noms), 'utf8')]), 'hex');
  const variant = ((Number.parseInt(x.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${x.slice(0, 8)}-${x.slice(8, 12)}-5${x.slice(13, 16)}-${variant}${x.slice(17, 20)}-${x.slice(20, 32)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const estUuid = (texte: string): boolean => UUID.test(texte);

export const PREFIXE_PARCOURS = 'parcours-';
export const streamOf = (parcours: string): string => PREFIXE_PARCOURS + parcours;

/** Stream of the look-ups of a parcours by who had no link with it (D30): readings, not facts of the dossier. */
export const PREFIXE_ACCES = 'acces-';
export const accesStream = (parcours: string): string => PREFIXE_ACCES + parcours;

/** Stream of the tries of one account on one day, right or wrong: counted there, so that the bound outlives a restart. */
export const recherchesStream = (compte: string, jour: string): string =>
  `recherches-${uuidDe('recherches', compte, jour)}`;

/** Stream of an organisation before the State. */
export const PREFIXE_STRUCTURE = 'structure-';
export const structureStream = (organisation: string): string => PREFIXE_STRUCTURE + organisation;

/** Stream of the accounts of an organisation. */
export const PREFIXE_COMPTES = 'comptes-';
export const comptesStream = (organisation: string): string => PREFIXE_COMPTES + organisation;

/** What commands write in. */
export const PREFIXES_DES_DOSSIERS: readonly string[] = [PREFIXE_PARCOURS, PREFIXE_STRUCTURE, PREFIXE_COMPTES];

/** Stream of the operator's facts: what this deployment is, and what its operator decided. */
export const EXPLOITATION_STREAM = 'exploitation';
