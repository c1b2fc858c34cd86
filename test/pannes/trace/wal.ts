/** The write-ahead log of SQLite, as its format says (sqlite.org/fileformat2.html#walformat): a header, then frames. */

const ENTETE = 32;
const ENTETE_DE_TRAME = 24;

export interface Trames {
  taillePage: number;
  /** Offset of each frame of the last writing of this file (frames of an older one may follow: another salt). */
  debuts: number[];
  fin: number;
}

export function lireTrames(wal: Buffer): Trames {
  const taillePage = wal.readUInt32BE(8);
  const sel = wal.subarray(16, 24);
  const debuts: number[] = [];
  let fin = ENTETE;
  for (; fin + ENTETE_DE_TRAME + taillePage <= wal.length; fin += ENTETE_DE_TRAME + taillePage) {
    if (!wal.subarray(fin + 8, fin + 16).equals(sel)) break;
    debuts.push(fin);
  }
  return { taillePage, debuts, fin };
}

/** A recovery that believes every frame, finished or not, right or wrong: the fault that checksums and commit marks are there against. */
export function croireToutesLesTrames(base: Buffer, wal: Buffer): Buffer {
  const { taillePage, debuts } = lireTrames(wal);
  const pages = new Map<number, Buffer>();
  for (const d of debuts)
    pages.set(wal.readUInt32BE(d), wal.subarray(d + ENTETE_DE_TRAME, d + ENTETE_DE_TRAME + taillePage));
  const derniere = Math.max(base.length / taillePage, ...pages.keys());
  const image = Buffer.alloc(derniere * taillePage);
  base.copy(image);
  for (const [numero, page] of pages) page.copy(image, (numero - 1) * taillePage);
  return image;
}
