/** One file on a disk that may lose what was not synced: its safe bytes, and the writes still in the air. */
import type { Tirage } from '../tirage.js';

/** What a disk writes whole or not at all. */
const SECTEUR = 512;

type EnAttente = { a: number; octets: Buffer } | { taille: number };

/** How much of the unsynced writes a power cut leaves: one manner is drawn for each file of each image. */
type Maniere = 'rien' | 'tout' | 'debut' | 'ecritures' | 'secteurs' | 'gribouille';
const MANIERES: readonly Maniere[] = ['rien', 'tout', 'debut', 'ecritures', 'secteurs', 'secteurs', 'gribouille'];

export class FichierSimule {
  private surs = Buffer.alloc(0);
  private tailleSure = 0;
  private enAttente: EnAttente[] = [];
  /** Size as the running program sees it. */
  taille = 0;

  ecrire(a: number, octets: Buffer): void {
    this.enAttente.push({ a, octets });
    this.taille = Math.max(this.taille, a + octets.length);
  }

  tailler(taille: number): void {
    this.enAttente.push({ taille });
    this.taille = taille;
  }

  synchroniser(): void {
    for (const e of this.enAttente) {
      if ('taille' in e) {
        if (e.taille < this.tailleSure) this.surs.fill(0, e.taille, this.tailleSure);
        this.reserver(e.taille);
        this.tailleSure = e.taille;
      } else {
        this.reserver(e.a + e.octets.length);
        e.octets.copy(this.surs, e.a);
        this.tailleSure = Math.max(this.tailleSure, e.a + e.octets.length);
      }
    }
    this.enAttente = [];
  }

  /** Bytes that no power cut can take. */
  get certains(): Buffer {
    return this.surs.subarray(0, this.tailleSure);
  }

  /** What may be found after a power cut now. A sector that was never written on grown space reads as zeros. */
  apresCoupure(hasard: Tirage): Buffer {
    if (this.enAttente.length === 0) return this.certains;
    const maniere = MANIERES[Math.floor(hasard(MANIERES.length))] as Maniere;
    const rang = Math.floor(hasard(this.enAttente.length + 1));
    const part = [0.1, 0.5, 0.9][Math.floor(hasard(3))] as number;
    const etendue = this.enAttente.reduce((n, e) => Math.max(n, 'taille' in e ? e.taille : e.a + e.octets.length), 0);
    const image = Buffer.alloc(Math.max(this.tailleSure, etendue));
    this.certains.copy(image);
    let taille = this.tailleSure;
    for (const [i, e] of this.enAttente.entries()) {
      // in the order of the program, all before a point, the one at that point torn, none after
      const sort = maniere === 'debut' ? (i < rang ? 1 : i === rang ? 0.5 : 0) : null;
      const entier = hasard(1) < part;
      const garde = (): boolean => {
        if (maniere === 'tout') return true;
        if (maniere === 'rien') return false;
        if (sort !== null) return sort === 0.5 ? hasard(1) < 0.5 : sort === 1;
        return maniere === 'ecritures' ? entier : hasard(1) < part;
      };
      if ('taille' in e) {
        if (!garde()) continue;
        if (e.taille < taille) image.fill(0, e.taille, taille);
        taille = e.taille;
        continue;
      }
      for (let de = 0; de < e.octets.length;) {
        const vers = Math.min(e.octets.length, de + SECTEUR - ((e.a + de) % SECTEUR));
        const present = garde();
        if (present) e.octets.copy(image, e.a + de, de, vers);
        // cut in the middle of a sector: anything may be read there, but only where this write was writing
        else if (maniere === 'gribouille')
          for (let o = e.a + de; o < e.a + vers; o++) image[o] = Math.floor(hasard(256));
        if (present || maniere === 'gribouille') taille = Math.max(taille, e.a + vers);
        de = vers;
      }
    }
    return image.subarray(0, taille);
  }

  private reserver(taille: number): void {
    if (taille <= this.surs.length) return;
    const plus = Buffer.alloc(Math.max(taille, 2 * this.surs.length));
    this.surs.copy(plus);
    this.surs = plus;
  }
}
