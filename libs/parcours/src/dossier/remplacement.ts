/** What is wrong in what would replace a fact, judged on what that fact may have replaced: nothing given is ever without effect. */
import type { DefinitionFait, Rectifiable, SansRetour } from '@jalon/decider';
import { z } from 'zod';
import { remplacer } from '../correction.js';
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

/**
 * One entry a field, without the values (they may be personal); empty: nothing is wrong.
 * @param fait revision of the fact in the dossier
 */
export function defautsDuRemplacement(d: Dossier, fait: number, remplacement: Champs): string[] {
  const actuel = corriger(histoire(d)).find((f) => f.revision === fait);
  const formes = (actuel && rectifiableDe(actuel.type)?.remplacer?.shape) ?? {};
  if (!actuel || Object.keys(remplacement).length === 0) return ['aucun champ à remplacer'];
  const data = actuel.data as Champs;
  const donnes = Object.entries(remplacement).filter(([c, v]) => !(IDENTITES.includes(c) && data[c] === v));
  const defauts = defautsDe(formes, Object.fromEntries(donnes), '');
  if (defauts.length > 0) return defauts;
  const avant = JSON.stringify(data);
  const inutiles = donnes.filter(([c, v]) => JSON.stringify(remplacer(actuel, { [c]: v }).data) === avant);
  return donnes.length === 0 ? ['aucun champ à remplacer'] : inutiles.map(([c]) => `${c} : ne change rien à ce fait`);
}

function defautsDe(formes: Readonly<Record<string, z.core.$ZodType>>, donnees: Champs, prefixe: string): string[] {
  return Object.entries(donnees).flatMap(([champ, v]) => {
    const nom = `${prefixe}${champ}`;
    const forme = Object.hasOwn(formes, champ) ? nue(formes[champ]) : undefined;
    if (forme === undefined) return [`${nom} : ne se remplace pas`];
    if (forme instanceof z.ZodObject)
      return typeof v === 'object' && v !== null && !Array.isArray(v) && Object.keys(v).length > 0
        ? defautsDe(forme.shape, v as Champs, `${nom}.`)
        : [`${nom} : des champs`];
    const bon = z.safeParse(forme, v).success && !(typeof v === 'string' && v.trim() === '');
    return bon ? [] : [`${nom} : ${attendu(forme)}`];
  });
}

/** Each part may be left out, and a personal value may be erased later: what is given is neither. */
function nue(forme: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  return forme instanceof z.ZodOptional || forme instanceof z.ZodNullable ? nue(forme.unwrap()) : forme;
}

function attendu(forme: z.core.$ZodType): string {
  if (forme === jour) return 'un jour existant';
  if (forme === mois) return 'un mois AAAA-MM';
  if (forme instanceof z.ZodNumber) return 'un nombre d’heures';
  return forme instanceof z.ZodEnum ? forme.options.join(' ou ') : 'un texte';
}
