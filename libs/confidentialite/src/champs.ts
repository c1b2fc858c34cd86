/**
 * Takes the personal fields out of the data of a fact, and puts them back.
 *
 *   { motif, personne: { nom, nir }, criteres }  →  { motif, personne: {}, $prive: "c1.1.…", $engagements: { C2: "…", C3: "…" } }
 *
 * All personal fields of a fact go into ONE ciphertext, an object { path: value } under `$prive`, rather than one
 * each: a single nonce, tag and padding keep the stored fact small (one AES call instead of ten), and neither the
 * number nor the presence of optional fields (a comment, a criterion) shows from outside.
 */
import {
  chiffrer,
  dechiffrer,
  ChiffreAltere,
  type ContexteDeChamp,
  type Json,
  type JsonObject,
  type SourceDeNonces,
} from './chiffrement.js';
import { CleDetruite, CleInconnue, type CleDePersonne, type Coffre } from './coffre.js';
import {
  engager,
  ouvrir,
  selAleatoire,
  type ClassePersonnelle,
  type Classes,
  type Ouverture,
  type SourceDeSels,
} from './engagements.js';

/** Key that holds the ciphertext in the data of a stored fact, and field name to which it is bound. */
export const CHAMP_PRIVE = '$prive';
/** Key that holds the commitments to the personal values, one per class (engagements.ts). Absent from facts of 0.2. */
export const CHAMP_ENGAGEMENTS = '$engagements';
/** Key that holds the ciphertext of the command in the data of a stored fact (demande.ts). Absent: of a former version, or a later fact of the command. */
export const CHAMP_DEMANDE = '$demande';
const RESERVES: ReadonlySet<string> = new Set([CHAMP_PRIVE, CHAMP_ENGAGEMENTS, CHAMP_DEMANDE]);
/** Inside the ciphertext: the salt of the fact. No path of a fact begins with a `$`. */
const CHAMP_SEL = '$sel';

/** The fact a set of fields belongs to. */
export interface ContexteDeFait {
  coffre: Coffre;
  /** Pseudonymous id of the person whose key protects the fields. */
  personne: string;
  /** First fact of this person: the only moment when a key may be made. */
  premier?: boolean;
  stream: string;
  eventId: string;
  /** Stored type with its version, e.g. `ProlongationAccordee.v2`. */
  type: string;
  /** Class of each personal path, to commit to the values. Default: no commitment. */
  classes?: Classes;
}

/**
 * Returns a copy of `data` without the values at `chemins`, and with their ciphertext under `$prive`. Mutates
 * nothing; an absent path is ignored; without any present path nothing is encrypted and no key is created.
 * @param chemins paths of personal values, keys joined by dots (`personne.nom`); a list is taken as a whole. Pass the
 *   same array each time (a constant): it is analysed once
 * @throws CleDetruite the person was erased
 * @throws CleInconnue not her first fact, and her key is not in this safe
 * @throws TypeError a path contains another, or `data` already has `$prive`
 */
export function chiffrerChamps(
  data: JsonObject,
  chemins: readonly string[],
  contexte: ContexteDeFait,
  nonces?: SourceDeNonces,
  sels: SourceDeSels = selAleatoire,
): JsonObject {
  if (Object.hasOwn(data, CHAMP_PRIVE)) throw new TypeError('Ces données sont déjà chiffrées.');
  const prives: JsonObject = {};
  const publiques = extraire(data, analyser(chemins), prives);
  if (Object.keys(prives).length === 0) return publiques;
  const cle = contexte.premier ? contexte.coffre.cleDe(contexte.personne) : cleConnue(contexte);
  if (contexte.classes) {
    const sel = sels();
    publiques[CHAMP_ENGAGEMENTS] = engager(prives, contexte.classes, sel);
    prives[CHAMP_SEL] = sel.toString('base64url');
  }
  publiques[CHAMP_PRIVE] = chiffrer(prives, cle, champDe(contexte), nonces);
  return publiques;
}

/**
 * The reverse of {@link chiffrerChamps}. When the key of the person is gone, each path of `chemins` whose parent is
 * there reads `null`: erased, without saying whether it once had a value. What was asked (demande.ts) is left out, unopened; data that
 * holds nothing else is returned as it is. Where a value is put back, keys are in order, as they are in what was stored.
 * @throws ChiffreAltere altered, or moved from another fact
 */
export function dechiffrerChamps(data: JsonObject, chemins: readonly string[], contexte: ContexteDeFait): JsonObject {
  const prive = Object.hasOwn(data, CHAMP_PRIVE);
  if (!prive && !Object.hasOwn(data, CHAMP_ENGAGEMENTS)) return data;
  if (!prive) return publiques(data);
  const lus = lirePrives(data, contexte);
  if (lus === undefined) return remettreTout(data, analyser(chemins), () => null);
  // The path list of a fact type may have shrunk since: what was encrypted is restored, whatever today's list.
  const ecrits = Object.keys(lus).filter((chemin) => chemin !== CHAMP_SEL);
  const arbre = ecrits.every((chemin) => chemins.includes(chemin)) ? analyser(chemins) : analyser(ecrits);
  return remettreTout(data, arbre, (chemin) => (Object.hasOwn(lus, chemin) ? lus[chemin] : undefined));
}

/**
 * For who has no use of what is personal: what {@link dechiffrerChamps} gives once the key is gone, asked of no key and checked by nobody.
 * A path that a former version kept in clear stays.
 */
export function sansChampsPrives(data: JsonObject, chemins: readonly string[]): JsonObject {
  if (!Object.hasOwn(data, CHAMP_PRIVE) && !Object.hasOwn(data, CHAMP_ENGAGEMENTS)) return data;
  if (!Object.hasOwn(data, CHAMP_PRIVE)) return publiques(data);
  const ditEnClair = (chemin: string): boolean =>
    chemin.split('.').reduce<Json | undefined>((v, cle) => (estObjet(v) ? v[cle] : undefined), data) !== undefined;
  return remettreTout(data, analyser(chemins), (chemin) => (ditEnClair(chemin) ? undefined : null));
}

/**
 * What ties the values of one class to the stored fact, for whoever may read them: see `tientEngagement`.
 * @returns null: erased, or a fact without commitments
 * @throws ChiffreAltere
 */
export function ouvrirEngagement(
  data: JsonObject,
  contexte: ContexteDeFait & { classes: Classes },
  classe: ClassePersonnelle,
): Ouverture | null {
  const lus = lirePrives(data, contexte);
  if (lus === undefined || typeof lus[CHAMP_SEL] !== 'string') return null;
  const { [CHAMP_SEL]: sel, ...prives } = lus;
  return ouvrir(prives, contexte.classes, Buffer.from(sel, 'base64url'), classe);
}

/**
 * As `dechiffrerChamps`, for who has no key but was given some classes: what she was not given reads `null`, as if erased.
 * @param classes class of each path of that kind of fact
 */
export function remettreOuvertures(data: JsonObject, classes: Classes, ouvertures: readonly Ouverture[]): JsonObject {
  if (!Object.hasOwn(data, CHAMP_PRIVE) && !Object.hasOwn(data, CHAMP_ENGAGEMENTS)) return data;
  if (!Object.hasOwn(data, CHAMP_PRIVE)) return publiques(data);
  const tous = Object.keys(classes);
  const entiers = tous.filter((chemin) => !tous.some((autre) => chemin.startsWith(`${autre}.`)));
  const donnees: JsonObject = Object.assign({}, ...ouvertures.map((o) => o.valeurs));
  const ouvertes = new Set(ouvertures.map((o) => o.classe));
  return remettreTout(data, analyser(entiers), (chemin) => {
    // a whole whose parts are of several classes is there as soon as its own class is
    if (!ouvertes.has(classes[chemin] as ClassePersonnelle)) return null;
    if (Object.hasOwn(donnees, chemin)) return donnees[chemin];
    const parties = Object.entries(donnees).filter(([c]) => c.startsWith(`${chemin}.`));
    return parties.length === 0
      ? undefined
      : Object.fromEntries(parties.map(([c, v]) => [c.slice(chemin.length + 1), v]));
  });
}

/** Undefined once the key is gone. @throws ChiffreAltere */
function lirePrives(data: JsonObject, contexte: ContexteDeFait): JsonObject | undefined {
  const chiffre = data[CHAMP_PRIVE];
  if (typeof chiffre !== 'string') throw new ChiffreAltere();
  const prives = dechiffrer(chiffre, contexte.coffre.cleExistante(contexte.personne), champDe(contexte));
  if (prives !== undefined && !estObjet(prives)) throw new ChiffreAltere();
  return prives;
}

export function cleConnue({ coffre, personne }: ContexteDeFait): CleDePersonne {
  const cle = coffre.cleExistante(personne);
  if (cle !== undefined) return cle;
  throw coffre.etatDe(personne) === 'detruite' ? new CleDetruite() : new CleInconnue();
}

/** Paths as a tree: a string is the whole path of a personal value, a map leads further down. */
type Arbre = Map<string, Arbre | string>;
// Lists are constants of the fact types: analysed at the first fact, then found by identity.
const arbres = new WeakMap<readonly string[], Arbre>();

function analyser(chemins: readonly string[]): Arbre {
  let arbre = arbres.get(chemins);
  if (arbre === undefined) arbres.set(chemins, (arbre = construire(chemins)));
  return arbre;
}

function construire(chemins: readonly string[]): Arbre {
  const racine: Arbre = new Map();
  for (const chemin of new Set(chemins)) {
    const cles = chemin.split('.');
    if (cles.some((cle) => cle === '' || cle === '__proto__') || cles[0]?.startsWith('$')) throw cheminRefuse(chemin);
    const derniere = cles.pop() ?? '';
    let branche = racine;
    for (const cle of cles) {
      const suite = branche.get(cle) ?? new Map<string, Arbre | string>();
      if (typeof suite === 'string') throw cheminRefuse(chemin);
      branche.set(cle, suite);
      branche = suite;
    }
    if (branche.has(derniere)) throw cheminRefuse(chemin);
    branche.set(derniere, chemin);
  }
  return racine;
}

function cheminRefuse(chemin: string): TypeError {
  return new TypeError(`Chemin de champ personnel refusé : ${chemin}.`);
}

/** Copy of `objet` without its personal values, which go to `prives`; branches without any are shared, not copied. */
function extraire(objet: JsonObject, arbre: Arbre, prives: JsonObject): JsonObject {
  const copie: JsonObject = {};
  for (const cle of Object.keys(objet)) {
    const valeur = objet[cle];
    if (valeur === undefined) continue;
    const branche = arbre.get(cle);
    if (branche === undefined) poser(copie, cle, valeur);
    else if (typeof branche === 'string') prives[branche] = valeur;
    else copie[cle] = estObjet(valeur) ? extraire(valeur, branche, prives) : valeur;
  }
  return copie;
}

/** The data without what storage adds to them. */
const publiques = (data: JsonObject): JsonObject => remettreTout(data, new Map(), () => undefined);
const remettreTout = (data: JsonObject, arbre: Arbre, lire: Lire): JsonObject =>
  remettre(
    data,
    Object.keys(data).filter((cle) => !RESERVES.has(cle)),
    arbre,
    lire,
  );
type Lire = (chemin: string) => Json | undefined;

/**
 * Copy of these keys of `objet` with the values that `lire` gives for each path; a path whose parent is absent is ignored. One pass: a
 * dossier is read by hundreds of facts.
 */
function remettre(objet: JsonObject, cles: string[], arbre: Arbre, lire: Lire): JsonObject {
  const remises = new Map<string, Json>();
  for (const [cle, branche] of arbre) {
    const valeur = typeof branche === 'string' ? lire(branche) : undefined;
    if (valeur === undefined) continue;
    remises.set(cle, valeur);
    if (!Object.hasOwn(objet, cle)) cles.push(cle);
  }
  if (remises.size > 0) cles.sort();
  const copie: JsonObject = {};
  for (const cle of cles) {
    const valeur = remises.has(cle) ? remises.get(cle) : objet[cle];
    if (valeur === undefined) continue;
    const branche = arbre.get(cle);
    if (branche instanceof Map && estObjet(valeur)) copie[cle] = remettre(valeur, Object.keys(valeur), branche, lire);
    else poser(copie, cle, valeur);
  }
  return copie;
}

/** Plain assignment to `__proto__` would change the prototype instead of adding a key. */
function poser(objet: JsonObject, cle: string, valeur: Json): void {
  if (cle === '__proto__')
    Object.defineProperty(objet, cle, { value: valeur, enumerable: true, configurable: true, writable: true });
  else objet[cle] = valeur;
}

function estObjet(valeur: Json | undefined): valeur is JsonObject {
  return typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);
}

export function champDe({ personne, stream, eventId, type }: ContexteDeFait, champ = CHAMP_PRIVE): ContexteDeChamp {
  return { personne, stream, eventId, type, champ };
}
