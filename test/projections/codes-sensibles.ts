/**
 * What tells of health, poverty, justice, origin or family in what is stored: the codes that the référentiel marks (`sensible`), their
 * labels, the words such labels are made of. Searched in the clear part of facts, in rows and in files.
 */
import type { Referentiel } from '@jalon/droit';
import type { StoredEvent } from '@jalon/event-store';

/** Streams that hold the law and its wording, of nobody. */
const DE_LA_LOI = /^(referentiel|libelles)-/;
/** Words of the rules themselves (« RQTH valable », « aménagement de peine »), in no label. */
const MOTS = [
  'RQTH',
  'handicap',
  'aménagement de peine',
  'sous écrou',
  'détention',
  'maladie',
  'maternité',
  'fin de droits',
];

export interface Reperes {
  codes: ReadonlySet<string>;
  /** Lower case. */
  textes: readonly string[];
}
export const reperes = (loi: Referentiel): Reperes => ({
  codes: new Set(loi.sensibles.map((chemin) => chemin.slice(chemin.lastIndexOf('/') + 1))),
  textes: [...loi.sensibles.map((chemin) => loi.libelle(chemin)), ...MOTS].map((t) => t.toLowerCase()),
});

/** Marked codes (whole words) and texts found in a text. */
export function trahisons(texte: string, { codes, textes }: Reperes): string[] {
  const bas = texte.toLowerCase();
  return [
    ...new Set([
      ...(texte.match(/[A-Z][A-Z0-9_]+/g) ?? []).filter((mot) => codes.has(mot)),
      ...textes.filter((t) => bas.includes(t)),
    ]),
  ];
}

/** What anybody reads of a stored fact: all of it but ciphertexts and commitments. */
export function partEnClair({
  data,
  meta,
  type,
  stream,
}: Pick<StoredEvent, 'data' | 'meta' | 'type' | 'stream'>): string {
  // identifiers and public keys of a deployment: letters drawn at random, of nobody
  if (DE_LA_LOI.test(stream) || type.startsWith('DeploiementDecrit.')) return '';
  const clair = Object.entries(data).filter(([cle]) => !cle.startsWith('$'));
  return JSON.stringify([type, Object.fromEntries(clair), meta]);
}

/** `TypeOfFact` → what its clear part says that it should not. */
export function trahisonsDuJournal(faits: readonly StoredEvent[], r: Reperes): Record<string, string[]> {
  const vues = new Map<string, Set<string>>();
  for (const e of faits)
    for (const mot of trahisons(partEnClair(e), r)) vues.set(e.type, (vues.get(e.type) ?? new Set()).add(mot));
  return Object.fromEntries([...vues].map(([type, mots]) => [type, [...mots]]));
}
