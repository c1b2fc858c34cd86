/**
 * First look at what came in, before any class sees it: only plain JSON of a reasonable size, texts trimmed and in one Unicode
 * form, nothing that a screen, a file or a parser could be fooled by.
 */
import type { ChampRefuse } from '../resultat.js';

const PROFONDEUR = 20;
const ELEMENTS = 1000;
const CLES_INTERDITES = new Set(['__proto__', 'constructor', 'prototype']);
/** Control characters (line breaks and tabs apart), halves of characters, and marks that reverse the reading order. */
const INTERDITS = /[\p{Surrogate}\u202A-\u202E\u2066-\u2069\uFEFF]|[^\P{Cc}\n\r\t]/u;

export class DonneeIrrecevable extends Error {
  override name = 'DonneeIrrecevable';
  constructor(readonly refus: ChampRefuse) {
    super(refus.regle);
  }
}

/** Copy of `valeur`, nulls left out (absent and null are the same). @throws DonneeIrrecevable naming the field */
export function nettoyer(valeur: unknown, champ = 'data', profondeur = 0): unknown {
  const refuser = (regle: string): never => {
    throw new DonneeIrrecevable({ champ, regle });
  };
  if (profondeur > PROFONDEUR) return refuser(`au plus ${PROFONDEUR} niveaux d’imbrication`);
  if (typeof valeur === 'boolean') return valeur;
  if (typeof valeur === 'number')
    return Number.isFinite(valeur) && Math.abs(valeur) <= Number.MAX_SAFE_INTEGER
      ? valeur + 0
      : refuser('un nombre raisonnable');
  if (typeof valeur === 'string')
    return INTERDITS.test(valeur) ? refuser('un texte sans caractère de contrôle') : valeur.normalize('NFC').trim();
  if (Array.isArray(valeur)) {
    if (valeur.length > ELEMENTS) return refuser(`au plus ${ELEMENTS} éléments`);
    return valeur.map((v, i) => nettoyer(v, `${champ}[${i}]`, profondeur + 1));
  }
  if (typeof valeur !== 'object' || valeur === null) return refuser('une valeur JSON');
  const copie: Record<string, unknown> = {};
  for (const [cle, v] of Object.entries(valeur)) {
    if (CLES_INTERDITES.has(cle)) return refuser('aucun champ de ce nom');
    if (v === null || v === undefined) continue;
    copie[cle] = nettoyer(v, champ === 'data' ? cle : `${champ}.${cle}`, profondeur + 1);
  }
  return copie;
}
