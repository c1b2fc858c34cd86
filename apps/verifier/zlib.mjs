/** The part of `node:zlib` that the verifier calls. */
const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let i = 0; i < 8; i += 1) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});
export const crc32 = (octets) => ~octets.reduce((c, o) => TABLE[(c ^ o) & 255] ^ (c >>> 8), -1) >>> 0;
