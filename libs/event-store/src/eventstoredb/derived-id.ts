import { createHash } from 'node:crypto';

/** UUID (version 8) of what it is made of: the same thing sent again is recognised by the server, another one never is. */
export function derivedId(...parts: readonly unknown[]): string {
  const h = createHash('sha256').update(JSON.stringify(parts)).digest();
  h[6] = ((h[6] ?? 0) & 0x0f) | 0x80;
  h[8] = ((h[8] ?? 0) & 0x3f) | 0x80;
  const x = h.toString('hex');
  return `${x.slice(0, 8)}-${x.slice(8, 12)}-${x.slice(12, 16)}-${x.slice(16, 20)}-${x.slice(20, 32)}`;
}
