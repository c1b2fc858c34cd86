/**
 * The tree of a log, which only grows. Where an operator recorded that facts are not those that were sealed, it goes on from what the next
 * good seal signed: what these facts were is lost, and the others are proven all the same.
 */
import type { SealedLog, StoredSeal } from '@jalon/event-store';
import { genuine, leafHash, LeafLost, MerkleTree, signedState, type Hash, type Verifier } from '@jalon/preuve';
import { ceder } from '../ceder.js';
import { comparerAuxSceaux, enOrdre } from '../exploitation/comparaison.js';
import { constater, type Connues, type Rupture } from '../exploitation/ruptures.js';

/** Seals between two signatures checked, to find what broke. */
const PAS = 1024;

/** Of a fact: where its leaf is, and the proof that it is there. */
export interface Place {
  rang: number;
  empreinte: Hash;
  preuve: readonly Hash[];
  /** Former checkpoint that the proof leads to; null: the last one. */
  ancien: string | null;
}

/** Leaves that are not known any more, both bounds included, and the day when an operator recorded it. */
export interface Perte {
  rangs: { de: number; a: number };
  constateeLe: string;
}

export class ArbreDuJournal {
  readonly arbre = new MerkleTree();
  readonly pertes: Perte[] = [];
  /** Of each leaf; of those that are lost, that of the seal after them. */
  private readonly positions: number[] = [];
  private lu = -1;
  private precedent: StoredSeal | undefined;
  /** The last checkpoint before each loss: what would lead from its last leaves to a later one may be lost too. */
  private readonly anciens: { taille: number; point: string }[] = [];

  /**
   * @param ruptures all of them recorded
   * @param atteints streams that they touch
   */
  private constructor(
    private readonly ruptures: readonly Rupture[],
    readonly atteints: ReadonlyMap<string, Rupture>,
  ) {}

  /** Undefined: something broke that nobody recorded. */
  static async ouvrir(log: SealedLog, cle: Verifier, connues: Connues): Promise<ArbreDuJournal | undefined> {
    const ruptures = connues.length === 0 ? [] : constater(await chercher(log, cle), connues);
    if (ruptures.some((r) => r.constateeLe === null)) return undefined;
    return new ArbreDuJournal(
      ruptures,
      new Map(ruptures.flatMap((r) => log.streams(r.from, r.to).map((stream) => [stream, r] as const))),
    );
  }

  /** Takes what was written up to that seal; false: it is not what was sealed. */
  async suivre(log: SealedLog, sceau: StoredSeal, cle: Verifier): Promise<boolean> {
    const { arbre, positions } = this;
    for (let page = log.page(this.lu, sceau.position); page; page = log.page(this.lu, sceau.position)) {
      this.lu = enOrdre(page, {
        fait: ({ position, bytes }) => {
          if (this.perdu(position)) return;
          arbre.append(leafHash(bytes));
          positions.push(position);
        },
        sceau: (s) => {
          const rupture = this.perdu(s.position);
          if (rupture) this.reprendre(s, cle, rupture);
          this.precedent = s;
        },
      });
      await ceder();
    }
    return this.signe(sceau, cle);
  }

  /** Undefined: written since. @throws LeafLost */
  place(position: number): Place | undefined {
    const { arbre, anciens } = this;
    const rang = rangDe(this.positions, position);
    if (rang === undefined) return undefined;
    const empreinte = arbre.leaf(rang);
    for (const { taille, point } of [{ taille: arbre.size, point: null }, ...anciens.toReversed()]) {
      const preuve = taille > rang ? saufPerdu(() => arbre.inclusion(rang, taille)) : undefined;
      if (preuve) return { rang, empreinte, preuve, ancien: point };
    }
    throw new LeafLost(rang);
  }

  /** After facts that are lost, from what that seal says of them. */
  private reprendre(sceau: StoredSeal, cle: Verifier, { constateeLe }: Rupture): void {
    const { arbre, positions, precedent } = this;
    const etat = signedState(sceau, cle);
    if (etat === undefined || etat.size < arbre.size) return;
    if (precedent && this.signe(precedent, cle)) this.anciens.push({ taille: arbre.size, point: precedent.checkpoint });
    if (etat.size > arbre.size)
      this.pertes.push({ rangs: { de: arbre.size, a: etat.size - 1 }, constateeLe: constateeLe ?? '' });
    arbre.lose(etat);
    while (positions.length < arbre.size) positions.push(sceau.position);
  }

  /** The tree is what that seal signs. */
  private signe({ checkpoint }: StoredSeal, cle: Verifier): boolean {
    const signe = genuine(checkpoint, cle);
    return signe?.size === this.arbre.size && signe.root === this.arbre.root;
  }

  /** A seal that does not hold takes nothing away from the facts that it covers. */
  private perdu(position: number): Rupture | undefined {
    return this.ruptures.find((r) => r.fault === 'altered' && r.from <= position && position <= r.to);
  }
}

function saufPerdu<R>(faire: () => R): R | undefined {
  try {
    return faire();
  } catch (erreur) {
    if (erreur instanceof LeafLost) return undefined;
    throw erreur;
  }
}

async function chercher(log: SealedLog, cle: Verifier) {
  const surTranche = async (): Promise<boolean> => ceder().then(() => true);
  return (await comparerAuxSceaux(log, { cle, points: [], pas: PAS, surTranche }))?.walk.breaks ?? [];
}

function rangDe(positions: readonly number[], position: number): number | undefined {
  let [bas, haut] = [0, positions.length];
  while (bas < haut) {
    const milieu = (bas + haut) >> 1;
    if ((positions[milieu] as number) < position) bas = milieu + 1;
    else haut = milieu;
  }
  return positions[bas] === position ? bas : undefined;
}
