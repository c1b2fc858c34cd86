/** The border of storage: domain facts on one side, stored events (versioned, personal fields encrypted) on the other. */
import {
  chiffrerChamps,
  dechiffrerChamps,
  joindreDemande,
  lireDemande,
  sansChampsPrives,
  type Coffre,
} from '@jalon/confidentialite';
import {
  placeDe,
  cheminsPersonnels,
  lireFait,
  typeStocke,
  type Catalogue,
  type DefinitionFait,
  type Mots,
  definitionStockee,
} from '@jalon/decider';
import type { Jour } from '@jalon/droit';
import type { EventToAppend, Json, JsonObject, StoredEvent } from '@jalon/event-store';
import { catalogue, porteVerdict, type Acteur, type Commande, type Fait } from '@jalon/parcours';
import { PERSONNELS_LUS } from '@jalon/projections';
import type { Datation } from './exploitation/horloge.js';
import { streamOf, uuidDe } from './identifiants.js';
import type { FaitVue } from './resultat.js';

/** What led to the fact: the command, and the civil day on which it was given. */
export interface Cause {
  commande: string;
  le: Jour;
}
/** What the engine records beside each fact. */
export interface MetaFait extends Datation {
  le: Jour;
  par: Acteur;
  /** UUID of the command; the ids of its facts derive from it. */
  commande: string;
  cause: Cause;
  /** Keyed fingerprint of the request, on the first fact of a command that came with a key: idempotency is under the seal too. */
  empreinte?: string;
  /** Codes of the conditions that were satisfied and yet had to be told. They say nothing of the person. */
  signaux?: readonly string[];
}
export interface FaitLu<F = Fait> {
  fait: F;
  position: number;
  enregistreLe: string;
  /** Recorded while the clock was a little behind. */
  horlogeReculee: boolean;
  cause: Cause;
}

/** The domain produced a fact that its own schema refuses: a bug, stopped before anything is written. */
export class FaitMalForme extends Error {
  override name = 'FaitMalForme';
}

type FaitSitue = { type: string; data: object; le: Jour; par: object; signaux?: readonly string[] };
/** What every fact of one command carries: instant of the recording, command, cause. */
export interface Enregistrement extends Datation {
  commande: string;
  cause: Cause;
  /** Of the request, as in the idempotency record. */
  empreinte?: string | undefined;
  /** Data of the command as they passed the door; absent: time alone decided. */
  demande?: unknown;
}
const meta = (fait: FaitSitue, { empreinte, ...commun }: Enregistrement, i: number): JsonObject =>
  json({
    le: fait.le,
    par: fait.par,
    signaux: fait.signaux,
    ...commun,
    empreinte: i === 0 ? empreinte : undefined,
    // in the data, under the key of the person
    demande: undefined,
  }) as JsonObject;

/** @throws FaitMalForme */
function examiner({ type, data }: FaitSitue, definition: DefinitionFait): void {
  const examen = definition.schema.safeParse(data);
  // paths only: a value may be personal
  if (!examen.success)
    throw new FaitMalForme(`${type} : ${examen.error.issues.map((e) => e.path.join('.')).join(', ')}`);
}

/**
 * Facts of one command on a parcours, as stored (see `commeStocke`), ready to append.
 * @param parcours also names the person: her key protects this dossier's facts
 * @throws FaitMalForme, CleDetruite, CleInconnue
 */
export function versEvenements(
  faits: readonly Fait[],
  parcours: string,
  coffre: Coffre,
  commun: Enregistrement,
): EventToAppend[] {
  // what no rule judged is never put to a rule again: its words are kept once, in the fact
  const { demande } = commun;
  const porteur = demande && faits.some(porteVerdict) ? faits.findIndex((f) => f.par.role !== 'systeme') : -1;
  return faits.map((fait, i) => {
    const definition = catalogue[fait.type];
    examiner(fait, definition);
    const id = uuidDe(commun.commande, i);
    const type = typeStocke(definition);
    const contexte = {
      coffre,
      classes: definition.personnels,
      personne: parcours,
      premier: fait.type === 'ParcoursOuvert',
      stream: streamOf(parcours),
      eventId: id,
      type,
    };
    const data = chiffrerChamps(fait.data as unknown as JsonObject, cheminsPersonnels(definition), contexte);
    return {
      id,
      type,
      data: demande && i === porteur ? joindreDemande(data, json(demande) as JsonObject, contexte) : data,
      meta: meta(fait, commun, i),
    };
  });
}

/** The same for facts of a catalogue where nothing is personal. @throws FaitMalForme */
export const versEvenementsEnClair = (
  faits: readonly FaitSitue[],
  definitions: Catalogue,
  commun: Enregistrement,
): EventToAppend[] =>
  faits.map((fait, i) => {
    const definition = definitions[fait.type];
    if (!definition) throw new FaitMalForme(`${fait.type} : absent du catalogue`);
    examiner(fait, definition);
    return {
      id: uuidDe(commun.commande, i),
      type: typeStocke(definition),
      data: fait.data as unknown as JsonObject,
      meta: meta(fait, commun, i),
    };
  });

const AUCUN: readonly string[] = [];
/** Data of a stored event with its personal fields in clear, null once erased; keys in order. @throws ChiffreAltere */
export function dataEnClair(e: StoredEvent, parcours: string, coffre: Coffre): JsonObject {
  const definition = definitionStockee(catalogue, e.type);
  const contexte = { coffre, personne: parcours, stream: e.stream, eventId: e.id, type: e.type };
  return dechiffrerChamps(e.data, definition ? cheminsPersonnels(definition) : AUCUN, contexte);
}

/**
 * The same for read models: opened when their rows hold something personal of such a fact, otherwise read as if it were erased. What was
 * altered there is found by the seals at every opening (ADR 0037), and by whoever opens the dossier.
 * @throws ChiffreAltere
 */
export function dataDesLectures(e: StoredEvent, parcours: string, coffre: Coffre): JsonObject {
  const definition = definitionStockee(catalogue, e.type);
  if (definition && !PERSONNELS_LUS.has(definition.type))
    return sansChampsPrives(e.data, cheminsPersonnels(definition));
  return dataEnClair(e, parcours, coffre);
}

/** The command that wrote this fact, and those that follow it; null: erased; undefined: it does not say. @throws ChiffreAltere */
export function demandeDe(e: StoredEvent, parcours: string, coffre: Coffre): Commande | null | undefined {
  const data = lireDemande(e.data, { coffre, personne: parcours, stream: e.stream, eventId: e.id, type: e.type });
  return data && ({ type: (e.meta as unknown as MetaFait).cause.commande, data } as unknown as Commande);
}

/** @throws VersionInconnue, ChiffreAltere: never guessed, never skipped */
export const lireEvenement = (e: StoredEvent, parcours: string, coffre: Coffre): FaitLu =>
  lireDans(catalogue, e, dataEnClair(e, parcours, coffre)) as FaitLu;

/** The same for any catalogue, data in clear. @throws VersionInconnue */
export function lireDans(definitions: Catalogue, e: StoredEvent, data: JsonObject): FaitLu<FaitSitue> {
  const { le, par, enregistreLe, horlogeReculee, cause, signaux } = e.meta as unknown as MetaFait;
  const { type, data: lues } = lireFait(definitions, e.type, data);
  const fait: FaitSitue & { revision: number } = { type, data: lues, le, par, revision: e.revision };
  if (signaux !== undefined) fait.signaux = signaux;
  return { fait, position: e.position, enregistreLe, horlogeReculee: horlogeReculee === true, cause };
}

interface FaitRevise {
  type: string;
  data: object;
  le: string;
  revision: number;
}
export const vueDuFait = (
  { type, data, le, revision }: FaitRevise,
  enregistreLe: string,
  mots: Mots,
  definitions: Catalogue = catalogue,
): FaitVue => ({
  place: placeDe(revision),
  type,
  le,
  enregistreLe,
  phrase: definitions[type]?.phrase(data as never, mots) ?? '',
  ...('contrat' in data && typeof data.contrat === 'string' ? { contrat: data.contrat } : {}),
});

/** The fact exactly as it will be read back: an answer given now and one computed again later are the same bytes. */
export const commeStocke = <F extends FaitSitue>(fait: F): F =>
  ({ ...fait, data: json(fait.data), par: json(fait.par) }) as unknown as F;

/** Plain JSON copy with keys in order: absent and `undefined` are the same thing in a fact, and so are two orders of keys. */
function json(valeur: unknown): Json {
  if (Array.isArray(valeur)) return valeur.map(json);
  if (typeof valeur !== 'object' || valeur === null) return valeur as Json;
  const source = valeur as Record<string, unknown>;
  const copie: JsonObject = {};
  for (const cle of Object.keys(source).sort()) if (source[cle] !== undefined) copie[cle] = json(source[cle]);
  return copie;
}
