/** The read models of the product. Adding one is adding its folder here. */
import { modeleAnomalies } from './anomalies/index.js';
import { modeleEcheances } from './echeances/index.js';
import { modeleIndicateurs } from './indicateurs/index.js';
import { modeleJournal } from './journal/index.js';
import { modeleListe } from './liste/index.js';

export const modeles = [modeleListe, modeleEcheances, modeleJournal, modeleIndicateurs, modeleAnomalies] as const;

/** Facts that are opened for the read models. */
export const PERSONNELS_LUS: ReadonlySet<string> = new Set(modeles.flatMap((m) => m.personnels));

type Modeles = (typeof modeles)[number];
/** What is asked of each, under its name. */
export type Queries = { readonly [M in Modeles as M['nom']]: ReturnType<M['queries']> };
type Ensemble<M> = (M extends { projection(droit: infer D): unknown } ? (droit: D) => void : never) extends (
  ensemble: infer E,
) => void
  ? E
  : never;
/** What they need of the law, together. */
export type DroitDesModeles = Ensemble<Modeles>;
