/** The form of « what a fact changes in the dossier »: each file of this folder holds some, `consigner.ts` gathers them all. */
import type { FaitDeType, TypeFait } from '../faits/index.js';
import type { Dossier } from './dossier.js';

export type Consigner<T extends TypeFait> = (dossier: Dossier, fait: FaitDeType<T>) => Partial<Dossier>;
export type Consignes<T extends TypeFait> = { [K in T]: Consigner<K> };
