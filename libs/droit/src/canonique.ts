/** One text for one content, whatever the order in which its keys were written: what a fingerprint is taken of. */
import { objet } from './regles/superposer.js';

export function canonique(v: unknown): string {
  if (Array.isArray(v)) return `[${v.map(canonique).join(',')}]`;
  if (!objet(v)) return JSON.stringify(v) ?? 'null';
  return `{${Object.keys(v)
    .filter((k) => v[k] !== undefined)
    .sort()
    .map((k) => `${JSON.stringify(k)}:${canonique(v[k])}`)
    .join(',')}}`;
}
