/**
 * What was asked, kept beside what was decided: the data of the command, as they passed the door, in the first fact that it wrote. Its
 * name is in the context of the fact (`cause`).
 *
 *   { …, $demande: "c1.1.…", $engagements: { …, demande: "…" } }
 *
 * A ciphertext of its own rather than a part of `$prive`: a fold needs the fields of a fact and never its question, which only an audit
 * opens; and a fact without any personal field stays readable without a key. All of it is of class C3: it holds what was typed.
 * Its salt is not drawn but deduced from the key of the person and the id of the fact: as secret, gone with it, and nothing more to store.
 */
import { createHmac } from 'node:crypto';
import { chiffrer, dechiffrer, ChiffreAltere, type Json, type JsonObject, type SourceDeNonces } from './chiffrement.js';
import { CHAMP_DEMANDE, CHAMP_ENGAGEMENTS, champDe, cleConnue, type ContexteDeFait } from './champs.js';
import type { CleDePersonne } from './coffre.js';
import { engager, ouvrir, type Ouverture } from './engagements.js';

/** Name of its commitment, and path of its value there. */
const DEMANDE = 'demande';
const CLASSES = { [DEMANDE]: 'C3' } as const;

const selDe = ({ cle }: CleDePersonne, { eventId }: ContexteDeFait): Buffer =>
  createHmac('sha256', cle).update(`${DEMANDE} ${eventId}`).digest();

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
): JsonObject {
  const cle = cleConnue(contexte);
  const { C3: engagement } = engager({ [DEMANDE]: demande }, CLASSES, selDe(cle, contexte));
  return {
    ...stocke,
    [CHAMP_ENGAGEMENTS]: { ...(stocke[CHAMP_ENGAGEMENTS] as JsonObject | undefined), [DEMANDE]: engagement as Json },
    [CHAMP_DEMANDE]: chiffrer(demande, cle, champDe(contexte, CHAMP_DEMANDE), nonces),
  };
}

/**
 * @returns what was asked; null: erased; undefined: this fact does not say it
 * @throws ChiffreAltere altered, or moved from another fact
 */
export function lireDemande(data: JsonObject, contexte: ContexteDeFait): JsonObject | null | undefined {
  const chiffre = data[CHAMP_DEMANDE];
  if (chiffre === undefined) return undefined;
  if (typeof chiffre !== 'string') throw new ChiffreAltere();
  const cle = contexte.coffre.cleExistante(contexte.personne);
  const demande = dechiffrer(chiffre, cle, champDe(contexte, CHAMP_DEMANDE));
  if (demande === undefined) return null;
  if (typeof demande !== 'object' || demande === null || Array.isArray(demande)) throw new ChiffreAltere();
  return demande;
}

/** What ties it to the sealed fact, for whoever may read class C3; null: erased, or not said. @throws ChiffreAltere */
export function ouvrirDemande(data: JsonObject, contexte: ContexteDeFait): Ouverture | null {
  const demande = lireDemande(data, contexte);
  return demande ? ouvrir({ [DEMANDE]: demande }, CLASSES, selDe(cleConnue(contexte), contexte), 'C3') : null;
}
