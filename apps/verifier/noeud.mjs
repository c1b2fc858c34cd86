/** What is everywhere in Node: `Buffer`, with the base64url that the package for browsers does not know, and a `process` that says it is none. Imported first. */
import { Buffer } from 'buffer';

const { from } = Buffer;
const { toString } = Buffer.prototype;
Buffer.from = (v, encodage, taille) =>
  encodage === 'base64url' ? from(v.replaceAll('-', '+').replaceAll('_', '/'), 'base64') : from(v, encodage, taille);
Buffer.prototype.toString = function (encodage, debut, fin) {
  if (encodage !== 'base64url') return toString.call(this, encodage, debut, fin);
  return toString.call(this, 'base64', debut, fin).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};
globalThis.Buffer = Buffer;
globalThis.process = { env: {}, versions: {}, nextTick: (faire, ...avec) => queueMicrotask(() => faire(...avec)) };
