/**
 * JSON that has one spelling: RFC 8785 of integers below 2^53, no lone surrogate, no key `__proto__`, at most 70 levels. Anything else is
 * refused, so that two programs read the same thing, or nothing (docs/format-preuve.md §3).
 */
import canonicalize from 'canonicalize';

export type Json = null | boolean | number | string | Json[] | { [cle: string]: Json };
export type Objet = { [cle: string]: Json };
const NIVEAUX = 70;

/** Not that JSON. */
export class JsonRefuse extends Error {
  override name = 'JsonRefuse';
}

/** In UTF-8. */
export const canonique = (valeur: unknown): Buffer => Buffer.from(canonicalize(valeur) ?? '', 'utf8');

/** @throws JsonRefuse */
export function lireCanonique(bytes: Buffer): Json {
  let valeur: Json;
  let autre: Buffer;
  try {
    valeur = JSON.parse(bytes.toString('utf8')) as Json;
    examiner(valeur, 0);
    autre = canonique(valeur);
  } catch {
    throw new JsonRefuse();
  }
  if (!autre.equals(bytes)) throw new JsonRefuse();
  return valeur;
}

function examiner(valeur: Json, niveau: number): void {
  if (niveau > NIVEAUX) throw new JsonRefuse();
  if (typeof valeur === 'number' && !Number.isSafeInteger(valeur)) throw new JsonRefuse();
  if (typeof valeur !== 'object' || valeur === null) return;
  if (Object.hasOwn(valeur, '__proto__')) throw new JsonRefuse();
  for (const v of Object.values(valeur)) examiner(v, niveau + 1);
}

/** An object with these keys and no other. @throws JsonRefuse */
export function objetDe<C extends string>(valeur: Json | undefined, ...cles: readonly C[]): Record<C, Json> {
  if (!estObjet(valeur) || Object.keys(valeur).length !== cles.length || !cles.every((c) => Object.hasOwn(valeur, c)))
    throw new JsonRefuse();
  return valeur as Record<C, Json>;
}
export const estObjet = (v: Json | undefined): v is Objet => typeof v === 'object' && v !== null && !Array.isArray(v);

/** @throws JsonRefuse */
export function texteDe(valeur: Json | undefined, forme = /^/): string {
  if (typeof valeur !== 'string' || !forme.test(valeur)) throw new JsonRefuse();
  return valeur;
}
/** @throws JsonRefuse */
export function compteDe(valeur: Json | undefined): number {
  if (typeof valeur !== 'number' || valeur < 0) throw new JsonRefuse();
  return valeur;
}
/** @throws JsonRefuse */
export function listeDe<V>(valeur: Json | undefined, lire: (v: Json) => V): V[] {
  if (!Array.isArray(valeur)) throw new JsonRefuse();
  return valeur.map(lire);
}
