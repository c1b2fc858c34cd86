/**
 * One commitment per class of personal values, stored in clear beside their ciphertext: a value shown later can be tied to the sealed fact
 * without giving any key, and without showing the other class. Once the key is destroyed, it means nothing any more.
 *
 *   engagement(classe) = base64url( SHA-256( sel(classe) ‖ RFC 8785 of { path: value } ) )
 *   sel(classe)        = HMAC-SHA-256( salt of the fact, classe )       32 bytes; the salt of the fact is drawn at random, inside the ciphertext
 *
 * Each class a kind of fact may hold is always there, be it of no value: presence tells nothing.
 */
import { createHmac, createSecretKey, hash, randomFillSync, timingSafeEqual } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Json, JsonObject } from './chiffrement.js';

export type ClassePersonnelle = 'C2' | 'C3';
/** Class of each personal path; a path inside another (`personne.nir`) says another class than the whole. */
export type Classes = Readonly<Record<string, ClassePersonnelle>>;

/** What a reader of that class is given: enough to compute the commitment again. */
export interface Ouverture {
  classe: ClassePersonnelle;
  /** Salt of that class only, base64url. */
  sel: string;
  valeurs: JsonObject;
}

const SALT_BYTES = 32;
// One system call per 64 salts rather than per salt.
const reserve = Buffer.alloc(SALT_BYTES * 64);
let consomme = reserve.length;

/** Gives 32 bytes never given twice. */
export type SourceDeSels = () => Buffer;
export const selAleatoire: SourceDeSels = () => {
  if (consomme === reserve.length) {
    randomFillSync(reserve);
    consomme = 0;
  }
  const sel = Buffer.from(reserve.subarray(consomme, consomme + SALT_BYTES));
  consomme += SALT_BYTES;
  return sel;
};

/** Commitments of the values, for each class that `classes` names. */
export function engager(prives: JsonObject, classes: Classes, sel: Buffer): JsonObject {
  const engagements: JsonObject = {};
  for (const classe of new Set(Object.values(classes)))
    engagements[classe] = empreinte(selDe(sel, classe), deLaClasse(prives, classes, classe)).toString('base64url');
  return engagements;
}

export const ouvrir = (prives: JsonObject, classes: Classes, sel: Buffer, classe: ClassePersonnelle): Ouverture => ({
  classe,
  sel: selDe(sel, classe).toString('base64url'),
  valeurs: deLaClasse(prives, classes, classe),
});

/** Whether these values are those that were committed to. Needs no key. */
export function tientEngagement(engagement: string, { sel, valeurs }: Ouverture): boolean {
  const attendue = Buffer.from(engagement, 'base64url');
  const trouvee = empreinte(Buffer.from(sel, 'base64url'), valeurs);
  return attendue.length === trouvee.length && timingSafeEqual(attendue, trouvee);
}

// Node 24 tells bare bytes from a key by an exception: three times the cost of making a key of them
const selDe = (sel: Buffer, classe: ClassePersonnelle): Buffer =>
  createHmac('sha256', createSecretKey(sel)).update(classe).digest();

const empreinte = (sel: Buffer, valeurs: JsonObject): Buffer =>
  hash('sha256', Buffer.concat([sel, Buffer.from(canonicalize(valeurs) ?? '', 'utf8')]), 'buffer');

/** By path; of a whole whose parts have classes of their own, only the parts of this one. */
function deLaClasse(prives: JsonObject, classes: Classes, classe: ClassePersonnelle): JsonObject {
  const valeurs: JsonObject = {};
  for (const [chemin, valeur] of Object.entries(prives)) {
    const parties = Object.keys(classes).filter((c) => c.startsWith(`${chemin}.`));
    if (parties.length === 0 || !estObjet(valeur)) {
      if (classes[chemin] === classe) valeurs[chemin] = valeur;
      continue;
    }
    for (const [cle, partie] of Object.entries(valeur))
      if ((classes[`${chemin}.${cle}`] ?? classes[chemin]) === classe) valeurs[`${chemin}.${cle}`] = partie;
  }
  return valeurs;
}

const estObjet = (valeur: Json): valeur is JsonObject =>
  typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);
