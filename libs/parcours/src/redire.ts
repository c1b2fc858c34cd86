/**
 * The history as it is told now, fact by fact, in its order: what was undone leaves its trace and nothing else, what rests on a cause that
 * moved moves with it, and a deadline counts when the dates, as they are now, say that it fell due. Said once, for the dossier and every
 * read model; the step comes out of the same walk, so that it never disagrees with what is shown.
 */
import { causes } from './causes.js';
import {
  corrections,
  corrigeLHistoire,
  corrigerFait,
  SANS_APPUI,
  type Corrections,
  type Passe,
  type Sort,
} from './correction.js';
import type { Fait } from './faits/index.js';
import { Cours } from './cours.js';

export interface Redit<F> {
  fait: F;
  sort: Sort;
  /** As it is told now. */
  dit: F;
  passe?: Passe;
}

/** @param ecartes revisions of facts to leave out besides: what is left is what would be without them */
export function redire<F extends Fait>(histoire: readonly F[], ecartes?: ReadonlySet<number>): Redit<F>[] {
  const lues = corrections(histoire);
  const c: Corrections = ecartes ? { ...lues, annules: new Set([...lues.annules, ...ecartes]) } : lues;
  const cours = new Cours(causes(histoire, c), histoire);
  return histoire.map((fait): Redit<F> => {
    if (c.annules.has(fait.revision)) return { fait, sort: 'annule', dit: fait };
    if (c.retires.has(fait.revision)) return { fait, sort: 'retire', dit: fait };
    return { fait, ...cours.suivre(corrigerFait(fait, c) ?? fait, fait) };
  });
}

/** A fact that corrects another, with what that one said before any correction and what it says in the end (null: withdrawn). */
export type Corrigeant<F = Fait> = F & {
  surFait?: { avant: F; apres: F | null };
  /** It counts for nothing any more, or never did: only that it was told. */
  trace?: Exclude<Sort, 'vit' | 'annule' | 'retire'>;
  passe?: Passe;
};

/** The facts that count, and the traces of those that were undone, each at its own revision, as they are told now. */
export function corriger<F extends Fait>(histoire: readonly F[]): readonly Corrigeant<F>[] {
  if (!histoire.some(corrigeLHistoire)) return histoire;
  const parRevision = new Map(histoire.map((f) => [f.revision, f]));
  const c = corrections(histoire);
  return redire(histoire).flatMap(({ sort, dit, passe }): Corrigeant<F>[] => {
    if (sort === 'annule' || sort === 'retire') return [];
    const avant = dit.type === 'FaitRectifie' ? parRevision.get(dit.data.fait) : undefined;
    if (sort === 'vit' && passe === undefined && avant === undefined) return [dit];
    const { signaux = [], ...reste } = dit;
    const suivis = sort === 'defait' ? [] : sort === 'sans_appui' ? [...signaux, SANS_APPUI] : signaux;
    return [
      {
        ...(reste as F),
        ...(suivis.length === 0 ? {} : { signaux: suivis }),
        ...(sort === 'vit' ? {} : { trace: sort }),
        ...(passe === undefined ? {} : { passe }),
        ...(avant === undefined ? {} : { surFait: { avant, apres: corrigerFait(avant, c) } }),
      },
    ];
  });
}

/** Facts that stay and would not have found their place in the history as it is told now. */
export const sansAppui = (redits: readonly Redit<Fait>[]): number[] =>
  redits.flatMap(({ fait, sort }) => (sort === 'sans_appui' ? [fait.revision] : []));
