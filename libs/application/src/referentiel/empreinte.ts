import { createHash } from 'node:crypto';

/** SHA-256 of a text, hexadecimal. */
export const empreinte = (texte: string): string => createHash('sha256').update(texte, 'utf8').digest('hex');
