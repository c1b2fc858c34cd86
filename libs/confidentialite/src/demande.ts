/**
 * What was asked, kept beside what was decided: the data of the command, as they passed the door, in the first fact that it wrote.
 *
 *   { …, $demande: "c1.1.…", $engagements: { …, demande: "…" } }
 *
 * A ciphertext of its own rather than a part of `$prive`: a fold needs the fields of a fact and never its question, which only an audit
 * opens; and a fact without any personal field stays readable without a key. All of it is of class C3: it holds what was typed.
 */
import { chiffrer, dechiffrer, ChiffreAltere, type Json, type JsonObject, type SourceDeNonces } from './chiffrement.js';
import { CHAMP_DEMANDE, CHAMP_ENGAGEMENTS, champDe, cleConnue, type ContexteDeFait } from './champs.js';
import { engager, ouvrir, selAleatoire, type Ouverture, type SourceDeSels } from './engagements.js';

/** Name of its commitment, and path of its value there. */
const DEMANDE = 'demande';
const CLASSES = { [DEMANDE]: 'C3' } as const;

interface Tenu {
  sel: string;
  demande: JsonObject;
}

/**
 * The stored data of a fact with what was asked beside.
 * @param stocke as `chiffrerChamps` returns it
 * @throws CleDetruite the person was erased
 * @throws CleInconnue her key is not in this safe
 */
export function joindreDemande(
  stocke: JsonObject,
  demande: JsonObject,
  contexte: ContexteDeFait,
  nonces?: SourceDeNonces,
  sels: SourceDeSels = selAleatoire,
): JsonObject {
  const sel = sels();
  const { C3: engagement } = engager({ [DEMANDE]: demande }, CLASSES, sel);
  const tenu: Tenu & JsonObject = { sel: sel.toString('base64url'), demande };
  return {
    ...stocke,
    [CHAMP_ENGAGEMENTS]: { ...(stocke[CHAMP_ENGAGEMENTS] as JsonObject | undefined), [DEMANDE]: engagement as Json },
    [CHAMP_DEMANDE]: chiffrer(tenu, cleConnue(contexte), champDe(contexte, CHAMP_DEMANDE), nonces),
  };
}

/**
 * @returns what was asked; null: erased; undefined: this fact does not say it
 * @throws ChiffreAltere altered, or moved from another fact
 */
export const lireDemande = (data: JsonObject, contexte: ContexteDeFait): JsonObject | null | undefined => {
  const tenu = lire(data, contexte);
  return tenu && tenu.demande;
};

/** What ties it to the sealed fact, for whoever may read class C3; null: erased, or not said. @throws ChiffreAltere */
export function ouvrirDemande(data: JsonObject, contexte: ContexteDeFait): Ouverture | null {
  const tenu = lire(data, contexte);
  return tenu ? ouvrir({ [DEMANDE]: tenu.demande }, CLASSES, Buffer.from(tenu.sel, 'base64url'), 'C3') : null;
}

function lire(data: JsonObject, contexte: ContexteDeFait): Tenu | null | undefined {
  const chiffre = data[CHAMP_DEMANDE];
  if (chiffre === undefined) return undefined;
  if (typeof chiffre !== 'string') throw new ChiffreAltere();
  const cle = contexte.coffre.cleExistante(contexte.personne);
  const tenu = dechiffrer(chiffre, cle, champDe(contexte, CHAMP_DEMANDE));
  if (tenu === undefined) return null;
  if (!estTenu(tenu)) throw new ChiffreAltere();
  return tenu;
}
const estTenu = (v: unknown): v is Tenu => {
  const { sel, demande } = (typeof v === 'object' && v !== null ? v : {}) as Partial<Tenu>;
  return typeof sel === 'string' && typeof demande === 'object' && demande !== null && !Array.isArray(demande);
};
