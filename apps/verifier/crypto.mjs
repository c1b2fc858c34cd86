/** The part of `node:crypto` that the verifier calls, for a browser. */
import { Buffer } from 'buffer';
import { sha256 } from '@noble/hashes/sha2.js';
import { signatureBonne } from './ed25519.mjs';

const octets = (v, encodage) => (typeof v === 'string' ? Buffer.from(v, encodage) : v);
function rendre(bytes, encodage) {
  const b = Buffer.from(bytes);
  if (encodage === undefined || encodage === 'buffer') return b;
  if (encodage === 'binary') return b.toString('latin1');
  return b.toString(encodage);
}
const seulement = (nom) => {
  if (nom !== 'sha256') throw new Error(nom);
};
export function createHash(nom) {
  seulement(nom);
  const h = sha256.create();
  const hache = {
    update(v, encodage) {
      h.update(octets(v, encodage));
      return hache;
    },
    digest: (encodage) => rendre(h.digest(), encodage),
  };
  return hache;
}
export function hash(nom, v, encodage = 'hex') {
  seulement(nom);
  return rendre(sha256(octets(v)), encodage);
}
export const timingSafeEqual = (a, b) => a.every((o, i) => o === b[i]);
export function createPublicKey({ key }) {
  const brute = Buffer.from(key.x.replaceAll('-', '+').replaceAll('_', '/'), 'base64');
  return { type: 'public', asymmetricKeyType: 'ed25519', brute, export: () => brute };
}
export const verify = (_, texte, { brute }, signature) => signatureBonne(brute, texte, signature);
