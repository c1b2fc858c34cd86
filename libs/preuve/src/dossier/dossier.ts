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

/** In the second, facts may be proven by former checkpoints: the log lost what would lead from them to the last one. */
export const FORMATS = ['jalon.dossier.v1', 'jalon.dossier.v2'] as const;
export type FormatDossier = (typeof FORMATS)[number];
export const formatPour = (anciens: number): FormatDossier => FORMATS[anciens === 0 ? 0 : 1];
/** Names of the parts that prove the others. */
export const PARTIES = { cle: 'cle.txt', sceau: 'sceau.txt', manifeste: 'manifeste.json', point: 'point.txt' } as const;
/** One file for each history, in order. */
export const fichierDeLHistoire = (i: number): string => `histoires/${String(i + 1).padStart(6, '0')}.json`;

/** Checkpoint of that number: 0 is the last one, the others are former ones. */
export const fichierDuPoint = (n: number): string =>
  n === 0 ? PARTIES.point : `points/${String(n).padStart(6, '0')}.txt`;

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
  /** Number of the checkpoint whose root that is. */
  point: number;
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
  schema: FormatDossier;
  objet: string;
  pour: string;
  etabliLe: string;
  lecture: string;
  histoires: number;
  /** Former checkpoints. */
  points: number;
  fichiers: readonly { nom: string; taille: number; sha256: Hash }[];
}

const hashDe = (v: Json | undefined): Hash => {
  if (!isHash(v)) throw new JsonRefuse();
  return v;
};
const ouNull = <V>(v: Json | undefined, lire: (v: Json | undefined) => V): V | null => (v === null ? null : lire(v));

/** A key that the first format does not have. */
const depuisV2 = (format: FormatDossier, champ: string): string[] => (format === FORMATS[0] ? [] : [champ]);
const compteV2 = (format: FormatDossier, v: Json | undefined): number => (format === FORMATS[0] ? 0 : compteDe(v));

/** @throws JsonRefuse */
export function lireHistoire(json: Json, format: FormatDossier): Histoire {
  const { stream, faits } = objetDe(json, 'stream', 'faits');
  const champs = ['rang', 'empreinte', 'preuve', ...depuisV2(format, 'point'), 'feuille', 'ouvertures', 'phrase'];
  return {
    stream: texteDe(stream),
    faits: listeDe(faits, (f) => {
      const x = objetDe(f, ...champs);
      return {
        rang: compteDe(x.rang),
        empreinte: hashDe(x.empreinte),
        preuve: listeDe(x.preuve, hashDe),
        point: compteV2(format, x.point),
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

/** As it is written: what the first format does not have is left out. */
export const ecrireHistoire = (h: Histoire, format: FormatDossier): Buffer =>
  canonique(format === FORMATS[0] ? { ...h, faits: h.faits.map(sansPoint) } : h);
function sansPoint(fait: FaitProuve): Omit<FaitProuve, 'point'> {
  const { point: _, ...reste } = fait;
  return reste;
}
export const ecrireManifeste = ({ points, ...m }: Manifeste): Buffer =>
  canonique(m.schema === FORMATS[0] ? m : { ...m, points });

/** @throws JsonRefuse */
export function lireManifeste(json: Json, format: FormatDossier): Manifeste {
  const champs = [
    'schema',
    'objet',
    'pour',
    'etabliLe',
    'lecture',
    'histoires',
    ...depuisV2(format, 'points'),
    'fichiers',
  ];
  const x = objetDe(json, ...champs);
  if (x.schema !== format) throw new JsonRefuse();
  return {
    schema: format,
    objet: texteDe(x.objet),
    pour: texteDe(x.pour),
    etabliLe: texteDe(x.etabliLe),
    lecture: texteDe(x.lecture),
    histoires: compteDe(x.histoires),
    points: compteV2(format, x.points),
    fichiers: listeDe(x.fichiers, (f) => {
      const { nom, taille, sha256: empreinte } = objetDe(f, 'nom', 'taille', 'sha256');
      return { nom: texteDe(nom), taille: compteDe(taille), sha256: hashDe(empreinte) };
    }),
  };
}

export const sha256 = (contenu: Buffer): Hash => createHash('sha256').update(contenu).digest('hex');
/** What the key of the log signs of the file. */
export const texteDuSceau = (format: FormatDossier, manifesteEcrit: Buffer): string =>
  `${format}\n${sha256(manifesteEcrit)}\n`;

/** Commitment of ADR 0022, as a stored fact holds it: base64url, without padding. */
export const engagementDe = ({ sel, valeurs }: Devoile): string =>
  createHash('sha256')
    .update(Buffer.concat([Buffer.from(sel, 'base64url'), canonique(valeurs)]))
    .digest('base64url');
