/** What is wrong in what would replace a fact, judged on what that fact may have replaced: nothing given is ever without effect. */
import {
  defautsDuRemplacement as defauts,
  type DefinitionFait,
  type Rectifiable,
  type SansRetour,
} from '@jalon/decider';
import { z } from 'zod';
import { jour, mois } from '../faits/champs.js';
import { catalogue, type TypeFait } from '../faits/index.js';
import { nomDuFait } from '../phrases.js';
import { corriger } from '../redire.js';
import { histoire } from './consigner.js';
import type { Dossier } from './dossier.js';

type Champs = Readonly<Record<string, unknown>>;

export const rectifiableDe = (type: TypeFait): Rectifiable<unknown> | undefined =>
  (catalogue[type] as unknown as DefinitionFait).rectifiable as Rectifiable<unknown> | undefined;

export const sansRetourDe = (type: TypeFait): SansRetour | undefined =>
  (catalogue[type] as unknown as DefinitionFait).sansRetour;

export interface Rectification {
  type: TypeFait;
  /** What the fact is about, to name it in a sentence. */
  nom: string;
  retirer: boolean;
  /** What may be told instead, each part optional; null: nothing. */
  remplacer: z.ZodObject | null;
}
/** Every fact that may be put right, for who asks, describes or documents. */
export const rectifications = (): Rectification[] =>
  (Object.keys(catalogue) as TypeFait[]).flatMap((type) => {
    const r = rectifiableDe(type);
    return r ? [{ type, nom: nomDuFait(type), retirer: r.retirer, remplacer: r.remplacer?.partial() ?? null }] : [];
  });

/** Fields that name the thing the fact is about: they may be told again, unchanged. */
const IDENTITES = ['contrat', 'id', 'miseADisposition'];

/** @param fait revision of the fact in the dossier */
export function defautsDuRemplacement(d: Dossier, fait: number, remplacement: Champs): string[] {
  const actuel = corriger(histoire(d)).find((f) => f.revision === fait);
  const definition = actuel ? (catalogue[actuel.type] as unknown as DefinitionFait) : null;
  return defauts(definition, (actuel?.data ?? {}) as Champs, remplacement, IDENTITES, attendu);
}

function attendu(forme: z.core.$ZodType): string {
  if (forme === jour) return 'un jour existant';
  if (forme === mois) return 'un mois AAAA-MM';
  if (forme instanceof z.ZodNumber) return 'un nombre d’heures';
  return forme instanceof z.ZodEnum ? forme.options.join(' ou ') : 'un texte';
}
