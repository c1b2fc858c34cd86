/**
 * Verification of Ed25519 signatures (RFC 8032 §5.1.7), for browsers: not all of them have it in WebCrypto, where it would also be asynchronous.
 * Without the cofactor, as Node does: the libraries that we know multiply by it, and two verifiers must not differ on any signature.
 */
import { sha512 } from '@noble/hashes/sha2.js';

const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const mod = (a) => ((a % P) + P) % P;
function puissance(a, n) {
  let r = 1n;
  for (let b = mod(a); n > 0n; n >>= 1n, b = mod(b * b)) if (n & 1n) r = mod(r * b);
  return r;
}
const D = mod(-121665n * puissance(121666n, P - 2n));
const I = puissance(2n, (P - 1n) / 4n);

function ajouter([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  const a = mod((y1 - x1) * (y2 - x2));
  const b = mod((y1 + x1) * (y2 + x2));
  const c = mod(2n * t1 * t2 * D);
  const d = mod(2n * z1 * z2);
  return [mod((b - a) * (d - c)), mod((d + c) * (b + a)), mod((d - c) * (d + c)), mod((b - a) * (b + a))];
}
function multiplier(n, point) {
  let somme = [0n, 1n, 1n, 0n];
  for (let q = point; n > 0n; n >>= 1n, q = ajouter(q, q)) if (n & 1n) somme = ajouter(somme, q);
  return somme;
}
const entier = (octets) => octets.reduceRight((n, o) => (n << 8n) | BigInt(o), 0n);
const MASQUE = 2n ** 255n - 1n;

function lirePoint(octets) {
  const n = entier(octets);
  const signe = n >> 255n;
  const y = n & MASQUE;
  if (y >= P) return null;
  const x2 = mod((y * y - 1n) * puissance(D * y * y + 1n, P - 2n));
  let x = puissance(x2, (P + 3n) / 8n);
  if (mod(x * x - x2) !== 0n) x = mod(x * I);
  if (mod(x * x - x2) !== 0n || (x === 0n && signe === 1n)) return null;
  if ((x & 1n) !== signe) x = P - x;
  return [x, y, 1n, mod(x * y)];
}
function ecrirePoint([x, y, z]) {
  const inverse = puissance(z, P - 2n);
  let n = mod(y * inverse) | ((mod(x * inverse) & 1n) << 255n);
  return Uint8Array.from({ length: 32 }, () => {
    const o = Number(n & 255n);
    n >>= 8n;
    return o;
  });
}
const B = mod(4n * puissance(5n, P - 2n));
const BASE = lirePoint(ecrirePoint([0n, B, 1n, 0n]));

export function signatureBonne(cle, texte, signature) {
  const point = lirePoint(cle);
  if (point === null || signature.length !== 64) return false;
  const r = signature.subarray(0, 32);
  const s = entier(signature.subarray(32));
  if (s >= L) return false;
  const k = entier(sha512(Uint8Array.from([...r, ...cle, ...texte]))) % L;
  const [x, y, z, t] = point;
  const somme = ajouter(multiplier(s, BASE), multiplier(k, [mod(-x), y, z, mod(-t)]));
  return ecrirePoint(somme).every((o, i) => o === r[i]);
}
