/**
 * A ZIP that has one spelling: entries stored, dated 1 January 1980, in the order of their names, nothing else. What is read is written again
 * and compared, so that no bit of a file can change unseen, and nothing is ever decompressed (docs/format-preuve.md §1).
 */
import { crc32 } from 'node:zlib';

export interface Entree {
  nom: string;
  contenu: Buffer;
}
/** Not a file of that form: cut, flipped, compressed, or made by another program. */
export class ZipRefuse extends Error {
  override name = 'ZipRefuse';
}
const NOM = /^[A-Za-z0-9][A-Za-z0-9_-]*(\/[A-Za-z0-9][A-Za-z0-9_-]*)*\.[a-z]{2,4}$/;
const MAX_NOM = 120;
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const FIN = 0x06054b50;
/** 1980-01-01. */
const DATE = 0x0021;
const VERSION = 20;

/** @throws RangeError a name that the format refuses, twice the same, or too many */
export function ecrireZip(entrees: readonly Entree[]): Buffer {
  const sorted = [...entrees].sort((a, b) => (a.nom < b.nom ? -1 : 1));
  if (sorted.length > 0xffff) throw new RangeError('too many entries');
  const locaux: Buffer[] = [];
  const centraux: Buffer[] = [];
  let ici = 0;
  for (const [i, { nom, contenu }] of sorted.entries()) {
    if (!NOM.test(nom) || nom.length > MAX_NOM || sorted[i - 1]?.nom === nom) throw new RangeError(`entry ${nom}`);
    const commun = Buffer.alloc(26);
    commun.writeUInt16LE(VERSION, 0);
    commun.writeUInt16LE(DATE, 8);
    commun.writeUInt32LE(crc32(contenu), 10);
    commun.writeUInt32LE(contenu.length, 14);
    commun.writeUInt32LE(contenu.length, 18);
    commun.writeUInt16LE(nom.length, 22);
    const local = [u32(LOCAL), commun, Buffer.from(nom), contenu];
    const suite = Buffer.alloc(14);
    suite.writeUInt32LE(ici, 10);
    centraux.push(u32(CENTRAL), u16(VERSION), commun, suite, Buffer.from(nom));
    locaux.push(...local);
    ici += local.reduce((n, b) => n + b.length, 0);
  }
  const central = Buffer.concat(centraux);
  const fin = Buffer.alloc(18);
  fin.writeUInt16LE(sorted.length, 4);
  fin.writeUInt16LE(sorted.length, 6);
  fin.writeUInt32LE(central.length, 8);
  fin.writeUInt32LE(ici, 12);
  return Buffer.concat([...locaux, central, u32(FIN), fin]);
}

/** @throws ZipRefuse */
export function lireZip(zip: Buffer): Map<string, Buffer> {
  const entrees: Entree[] = [];
  let ici = 0;
  while (ici + 30 <= zip.length && zip.readUInt32LE(ici) === LOCAL) {
    const taille = zip.readUInt32LE(ici + 22);
    const debut = ici + 30 + zip.readUInt16LE(ici + 26);
    if (debut + taille > zip.length) throw new ZipRefuse();
    entrees.push({ nom: zip.toString('latin1', ici + 30, debut), contenu: zip.subarray(debut, debut + taille) });
    ici = debut + taille;
  }
  let autre: Buffer;
  try {
    autre = ecrireZip(entrees);
  } catch {
    throw new ZipRefuse();
  }
  if (!autre.equals(zip)) throw new ZipRefuse();
  return new Map(entrees.map((e) => [e.nom, e.contenu]));
}

function u32(n: number): Buffer {
  const b = Buffer.alloc(4);
  b.writeUInt32LE(n);
  return b;
}
function u16(n: number): Buffer {
  const b = Buffer.alloc(2);
  b.writeUInt16LE(n);
  return b;
}
