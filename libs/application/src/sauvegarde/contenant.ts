/**
 * One file of a backup:
 *
 *   <JSON object>\n        header, in clear: format, kind, deployment, instant, how to derive the key; canonical, nothing personal
 *   <body>                 lines of JSON; encrypted by chunks when the header says so, the header being authenticated with each
 *   <32 bytes>             SHA-256 of everything before
 *
 * NOTE stored format: a file of this format must be readable for ever; another one is another `format`.
 */
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fstatSync, linkSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import canonicalize from 'canonicalize';
import {
  chiffrerMorceau,
  dechiffrerMorceau,
  MorceauAltere,
  SCEAU_DE_MORCEAU,
  TAILLE_DE_MORCEAU,
  type Derivation,
  type Phrase,
} from '@jalon/confidentialite';
import { synchroniser } from '../fichiers/synchroniser.js';
import { SauvegardeAlteree, SauvegardeRefusee } from './refus.js';

export const FORMAT = 'jalon-sauvegarde-1';
export type Genre = 'journal' | 'cles' | 'parametres';
const EMPREINTE = 32;
const BLOC = 1024 * 1024;
const HEADER_MAX = 16 * 1024;

export interface Header {
  format: typeof FORMAT;
  genre: Genre;
  /** Public key of the log, as auditors know it. */
  deploiement: string;
  /** Instant of the writing. */
  cree: string;
  /** Facts of the log the file goes with. */
  taille: number;
  chiffrement: { derivation: Derivation; sel: string } | null;
}
export interface Ecrit {
  octets: number;
  sha256: string;
}
/** Passphrase, and the derivation its files share. */
export interface Chiffrement {
  phrase: Phrase;
  derivation: Derivation;
}

/** Gives the lines to write one after the other; awaited, so that a server of the same process goes on serving. */
type Lignes = AsyncIterable<string> | Iterable<string>;

/**
 * Written under a draft name, synced, then given its name, which is never one that exists.
 * @throws the error of the file system, or of the lines: no file has the name, the draft stays
 */
export async function ecrireContenant(
  chemin: string,
  header: Omit<Header, 'format' | 'chiffrement'>,
  chiffrement: Chiffrement | null,
  lignes: Lignes,
): Promise<Ecrit> {
  const brouillon = `${chemin}.inacheve`;
  const sortie = openSync(brouillon, 'wx', 0o600);
  const empreinte = createHash('sha256');
  let bytes = 0;
  const ecrire = (morceau: Buffer): void => {
    empreinte.update(morceau);
    bytes += morceau.length;
    toutEcrire(sortie, morceau);
  };
  let dernier: Buffer;
  try {
    const sel = randomBytes(32).toString('base64');
    const chiffre = chiffrement && { derivation: chiffrement.derivation, sel };
    const tete = Buffer.from(`${canonicalize({ format: FORMAT, ...header, chiffrement: chiffre }) ?? ''}\n`, 'utf8');
    ecrire(tete);
    const coder = chiffrement
      ? codeur(chiffrement.phrase.cle(chiffrement.derivation, sel), createHash('sha256').update(tete).digest())
      : (clair: Buffer): Buffer => clair;
    let pending: Buffer[] = [];
    let attendus = 0;
    for await (const ligne of lignes) {
      const morceau = Buffer.from(`${ligne}\n`, 'utf8');
      pending.push(morceau);
      attendus += morceau.length;
      if (attendus <= BLOC) continue;
      let reste = Buffer.concat(pending);
      // one chunk at least is kept back: only the end knows which is the last
      for (; reste.length > TAILLE_DE_MORCEAU; reste = reste.subarray(TAILLE_DE_MORCEAU))
        ecrire(coder(reste.subarray(0, TAILLE_DE_MORCEAU), false));
      pending = [Buffer.from(reste)];
      attendus = reste.length;
    }
    let reste = Buffer.concat(pending);
    for (; reste.length > TAILLE_DE_MORCEAU; reste = reste.subarray(TAILLE_DE_MORCEAU))
      ecrire(coder(reste.subarray(0, TAILLE_DE_MORCEAU), false));
    ecrire(coder(reste, true));
    dernier = empreinte.digest();
    toutEcrire(sortie, dernier);
  } finally {
    closeSync(sortie);
  }
  synchroniser(brouillon);
  linkSync(brouillon, chemin);
  unlinkSync(brouillon);
  synchroniser(dirname(chemin));
  return { octets: bytes + EMPREINTE, sha256: dernier.toString('hex') };
}

const codeur = (cle: Buffer, lie: Buffer): ((clair: Buffer, dernier: boolean) => Buffer) => {
  let rang = 0;
  return (clair, dernier) => chiffrerMorceau(cle, rang++, dernier, lie, clair);
};

function toutEcrire(sortie: number, bytes: Buffer): void {
  for (let ecrit = 0; ecrit < bytes.length;) ecrit += writeSync(sortie, bytes, ecrit);
}

/** A file whose bytes are those that were written; its body is not read yet. */
export interface Contenant extends Ecrit {
  header: Header;
  /** @throws PhraseRefusee, SauvegardeRefusee a passphrase is needed, SauvegardeAlteree */
  lignes(phrase: Phrase | null): Generator<string>;
}

/** Reads every byte once. @throws SauvegardeAlteree naming the file */
export function lireContenant(chemin: string): Contenant {
  const nom = basename(chemin);
  const altere = (quoi: string): SauvegardeAlteree => new SauvegardeAlteree(`Le fichier « ${nom} » ${quoi}.`);
  const entree = openSync(chemin, 'r');
  try {
    const bytes = fstatSync(entree).size;
    if (bytes < EMPREINTE + 2) throw altere('est coupé');
    const empreinte = createHash('sha256');
    for (const bloc of blocs(entree, 0, bytes - EMPREINTE, BLOC)) empreinte.update(bloc);
    const sha256 = empreinte.digest('hex');
    if (lire(entree, bytes - EMPREINTE, EMPREINTE).toString('hex') !== sha256) throw altere('a été altéré');
    const debut = lire(entree, 0, Math.min(HEADER_MAX, bytes - EMPREINTE));
    const fin = debut.indexOf(0x0a) + 1;
    const header = parseHeader(debut.subarray(0, fin).toString('utf8'));
    if (header === undefined) throw altere('n’est pas un fichier de sauvegarde');
    const tete = debut.subarray(0, fin);
    const body = { debut: fin, fin: bytes - EMPREINTE };
    return { header, octets: bytes, sha256, lignes: (phrase) => lignesDe(chemin, header, tete, body, phrase) };
  } finally {
    closeSync(entree);
  }
}

function* lignesDe(
  chemin: string,
  { chiffrement }: Header,
  tete: Buffer,
  body: { debut: number; fin: number },
  phrase: Phrase | null,
): Generator<string> {
  if (chiffrement !== null && phrase === null)
    throw new SauvegardeRefusee('Cette sauvegarde est chiffrée : donnez sa phrase de passe.');
  const entree = openSync(chemin, 'r');
  try {
    const clairs =
      chiffrement === null || phrase === null
        ? blocs(entree, body.debut, body.fin, BLOC)
        : dechiffrer(entree, body, phrase.cle(chiffrement.derivation, chiffrement.sel), tete);
    let reste: Buffer[] = [];
    for (const bloc of clairs) {
      let depuis = 0;
      for (let fin = bloc.indexOf(0x0a); fin >= 0; fin = bloc.indexOf(0x0a, depuis)) {
        yield Buffer.concat([...reste, bloc.subarray(depuis, fin)]).toString('utf8');
        reste = [];
        depuis = fin + 1;
      }
      if (depuis < bloc.length) reste.push(Buffer.from(bloc.subarray(depuis)));
    }
    if (reste.length > 0)
      throw new SauvegardeAlteree(`Le fichier « ${basename(chemin)} » finit au milieu d’une ligne.`);
  } catch (erreur) {
    if (erreur instanceof MorceauAltere)
      throw new SauvegardeAlteree(`Le fichier « ${basename(chemin)} » ne se déchiffre pas : ${erreur.message}`);
    throw erreur;
  } finally {
    closeSync(entree);
  }
}

function* dechiffrer(entree: number, { debut, fin }: { debut: number; fin: number }, cle: Buffer, tete: Buffer) {
  const lie = createHash('sha256').update(tete).digest();
  let rang = 0;
  let lu = debut;
  for (const bloc of blocs(entree, debut, fin, TAILLE_DE_MORCEAU + SCEAU_DE_MORCEAU)) {
    lu += bloc.length;
    yield dechiffrerMorceau(cle, rang++, lu === fin, lie, bloc);
  }
}

function* blocs(entree: number, debut: number, fin: number, taille: number): Generator<Buffer> {
  for (let lu = debut; lu < fin; lu += taille) yield lire(entree, lu, Math.min(taille, fin - lu));
}

function lire(entree: number, depuis: number, longueur: number): Buffer {
  const bytes = Buffer.alloc(longueur);
  for (let lu = 0; lu < longueur;) {
    const n = readSync(entree, bytes, lu, longueur - lu, depuis + lu);
    if (n === 0) throw new SauvegardeAlteree('Un fichier a été raccourci pendant sa lecture.');
    lu += n;
  }
  return bytes;
}

/** Undefined when this is not a header written by us, to the byte. */
function parseHeader(ligne: string): Header | undefined {
  try {
    const header = JSON.parse(ligne) as Header;
    return header.format === FORMAT && `${canonicalize(header) ?? ''}\n` === ligne ? header : undefined;
  } catch {
    return undefined;
  }
}
