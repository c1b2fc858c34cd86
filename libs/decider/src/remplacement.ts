/** What a fact says once parts of it are told again, and what is wrong in what would be told: the same for every kind of dossier. */
import { z } from 'zod';
import type { DefinitionFait } from './fait.js';

type Champs = Readonly<Record<string, unknown>>;
type Corrigeable = Pick<DefinitionFait, 'rectifiable'>;

/** What an earlier version accepted and nothing applied is still not applied. The same object when nothing changes. */
export function donneesRemplacees<D>({ rectifiable }: Corrigeable, data: D, champs: Champs): D {
  const formes = { ...rectifiable?.remplacer?.shape, ...rectifiable?.calcules?.shape };
  const bons = Object.entries(champs).flatMap(([champ, valeur]): [string, unknown][] => {
    const lu = Object.hasOwn(formes, champ) ? formes[champ]?.safeParse(valeur) : undefined;
    return lu?.success && lu.data !== undefined && lu.data !== null ? [[champ, lu.data]] : [];
  });
  if (bons.length === 0) return data;
  const donnees = Object.fromEntries(bons);
  return (rectifiable?.appliquer?.(data as never, donnees as never) as D | undefined) ?? { ...data, ...donnees };
}

/**
 * One entry a field, without the values (they may be personal); empty: nothing is wrong, and nothing given is without effect.
 * @param data what the fact says now
 * @param identites fields that name the thing the fact is about: they may be told again, unchanged
 * @param attendu what a field of that form takes
 */
export function defautsDuRemplacement(
  definition: Corrigeable | null,
  data: Champs,
  remplacement: Champs,
  identites: readonly string[],
  attendu: (forme: z.core.$ZodType) => string,
): string[] {
  const formes = definition?.rectifiable?.remplacer?.shape ?? {};
  if (!definition || Object.keys(remplacement).length === 0) return ['aucun champ à remplacer'];
  const donnes = Object.entries(remplacement).filter(([c, v]) => !(identites.includes(c) && data[c] === v));
  const defauts = defautsDe(formes, Object.fromEntries(donnes), '', attendu);
  if (defauts.length > 0) return defauts;
  const avant = JSON.stringify(data);
  const inutiles = donnes.filter(([c, v]) => JSON.stringify(donneesRemplacees(definition, data, { [c]: v })) === avant);
  return donnes.length === 0 ? ['aucun champ à remplacer'] : inutiles.map(([c]) => `${c} : ne change rien à ce fait`);
}

function defautsDe(
  formes: Readonly<Record<string, z.core.$ZodType>>,
  donnees: Champs,
  prefixe: string,
  attendu: (forme: z.core.$ZodType) => string,
): string[] {
  return Object.entries(donnees).flatMap(([champ, v]) => {
    const nom = `${prefixe}${champ}`;
    const forme = Object.hasOwn(formes, champ) ? nue(formes[champ]) : undefined;
    if (forme === undefined) return [`${nom} : ne se remplace pas`];
    if (forme instanceof z.ZodObject)
      return typeof v === 'object' && v !== null && !Array.isArray(v) && Object.keys(v).length > 0
        ? defautsDe(forme.shape, v as Champs, `${nom}.`, attendu)
        : [`${nom} : des champs`];
    const bon = z.safeParse(forme, v).success && !(typeof v === 'string' && v.trim() === '');
    return bon ? [] : [`${nom} : ${attendu(forme)}`];
  });
}

/** Each part may be left out, and a personal value may be erased later: what is given is neither. */
function nue(forme: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  return forme instanceof z.ZodOptional || forme instanceof z.ZodNullable ? nue(forme.unwrap()) : forme;
}
