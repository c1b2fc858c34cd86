/**
 * `decide` and `evolve` out of a chart, a command table and a fold: pure, total on refusals, loud on incoherent histories.
 * Said once for every kind of dossier; a room gives its words, its facts and its rules.
 */
import type { AnyStateMachine } from 'xstate';
import { HistoireIncoherente, type Decision } from './decision.js';
import type { Catalogue } from './fait.js';
import { deriverTable, type Echantillon, type Table } from './table.js';

/** The types of one room. */
export interface Univers {
  dossier: unknown;
  /** What a decision may know besides the dossier; `jour` is the civil day on which the actor acts. */
  contexte: { jour: string; acteur: { role: string; organisation: { id: string } }; droit: unknown };
  /** A fact without its place. */
  fait: { type: string; data: object };
  role: string;
  verdict: {
    issue: 'favorable' | 'defavorable';
    constats: readonly {
      condition: string;
      satisfaite: boolean;
      attendu: string;
      personnel?: true;
      avertissement?: true;
    }[];
  };
  /** The verdict as a fact carries it. */
  compact: { i: number };
}

/** A fact with its place: who, on which civil day, at which revision of the dossier. */
export type FaitSitue<U extends Univers> = U['fait'] & {
  le: string;
  par: U['contexte']['acteur'];
  revision: number;
  /** Codes of the conditions that were satisfied and yet had to be told; on the fact that a command is about. Absent: none. */
  signaux?: readonly string[];
};

export interface EtatDe<D> {
  /** Name of the step in the chart, e.g. `actif(pass.enCours,demande.aucune,presence.enParcours)`. */
  etape: string;
  /** Revision of the last fact; -1 before the first. */
  revision: number;
  dossier: D;
}

/** One row of a command table: which rule is asked, on what situation, and which facts are proposed. */
export interface LigneCommande<U extends Univers, D, S = never> {
  /** Facts it may write; the command has a place at a step where one of them has. */
  faits: readonly U['fait']['type'][];
  /** Facts that may come with those: having a place at a step, they give the command none. */
  joints?: readonly U['fait']['type'][];
  qui: readonly U['role'][];
  /** More than the chart tells: the step also depends on the day. Absent: the chart is enough. */
  aSaPlace?(dossier: U['dossier'], contexte: U['contexte']): boolean;
  regle: { id: string; objet: string; (droit: U['contexte']['droit'], situation: S): U['verdict'] };
  /** The day this act is judged at, when it is not the one on which it is told: what happened then is judged by the law of then. */
  auJour?(data: D, dossier: U['dossier'], contexte: U['contexte']): string;
  /** Total: an incomplete dossier gives a situation with nulls, never an exception, so that every condition can be looked at. */
  situation(data: D, dossier: U['dossier'], contexte: U['contexte']): S;
  /** True when the same organisation already obtained this very outcome: accepted at any step, nothing new to write (D9). */
  dejaFait?(data: D, dossier: U['dossier'], contexte: U['contexte']): boolean;
  /** The very thing asked was settled otherwise: the sentence that says when and by whom, told instead of the step. Null: it was not. */
  tranche?(data: D, dossier: U['dossier'], contexte: U['contexte']): string | null;
  /**
   * An act, of which there is no second copy: told again by the same organisation, every datum identical, while the first stands, it is
   * accepted and nothing is written. A function says whether the first still serves.
   */
  uneFois?: true | ((premier: FaitDit, dossier: U['dossier'], contexte: U['contexte']) => boolean);
  /** @param verdict full verdict; `compact` is what facts carry; `situation` what was judged. An empty list: accepted, nothing new to write. */
  proposer(
    data: D,
    dossier: U['dossier'],
    contexte: U['contexte'],
    verdict: U['verdict'],
    compact: U['compact'],
    situation: S,
  ): U['fait'][];
}

/** A fact as the dossier keeps it, its verdict left out. */
export interface FaitDit {
  type: string;
  le: string;
  par: { organisation: { id: string } };
  data: object;
  retire: boolean;
}

export interface Kit<U extends Univers> {
  /** Of its chart, see `tableDe`. */
  table: Table;
  catalogue: Catalogue;
  commandes: Readonly<Record<string, unknown>>;
  dossierVide(id: string): U['dossier'];
  /** The facts of these types told so far, for `uneFois`. Absent: no command of the room says it. */
  dits?(dossier: U['dossier'], types: ReadonlySet<string>): readonly FaitDit[];
  /** What a fact changes in the dossier; the chart calls the same function. */
  consigner(dossier: U['dossier'], fait: FaitSitue<U>): U['dossier'];
  compacter(verdict: U['verdict']): U['compact'];
  /**
   * Facts of which one changes what earlier ones say: the others find their place in the history told again, not at the step of today.
   * The one that finds none; null: all find theirs; undefined: none of them changes anything. Absent: no fact of the room ever does.
   */
  sansPlace?(dossier: U['dossier'], faits: readonly FaitSitue<U>[]): string | null | undefined;
  /** The same circumstances, judged at another day. Absent: no command of this room looks at another day. */
  situerAu?(contexte: U['contexte'], jour: string): U['contexte'];
  /** « à cette étape du parcours » */
  etapeDe: string;
  libelleEtape(etape: string): string;
  /** Roles with their article: « une SIAE ». */
  roles: Readonly<Record<U['role'], string>>;
}

export interface DeciderDe<U extends Univers> {
  /** Derived once from the chart; a test proves it equal to XState's own `transition`. */
  table: Table;
  etatInitial(id: string): EtatDe<U['dossier']>;
  /** @throws HistoireIncoherente the fact has no place here: a stored history is never dropped in silence */
  evolve(etat: EtatDe<U['dossier']>, fait: FaitSitue<U>): EtatDe<U['dossier']>;
  fold(id: string, faits: Iterable<FaitSitue<U>>): EtatDe<U['dossier']>;
  /** The circumstances in which a command is judged: those of its own day, when it is told on another. */
  aSonJour(
    commande: { type: string; data: unknown },
    etat: EtatDe<U['dossier']>,
    contexte: U['contexte'],
  ): U['contexte'];
  /** Access, then step, then law; whatever the family, every condition that can be looked at is in the verdict. */
  decide(
    commande: { type: string; data: unknown },
    etat: EtatDe<U['dossier']>,
    contexte: U['contexte'],
  ): Decision<FaitSitue<U>, U['verdict']>;
}

/** The chart of a room, flattened once with a sample of each of its facts. */
export const tableDe = (machine: AnyStateMachine, catalogue: Catalogue): Table =>
  deriverTable(machine, { id: 'exemple' }, exemplesDe(catalogue), defavorable);

export function construireDecider<U extends Univers>(kit: Kit<U>): DeciderDe<U> {
  const { table } = kit;
  const etatInitial = (id: string): EtatDe<U['dossier']> => ({
    etape: table.initiale,
    revision: -1,
    dossier: kit.dossierVide(id),
  });
  /** @throws HistoireIncoherente */
  const etapeApres = (etape: string, { type, data }: U['fait']): string => {
    const passage = table.passage(etape, type);
    const verdict = (data as { verdict?: U['compact'] }).verdict;
    if (passage === undefined || (passage.verdictExige && verdict !== undefined && verdict.i !== 1))
      throw new HistoireIncoherente(etape, type);
    return passage.vers;
  };
  const evolve = (etat: EtatDe<U['dossier']>, fait: FaitSitue<U>): EtatDe<U['dossier']> => ({
    etape: etapeApres(etat.etape, fait),
    revision: fait.revision,
    dossier: kit.consigner(etat.dossier, fait),
  });
  const fold = (id: string, faits: Iterable<FaitSitue<U>>): EtatDe<U['dossier']> => {
    let etat = etatInitial(id);
    for (const fait of faits) etat = evolve(etat, fait);
    return etat;
  };
  const ligneDe = (type: string) => kit.commandes[type] as LigneCommande<U, unknown, unknown>;
  const aSonJour: DeciderDe<U>['aSonJour'] = ({ type, data }, { dossier }, dit) => {
    const jour = ligneDe(type).auJour?.(data, dossier, dit) ?? dit.jour;
    return jour === dit.jour || !kit.situerAu ? dit : kit.situerAu(dit, jour);
  };
  const decide: DeciderDe<U>['decide'] = (commande, etat, dit) => {
    const ligne = ligneDe(commande.type);
    const contexte = aSonJour(commande, etat, dit);
    const situation = ligne.situation(commande.data, etat.dossier, contexte);
    const verdict = ligne.regle(contexte.droit, situation);
    const role = contexte.acteur.role as U['role'];
    if (!ligne.qui.includes(role))
      return { issue: 'refus', famille: 'acces', message: messageAcces(kit.roles, ligne.qui, role), verdict };
    if (verdict.issue === 'favorable' && ligne.dejaFait?.(commande.data, etat.dossier, contexte) === true)
      return { issue: 'accord', faits: [], verdict };
    const possibles = table.possibles(etat.etape);
    const aSaPlace = ligne.aSaPlace?.(etat.dossier, contexte) ?? true;
    const tranche = ligne.tranche?.(commande.data, etat.dossier, contexte) ?? null;
    if (tranche !== null || !aSaPlace || !ligne.faits.some((f) => possibles.includes(f)))
      return {
        issue: 'refus',
        famille: 'etape',
        message: tranche ?? `Ce n’est pas possible à cette étape ${kit.etapeDe} : ${kit.libelleEtape(etat.etape)}.`,
        verdict,
        possibles: [...possibles],
      };
    if (verdict.issue === 'defavorable')
      return { issue: 'refus', famille: 'droit', message: messageDroit(verdict), verdict };
    const proposes = ligne.proposer(commande.data, etat.dossier, contexte, verdict, kit.compacter(verdict), situation);
    if (dejaDit(kit, ligne, proposes, etat.dossier, contexte)) return { issue: 'accord', faits: [], verdict };
    const signaux = signauxDe(verdict);
    const porteur = signaux.length === 0 ? -1 : principal(proposes);
    const faits = proposes.map((propose, i): FaitSitue<U> => ({
      ...propose,
      le: dit.jour,
      par: contexte.acteur,
      revision: etat.revision + 1 + i,
      ...(i === porteur ? { signaux } : {}),
    }));
    // an accepted command that the chart cannot follow is a bug: it throws here, before anything is written
    const perdu = kit.sansPlace?.(etat.dossier, faits);
    if (perdu === undefined) faits.reduce(etapeApres, etat.etape);
    else if (perdu !== null) throw new HistoireIncoherente(etat.etape, perdu);
    return { issue: 'accord', faits, verdict };
  };
  return { table, etatInitial, evolve, fold, aSonJour, decide };
}

function dejaDit<U extends Univers>(
  kit: Kit<U>,
  { uneFois }: LigneCommande<U, unknown, unknown>,
  proposes: readonly U['fait'][],
  dossier: U['dossier'],
  contexte: U['contexte'],
): boolean {
  if (uneFois === undefined || proposes.length === 0) return false;
  const sert = (f: FaitDit): boolean => uneFois === true || uneFois(f, dossier, contexte);
  const { id } = contexte.acteur.organisation;
  const siens = (kit.dits?.(dossier, new Set(proposes.map((p) => p.type))) ?? []).filter(
    (f) => !f.retire && f.par.organisation.id === id,
  );
  return proposes.every(({ type, data }) =>
    siens.some((f) => f.type === type && memesDonnees(f.data, data, SANS_OBJET) && sert(f)),
  );
}
/** Names of what a fact creates are given by its place, and what it moves by what it finds: they tell nothing of what was said. */
const SANS_OBJET: ReadonlySet<string> = new Set(['verdict', 'id', 'jours', 'passFin']);
const AUCUN: ReadonlySet<string> = new Set();
/** The same values, wherever each is among its neighbours; absent and undefined are one. */
function memesDonnees(a: unknown, b: unknown, sauf = AUCUN): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const cles = new Set([...Object.keys(x), ...Object.keys(y)]);
  for (const cle of cles) if (!sauf.has(cle) && !memesDonnees(x[cle], y[cle])) return false;
  return true;
}

/** What a favourable verdict tells all the same: each code once. Kept in clear beside the fact, so never that of a personal finding. */
export const signauxDe = ({ constats }: Pick<Univers['verdict'], 'constats'>): string[] => [
  ...new Set(constats.filter((k) => k.satisfaite && k.avertissement && !k.personnel).map((k) => k.condition)),
];
/** A hire is written last, after the PASS it delivers: the last judged fact tells the command; without any, the first written. */
const principal = (faits: readonly { data: object }[]): number =>
  Math.max(
    faits.findLastIndex(({ data }) => 'verdict' in data),
    0,
  );

/** One sample per fact, with a favourable verdict when it carries one: what the chart is walked with. */
const exemplesDe = (catalogue: Catalogue): Echantillon[] =>
  Object.values(catalogue).map((d) => ({
    type: d.type,
    data: d.exemple,
    le: '2025-01-10',
    par: { role: 'systeme', organisation: { id: 'jalon' } },
    revision: 0,
  }));
const defavorable = (e: Echantillon): Echantillon => {
  const data = e.data as Record<string, unknown>;
  return { ...e, data: 'verdict' in data ? { ...data, verdict: { ...(data['verdict'] as object), i: 0 } } : data };
};

const messageAcces = <R extends string>(roles: Readonly<Record<R, string>>, qui: readonly R[], role: R): string =>
  `Réservé à ${qui.map((r) => roles[r]).join(', ')} ; vous agissez comme ${roles[role].replace(/^(une?|la|le) /, '')}.`;

/** What is expected, never what was found: the value found may be personal, and messages travel. */
function messageDroit({ constats }: Univers['verdict']): string {
  const manquantes = constats.filter((k) => !k.satisfaite);
  const autres = manquantes.length - 1;
  const suite = autres > 0 ? ` (et ${autres} autre${autres > 1 ? 's' : ''} condition${autres > 1 ? 's' : ''})` : '';
  return `Refusé. Il faut : ${manquantes[0]?.attendu ?? 'un avis favorable'}${suite}.`;
}
