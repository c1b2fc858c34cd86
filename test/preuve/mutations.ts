/** Random audit files, and what a thief, a liar who holds the key or a bad disk makes of them; the same seed gives the same files. */
import type { KeyObject } from 'node:crypto';
import { parseVerifierKey, signNote } from '../../libs/preuve/src/note.js';
import { sha256, texteDuSceau, type FormatDossier } from '../../libs/preuve/src/dossier/dossier.js';
import { canonique } from '../../libs/preuve/src/dossier/json-canonique.js';
import { ecrireZip, lireZip, type Entree } from '../../libs/preuve/src/dossier/zip-canonique.js';
import { dossierDEssai, type Essai } from './dossier-d-essai.js';

export type Hasard = (n: number) => number;
/** Mulberry32. */
export function hasardDe(graine: number): Hasard {
  let a = graine;
  return (n) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

export function auHasard(hasard: Hasard): Essai {
  const faits = 1 + hasard(9);
  const autres = hasard(40);
  return dossierDEssai({
    faits,
    autres,
    ...(hasard(3) === 0 ? { ancien: 1 + hasard(faits + autres) } : {}),
    caches: Array.from({ length: faits }, (_, i) => i).filter(() => hasard(4) === 0),
  });
}

const entrees = (zip: Buffer): Entree[] => [...lireZip(zip)].map(([nom, contenu]) => ({ nom, contenu }));
const SCELLENT = ['cle.txt', 'sceau.txt', 'manifeste.json'];

/** What who holds the key would sign: only what the seals of the log say stands against it. */
export function resceller(
  parties: readonly Entree[],
  cle: string,
  privee: KeyObject,
  mentir: (m: Buffer) => Buffer,
): Buffer {
  const autres = parties.filter((p) => !SCELLENT.includes(p.nom)).sort((a, b) => (a.nom < b.nom ? -1 : 1));
  const ancien = JSON.parse(String(parties.find((p) => p.nom === 'manifeste.json')?.contenu)) as {
    schema: FormatDossier;
  };
  const fichiers = autres.map((p) => ({ nom: p.nom, taille: p.contenu.length, sha256: sha256(p.contenu) }));
  const manifeste = mentir(canonique({ ...ancien, fichiers }));
  return ecrireZip([
    ...autres,
    { nom: 'cle.txt', contenu: Buffer.from(`${cle}\n`) },
    { nom: 'manifeste.json', contenu: manifeste },
    {
      nom: 'sceau.txt',
      contenu: Buffer.from(signNote(texteDuSceau(ancien.schema, manifeste), privee, parseVerifierKey(cle))),
    },
  ]);
}

/** Spellings that a careless reader would take for the same thing, and hostile ones. */
const FORMES: readonly ((texte: string, hasard: Hasard) => string)[] = [
  (t, h) => t.slice(0, h(t.length)),
  (t, h) => remplacer(t, h, /[0-9a-f]/g, (c) => (c === '0' ? '1' : '0')),
  (t, h) => remplacer(t, h, /[:,{}[\]]/g, (c) => `${c} `),
  (t, h) => remplacer(t, h, /[:,]\d+/g, (c) => `${c}.0`),
  (t, h) => remplacer(t, h, /[:,]\d+/g, (c) => `${c}e0`),
  (t, h) => remplacer(t, h, /[:,]\d+/g, (c) => `${c[0]}-0`),
  (t, h) => remplacer(t, h, /[:,]\d+/g, (c) => `${c[0]}9007199254740993`),
  (t, h) => remplacer(t, h, /[:,]\d+/g, (c) => `${c[0]}${'9'.repeat(5000)}`),
  (t, h) => remplacer(t, h, /[:,]\d+/g, (c) => `${c[0]}true`),
  (t, h) => remplacer(t, h, /[:,]\d+/g, (c) => `${c[0]}NaN`),
  (t, h) => remplacer(t, h, /[:,]\d+/g, (c) => `${c[0]}${'['.repeat(3000)}${']'.repeat(3000)}`),
  (t, h) => remplacer(t, h, /[a-z]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`),
  (t, h) => remplacer(t, h, /[a-z]/g, () => '\\ud800'),
  (t, h) => remplacer(t, h, /[a-z]/g, () => 'é'),
  (t, h) => remplacer(t, h, /[a-z]/g, () => '\u2028'),
  (t, h) => remplacer(t, h, /"[a-zA-Z]+":/g, (c) => `"ajoutee":null,${c}`),
  (t, h) => remplacer(t, h, /"[a-zA-Z]+":/g, (c) => `"__proto__":{},${c}`),
  (t, h) => remplacer(t, h, /"[a-zA-Z]+":/g, (c) => `${c}0,${c}`),
  (t, h) => remplacer(t, h, /null|\d+/g, () => '"texte"'),
  (t, h) => remplacer(t, h, /"[^"\\]*"/g, () => 'null'),
  (t, h) => remplacer(t, h, /\{[^{}]*\}/g, (c) => `${c},${c}`),
  (t, h) => remplacer(t, h, /\{[^{}]*\},?/g, () => ''),
  (t) => `\ufeff${t}`,
  (t) => `${t}\n`,
  () => '',
];
function remplacer(texte: string, hasard: Hasard, quoi: RegExp, par: (c: string) => string): string {
  const trouves = [...texte.matchAll(quoi)];
  const choisi = trouves[hasard(Math.max(trouves.length, 1))];
  if (choisi === undefined) return `${texte} `;
  return texte.slice(0, choisi.index) + par(choisi[0]) + texte.slice(choisi.index + choisi[0].length);
}
const retourner = (bytes: Buffer, hasard: Hasard): Buffer => {
  const autre = Buffer.from(bytes);
  const ou = hasard(autre.length);
  autre[ou] = (autre[ou] ?? 0) ^ (1 << hasard(8));
  return autre;
};
const deformer = (contenu: Buffer, hasard: Hasard): Buffer =>
  hasard(6) === 0 && contenu.length > 0
    ? retourner(contenu, hasard)
    : Buffer.from((FORMES[hasard(FORMES.length)] as (typeof FORMES)[number])(contenu.toString('utf8'), hasard), 'utf8');

export function muter({ zip, cle, privee }: Essai, hasard: Hasard): Buffer {
  const parties = entrees(zip);
  const victime = parties[hasard(parties.length)] as Entree;
  const changees = (contenu: Buffer): Entree[] => parties.map((p) => (p === victime ? { ...p, contenu } : p));
  switch (hasard(6)) {
    case 0:
      return retourner(zip, hasard);
    case 1:
      return zip.subarray(0, hasard(zip.length));
    case 2:
      return ecrireZip(parties.filter((p) => p !== victime));
    case 3:
      return ecrireZip(changees(deformer(victime.contenu, hasard)));
    case 4:
      return resceller(parties, cle, privee, (m) => deformer(m, hasard));
    default: {
      const histoire = parties.find((p) => p.nom.startsWith('histoires/')) as Entree;
      const menties = parties.map((p) => (p === histoire ? { ...p, contenu: deformer(p.contenu, hasard) } : p));
      return resceller(menties, cle, privee, (m) => m);
    }
  }
}
