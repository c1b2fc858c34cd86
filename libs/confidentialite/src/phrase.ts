/**
 * Files encrypted under a passphrase: scrypt makes a master key of it, HKDF a key per file, AES-256-GCM encrypts by chunks. The number
 * of a chunk and « the last one » are in its nonce, so that chunks can be neither moved, removed nor cut without being seen.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scryptSync } from 'node:crypto';

/** Cost of one try of a passphrase: about 128 MiB and a third of a second. */
const COUT = { n: 2 ** 17, r: 8, p: 1 } as const;
const MEMORY = 512 * 1024 * 1024;
/** Written in clear in each file: public, needed to open it. */
export interface Derivation {
  n: number;
  r: number;
  p: number;
  /** Base64, 16 bytes. */
  sel: string;
  /** Tells a wrong passphrase from an altered file. */
  controle: string;
}

/** Not the passphrase of this file. */
export class PhraseRefusee extends Error {
  override name = 'PhraseRefusee';
}
/** A chunk was altered, moved, removed or cut. */
export class MorceauAltere extends Error {
  override name = 'MorceauAltere';
}

const LONGUEUR_MIN = 12;

/** A passphrase, kept for the time of one command: each derivation is paid once. */
export class Phrase {
  private readonly maitresses = new Map<string, Buffer>();

  /** @throws PhraseRefusee too short to protect anything */
  constructor(private readonly texte: string) {
    if ([...texte].length < LONGUEUR_MIN)
      throw new PhraseRefusee(`La phrase de passe doit avoir au moins ${LONGUEUR_MIN} caractères.`);
  }

  nouvelle(): Derivation {
    const sel = randomBytes(16).toString('base64');
    return { ...COUT, sel, controle: controleDe(this.maitresse({ ...COUT, sel })) };
  }

  /** Key of one file. @throws PhraseRefusee */
  cle(derivation: Derivation, selDuFichier: string): Buffer {
    const maitresse = this.maitresse(derivation);
    if (controleDe(maitresse) !== derivation.controle)
      throw new PhraseRefusee('Ce n’est pas la phrase de passe de cette sauvegarde.');
    return Buffer.from(hkdfSync('sha256', maitresse, Buffer.from(selDuFichier, 'base64'), 'jalon-fichier', 32));
  }

  private maitresse({ n, r, p, sel }: Omit<Derivation, 'controle'>): Buffer {
    // read from a file that may have been altered: a cost beyond these would only exhaust the machine
    if (!(n <= 2 ** 20 && r <= 16 && p <= 4)) throw new PhraseRefusee('Coût de dérivation hors limites.');
    const nom = JSON.stringify([n, r, p, sel]);
    let cle = this.maitresses.get(nom);
    if (cle === undefined) {
      cle = scryptSync(this.texte.normalize('NFKC'), Buffer.from(sel, 'base64'), 32, { N: n, r, p, maxmem: MEMORY });
      this.maitresses.set(nom, cle);
    }
    return cle;
  }
}

const controleDe = (maitresse: Buffer): string =>
  Buffer.from(hkdfSync('sha256', maitresse, '', 'jalon-controle', 16)).toString('base64');

export const TAILLE_DE_MORCEAU = 64 * 1024;
export const SCEAU_DE_MORCEAU = 16;

export function chiffrerMorceau(cle: Buffer, rang: number, dernier: boolean, lie: Buffer, clair: Buffer): Buffer {
  const chiffre = createCipheriv('aes-256-gcm', cle, nonceDe(rang, dernier)).setAAD(lie);
  return Buffer.concat([chiffre.update(clair), chiffre.final(), chiffre.getAuthTag()]);
}

/** @throws MorceauAltere */
export function dechiffrerMorceau(cle: Buffer, rang: number, dernier: boolean, lie: Buffer, recu: Buffer): Buffer {
  const fin = recu.length - SCEAU_DE_MORCEAU;
  if (fin < 0) throw new MorceauAltere('Morceau coupé.');
  const options = { authTagLength: SCEAU_DE_MORCEAU };
  const dechiffre = createDecipheriv('aes-256-gcm', cle, nonceDe(rang, dernier), options);
  dechiffre.setAAD(lie).setAuthTag(recu.subarray(fin));
  const clair = dechiffre.update(recu.subarray(0, fin));
  try {
    dechiffre.final();
  } catch {
    throw new MorceauAltere(`Le morceau ${rang} est altéré, déplacé ou coupé.`);
  }
  return clair;
}

/** A key serves one file: counting is enough for a nonce never to serve twice. */
function nonceDe(rang: number, dernier: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(rang, 5, 6);
  nonce.writeUInt8(dernier ? 1 : 0, 11);
  return nonce;
}
