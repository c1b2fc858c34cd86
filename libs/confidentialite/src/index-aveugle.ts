/**
 * Blind index: find a person by NIR or PASS number without storing the number. HMAC-SHA-256 under a key of its own,
 * kept beside the KEK: a bare hash of a NIR is reversed in minutes (about 10^11 values).
 * Rows live in a deletable projection, NEVER in a fact: an index cannot be erased from the log.
 */
import { createHmac, type KeyObject } from 'node:crypto';

/** Kind of number: the same digits under two kinds give two unrelated indexes. */
export type GenreIndexe =
  | 'nir'
  | 'france_travail'
  | 'homonymie'
  | 'pass'
  | 'naissance'
  | 'nom'
  | 'reservation-personne'
  | 'reservation-pass';

/**
 * Index of a number: 64 hexadecimal characters. White space of any kind is ignored and letters (NIR of Corsica, 2A
 * and 2B) are put in capitals: people type them both ways.
 * @throws TypeError nothing left once the spaces are removed
 */
export function indexAveugle(cle: KeyObject, genre: GenreIndexe, valeur: string): string {
  const normale = valeur.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
  if (normale === '') throw new TypeError('Rien à indexer.');
  return createHmac('sha256', cle).update(`${genre}:${normale}`, 'utf8').digest('hex');
}
