/**
 * Takes the personal fields out of the data of a fact, and puts them back.
 *
 *   { motif, personne: { nom, nir }, criteres }  →  { motif, personne: {}, $prive: "c1.1.…" }
 *
 * All personal fields of a fact go into ONE ciphertext, an object { path: value } under `$prive`, rather than one
 * each: a single nonce, tag and padding keep the stored fact small (one AES call instead of ten), and neither the
 * number nor the presence of optional fields (a comment, a criterion) shows from outside.
 */
import { chiffrer, dechiffrer, ChiffreAltere, type Json, type JsonObject, type SourceDeNonces } from './chiffrement.js';
import type { Coffre } from './coffre.js';

/** Key that holds the ciphertext in the data of a stored fact, and field name to which it is bound. */
export const CHAMP_PRIVE = '$prive';

/** The fact a set of fields belongs to. */
export interface ContexteDeFait {
  coffre: Coffre;
  /** Pseudonymous id of the person whose key protects the fields. */
  personne: string;
  stream: string;
  eventId: string;
  /** Stored type with its version, e.g. `ProlongationAccordee.v2`. */
  type: string;
}

/**
 * Returns a copy of `data` without the values at `chemins`, and with their ciphertext under `$prive`. Mutates
 * nothing; an absent path is ignored; without any present path nothing is encrypted and no key is created.
 * @param chemins paths of personal values, keys joined by dots (`personne.nom`); a list is taken as a whole. Pass the
 *   same array each time (a constant): it is analysed once
 * @throws CleDetruite the person was erased
 * @throws TypeError a path contains another, or `data` already has `$prive`
 */
export function chiffrerChamps(data: JsonObject, chemins: readonly string[], contexte: ContexteDeFait, nonces?: SourceDeNonces): JsonObject {
  if (Object.hasOwn(data, CHAMP_PRIVE)) throw new TypeError('Ces données sont déjà chiffrées.');
  const copie = new Copie(data);
  const prives: JsonObject = {};
  let trouve = false;
  for (const { chemin, cles } of analyser(chemins)) {
    const valeur = copie.retirer(cles);
    if (valeur === undefined) continue;
    prives[chemin] = valeur;
    trouve = true;
  }
  if (!trouve) return copie.racine;
  const cle = contexte.coffre.cleDe(contexte.personne);
  copie.racine[CHAMP_PRIVE] = chiffrer(prives, cle, champDe(contexte), nonces);
  return copie.racine;
}

/**
 * The reverse of {@link chiffrerChamps}. When the key of the person is gone, each path of `chemins` whose parent is
 * there reads `null`: erased, without saying whether it once had a value. Data without `$prive` is returned as it is.
 * @throws ChiffreAltere altered, or moved from another fact
 */
export function dechiffrerChamps(data: JsonObject, chemins: readonly string[], contexte: ContexteDeFait): JsonObject {
  const chiffre = data[CHAMP_PRIVE];
  if (chiffre === undefined) return data;
  if (typeof chiffre !== 'string') throw new ChiffreAltere();
  const prives = dechiffrer(chiffre, contexte.coffre.cleExistante(contexte.personne), champDe(contexte));
  const copie = new Copie(data);
  delete copie.racine[CHAMP_PRIVE];
  const analyses = analyser(chemins);
  if (prives === undefined) {
    for (const { cles } of analyses) copie.poser(cles, null);
    return copie.racine;
  }
  if (!estObjet(prives)) throw new ChiffreAltere();
  for (const [chemin, valeur] of Object.entries(prives)) {
    // The path list of a fact type may have grown since: what was encrypted is restored, whatever today's list.
    copie.poser(analyses.find((a) => a.chemin === chemin)?.cles ?? chemin.split('.'), valeur);
  }
  return copie.racine;
}

/** Copies on write: only the objects on the way to a changed value are copied, once each. */
class Copie {
  readonly racine: JsonObject;
  private readonly neuves = new Set<JsonObject>();

  constructor(data: JsonObject) {
    this.racine = { ...data };
    this.neuves.add(this.racine);
  }

  retirer(cles: readonly string[]): Json | undefined {
    const derniere = cles.at(-1)!;
    const present = cles.slice(0, -1).reduce<Json | undefined>((objet, cle) => (estObjet(objet) && Object.hasOwn(objet, cle) ? objet[cle] : undefined), this.racine);
    if (!estObjet(present) || !Object.hasOwn(present, derniere) || present[derniere] === undefined) return undefined;
    const parent = this.parent(cles)!;
    const valeur = parent[derniere];
    delete parent[derniere];
    return valeur;
  }

  poser(cles: readonly string[], valeur: Json): void {
    const parent = this.parent(cles);
    if (parent !== undefined) parent[cles.at(-1)!] = valeur;
  }

  /** The object that holds the last key, private to this copy; undefined when the way does not exist. */
  private parent(cles: readonly string[]): JsonObject | undefined {
    let objet = this.racine;
    for (const cle of cles.slice(0, -1)) {
      const enfant = Object.hasOwn(objet, cle) ? objet[cle] : undefined;
      if (!estObjet(enfant)) return undefined;
      if (this.neuves.has(enfant)) {
        objet = enfant;
        continue;
      }
      const copie = { ...enfant };
      this.neuves.add(copie);
      objet[cle] = copie;
      objet = copie;
    }
    return objet;
  }
}

interface CheminAnalyse {
  chemin: string;
  cles: string[];
}
const analyses = new WeakMap<readonly string[], CheminAnalyse[]>();

function analyser(chemins: readonly string[]): CheminAnalyse[] {
  let connue = analyses.get(chemins);
  if (connue === undefined) {
    for (const a of chemins) {
      const interdit = a.split('.').some((cle) => cle === '' || cle === '__proto__') || a === CHAMP_PRIVE;
      const imbrique = chemins.some((b) => b !== a && a.startsWith(`${b}.`));
      if (interdit || imbrique) throw new TypeError(`Chemin de champ personnel refusé : ${a}.`);
    }
    connue = [...new Set(chemins)].map((chemin) => ({ chemin, cles: chemin.split('.') }));
    analyses.set(chemins, connue);
  }
  return connue;
}

function estObjet(valeur: Json | undefined): valeur is JsonObject {
  return typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);
}

function champDe({ personne, stream, eventId, type }: ContexteDeFait) {
  return { personne, stream, eventId, type, champ: CHAMP_PRIVE };
}
