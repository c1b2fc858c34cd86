/** What an audit file is made of (docs/format-preuve.md): shapes, and how its parts are tied together. */
import { createHash } from 'node:crypto';
import { isHash, type Hash } from '../merkle.js';
import {
  canonique,
  compteDe,
  estObjet,
  JsonRefuse,
  listeDe,
  objetDe,
  texteDe,
  type Json,
  type Objet,
} from './json-canonique.js';

export const FORMAT_DOSSIER = 'jalon.dossier.v1';
/** Names of the parts that prove the others. */
export const PARTIES = { cle: 'cle.txt', sceau: 'sceau.txt', manifeste: 'manifeste.json', point: 'point.txt' } as const;
/** One file for each history, in order. */
export const fichierDeLHistoire = (i: number): string => `histoires/${String(i + 1).padStart(6, '0')}.json`;

/** Clear values of one class, and what ties them to the sealed fact. */
export interface Devoile {
  classe: string;
  /** Base64url. */
  sel: string;
  valeurs: Objet;
}
export interface FaitProuve {
  /** Place of the leaf in the tree, 0 for the first. */
  rang: number;
  empreinte: Hash;
  /** From the leaf to the root, nearest sibling first. */
  preuve: readonly Hash[];
  /** The very text that was sealed; null: not for this reader. */
  feuille: string | null;
  ouvertures: readonly Devoile[];
  /** As Jalon tells it; null: not for this reader, or no fact of a dossier. */
  phrase: string | null;
}
/** The facts of one stream from its first one on, none left out. */
export interface Histoire {
  stream: string;
  faits: readonly FaitProuve[];
}
export interface Manifeste {
  schema: typeof FORMAT_DOSSIER;
  objet: string;
  pour: string;
  etabliLe: string;
  lecture: string;
  histoires: number;
  fichiers: readonly { nom: string; taille: number; sha256: Hash }[];
}

const hashDe = (v: Json | undefined): Hash => {
  if (!isHash(v)) throw new JsonRefuse();
  return v;
};
const ouNull = <V>(v: Json | undefined, lire: (v: Json | undefined) => V): V | null => (v === null ? null : lire(v));

/** @throws JsonRefuse */
export function lireHistoire(json: Json): Histoire {
  const { stream, faits } = objetDe(json, 'stream', 'faits');
  return {
    stream: texteDe(stream),
    faits: listeDe(faits, (f) => {
      const x = objetDe(f, 'rang', 'empreinte', 'preuve', 'feuille', 'ouvertures', 'phrase');
      return {
        rang: compteDe(x.rang),
        empreinte: hashDe(x.empreinte),
        preuve: listeDe(x.preuve, hashDe),
        feuille: ouNull(x.feuille, texteDe),
        ouvertures: listeDe(x.ouvertures, (o) => {
          const { classe, sel, valeurs } = objetDe(o, 'classe', 'sel', 'valeurs');
          if (!estObjet(valeurs)) throw new JsonRefuse();
          return { classe: texteDe(classe), sel: texteDe(sel, /^[A-Za-z0-9_-]{43}$/), valeurs };
        }),
        phrase: ouNull(x.phrase, texteDe),
      };
    }),
  };
}

/** @throws JsonRefuse */
export function lireManifeste(json: Json): Manifeste {
  const x = objetDe(json, 'schema', 'objet', 'pour', 'etabliLe', 'lecture', 'histoires', 'fichiers');
  if (x.schema !== FORMAT_DOSSIER) throw new JsonRefuse();
  return {
    schema: FORMAT_DOSSIER,
    objet: texteDe(x.objet),
    pour: texteDe(x.pour),
    etabliLe: texteDe(x.etabliLe),
    lecture: texteDe(x.lecture),
    histoires: compteDe(x.histoires),
    fichiers: listeDe(x.fichiers, (f) => {
      const { nom, taille, sha256: empreinte } = objetDe(f, 'nom', 'taille', 'sha256');
      return { nom: texteDe(nom), taille: compteDe(taille), sha256: hashDe(empreinte) };
    }),
  };
}

export const sha256 = (contenu: Buffer): Hash => createHash('sha256').update(contenu).digest('hex');
/** What the key of the log signs of the file. */
export const texteDuSceau = (manifesteEcrit: Buffer): string => `${FORMAT_DOSSIER}\n${sha256(manifesteEcrit)}\n`;

/** Commitment of ADR 0022, as a stored fact holds it: base64url, without padding. */
export const engagementDe = ({ sel, valeurs }: Devoile): string =>
  createHash('sha256')
    .update(Buffer.concat([Buffer.from(sel, 'base64url'), canonique(valeurs)]))
    .digest('base64url');
