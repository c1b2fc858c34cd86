/**
 * The one door of what a reader sees: every answer leaves through it, as its allow-list says, field by field. A new field does not
 * compile until somebody says its class (`libs/visibilite`).
 */
import { montrer, type Allouer, type Classes } from '@jalon/visibilite';

/** @returns the same shape; what this reader may not see is null, or an empty list */
export const montrerA = <F extends object>({ classes }: { classes: Classes }, forme: Allouer<F>, valeur: F): F =>
  montrer(valeur, forme, classes) as F;
