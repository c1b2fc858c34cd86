/** A small log and an audit file of it, for the tests of this room. */
import { createHash, createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { signCheckpoint } from '../../libs/preuve/src/checkpoint.js';
import { leafHash } from '../../libs/preuve/src/merkle.js';
import { MerkleTree } from '../../libs/preuve/src/merkle-tree.js';
import { verifierFrom } from '../../libs/preuve/src/note.js';
import type { FaitProuve } from '../../libs/preuve/src/dossier/dossier.js';
import { etablirDossier } from '../../libs/preuve/src/dossier/etablir.js';
import { canonique, type Objet } from '../../libs/preuve/src/dossier/json-canonique.js';

export const ORIGINE = 'jalon.essai/journal';

export interface Essai {
  zip: Buffer;
  cle: string;
  privee: KeyObject;
}
export interface Options {
  /** Facts of the dossier, among others. */
  faits?: number;
  autres?: number;
  /** Revisions of which only the hash is given. */
  caches?: readonly number[];
  paire?: { publicKey: KeyObject; privateKey: KeyObject };
  contexte?: readonly string[];
  /** Size of a former checkpoint, under which every other fact that it covers is proven. */
  ancien?: number;
  /** Changes what is about to be signed: what a liar who holds the key would write. */
  mentir?: (faits: FaitProuve[]) => FaitProuve[];
}

export function dossierDEssai(o: Options = {}): Essai {
  const {
    faits = 2,
    autres = 3,
    caches = [],
    paire = generateKeyPairSync('ed25519'),
    contexte = ['leaf 2'],
    ancien = 0,
  } = o;
  const { privateKey, publicKey } = paire;
  const engages = Array.from({ length: faits }, (_, revision) => engage(revision));
  const feuilles = engages.flatMap(({ texte }, i) => [
    ...Array.from({ length: Math.floor(((i + 1) * autres) / faits) - Math.floor((i * autres) / faits) }, (_, k) =>
      Buffer.from(`autre ${i} ${k}`),
    ),
    texte,
  ]);
  const arbre = new MerkleTree(feuilles.map(leafHash));
  const prouves = engages.map(({ texte, ouverture }, revision): FaitProuve => {
    const rang = feuilles.indexOf(texte);
    const cache = caches.includes(revision);
    const point = rang < ancien && revision % 2 === 0 ? 1 : 0;
    return {
      rang,
      empreinte: leafHash(texte),
      preuve: arbre.inclusion(rang, point === 1 ? ancien : arbre.size),
      point,
      feuille: cache ? null : texte.toString('utf8'),
      ouvertures: cache ? [] : [ouverture],
      phrase: cache ? null : `Le fait n° ${revision + 1}.`,
    };
  });
  const verifier = verifierFrom(ORIGINE, publicKey);
  const pointDe = (size: number): string =>
    signCheckpoint({ size, root: arbre.rootAt(size), context: contexte }, privateKey, verifier);
  const zip = etablirDossier(
    {
      objet: 'parcours d’essai',
      pour: 'essai',
      etabliLe: '2026-11-29T12:00:00.000Z',
      lecture: 'plateforme',
      point: pointDe(arbre.size),
      anciens: ancien > 0 ? [pointDe(ancien)] : [],
      histoires: [{ stream: 'parcours-1', faits: (o.mentir ?? ((f) => f))(prouves) }],
      autres: [{ nom: 'lisez-moi.txt', contenu: Buffer.from('Bonjour.\n') }],
    },
    privateKey,
    ORIGINE,
  );
  return { zip, cle: verifier.verifierKey, privee: privateKey };
}

function engage(revision: number): { texte: Buffer; ouverture: { classe: string; sel: string; valeurs: Objet } } {
  const sel = createHmac('sha256', 'sel').update(String(revision)).digest();
  const valeurs = { 'personne.nom': `Étoile ${revision}`, 'personne.sexe': 'F' };
  const engagement = createHash('sha256')
    .update(Buffer.concat([sel, canonique(valeurs)]))
    .digest('base64url');
  const texte = canonique({
    data: { $engagements: { C2: engagement }, $prive: 'c1.1.AAAA', heures: revision * 7 },
    id: `00000000-0000-5000-8000-00000000000${revision % 10}`,
    meta: { le: '2026-11-29' },
    revision,
    stream: 'parcours-1',
    type: 'HeuresDeclarees.v1',
  });
  return { texte, ouverture: { classe: 'C2', sel: sel.toString('base64url'), valeurs } };
}
