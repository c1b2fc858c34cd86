/** What a request says besides its data: each value is one plain text of a known form, or the request is refused. */
import { estJour, estMoment, type Jour, type Moment } from '@jalon/application';
import type { Request } from 'express';
import { requeteRefusee } from '../problemes/probleme.js';

/** Values of the query by name. @throws ProblemeHttp a name is unknown, repeated, or not a text */
export function lireQuery<N extends string>(requete: Request, noms: readonly N[]): Partial<Record<N, string>> {
  const lues: Partial<Record<N, string>> = {};
  for (const [nom, valeur] of Object.entries(requete.query)) {
    if (!(noms as readonly string[]).includes(nom))
      throw requeteRefusee([{ champ: 'adresse', regle: `paramètres admis : ${noms.join(', ') || 'aucun'}` }]);
    if (typeof valeur !== 'string' || valeur.length > 200)
      throw requeteRefusee([{ champ: nom, regle: 'un seul texte d’au plus 200 caractères' }]);
    if (valeur !== '') lues[nom as N] = valeur;
  }
  return lues;
}

export function lireJour(nom: string, texte: string | undefined): Jour | undefined {
  if (texte !== undefined && (!estJour(texte) || texte >= '2200'))
    throw requeteRefusee([{ champ: nom, regle: 'un jour qui existe, AAAA-MM-JJ' }]);
  return texte;
}

export function lireMois(nom: string, texte: string | undefined): string | undefined {
  if (texte !== undefined && !/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(texte))
    throw requeteRefusee([{ champ: nom, regle: 'un mois, AAAA-MM' }]);
  return texte;
}

/** A day, or an instant that says its offset. */
export function lireMoment(nom: string, texte: string | undefined): Moment | undefined {
  if (texte !== undefined && (!estMoment(texte) || texte >= '2200'))
    throw requeteRefusee([
      {
        champ: nom,
        regle: 'un jour qui existe, AAAA-MM-JJ, ou un instant, AAAA-MM-JJTHH:MM:SSZ ou avec son décalage (+02:00)',
      },
    ]);
  return texte;
}

export function lireEntier(
  nom: string,
  texte: string | undefined,
  { min, max }: { min: number; max: number },
): number | undefined {
  if (texte === undefined) return undefined;
  const n = Number(texte);
  if (!/^\d{1,15}$/.test(texte) || n < min || n > max)
    throw requeteRefusee([{ champ: nom, regle: `un nombre entier de ${min} à ${max}` }]);
  return n;
}

export function lireChoix<C extends string>(
  nom: string,
  texte: string | undefined,
  choix: readonly C[],
): C | undefined {
  if (texte !== undefined && !(choix as readonly string[]).includes(texte))
    throw requeteRefusee([{ champ: nom, regle: `une des valeurs ${choix.join(', ')}` }]);
  return texte as C | undefined;
}

/** `If-Match: "12"` → 12; absent → undefined; `*` is not a revision anyone has seen. */
export function lireIfMatch(requete: Request): number | undefined {
  const texte = requete.get('If-Match');
  if (texte === undefined) return undefined;
  const m = /^"(\d{1,9})"$/.exec(texte.trim());
  if (!m)
    throw requeteRefusee([
      { champ: 'If-Match', regle: 'la révision entre guillemets, telle que l’en-tête ETag l’a donnée' },
    ]);
  return Number(m[1]);
}

export function lireCle(requete: Request): string | undefined {
  const texte = requete.get('Idempotency-Key');
  if (texte !== undefined && !/^[\x21-\x7E]{8,200}$/.test(texte))
    throw requeteRefusee([{ champ: 'Idempotency-Key', regle: 'de 8 à 200 caractères sans espace' }]);
  return texte;
}

/** Body of a command. The type and the data are judged by the door of the engine. */
export function lireCorps(corps: unknown): { type: string; data: unknown } {
  const champs = typeof corps === 'object' && corps !== null && !Array.isArray(corps) ? Object.keys(corps) : [];
  const { type, data } = (corps ?? {}) as { type?: unknown; data?: unknown };
  if (typeof type !== 'string' || champs.some((c) => c !== 'type' && c !== 'data'))
    throw requeteRefusee([{ champ: 'corps', regle: 'un objet { type, data }' }]);
  return { type, data: data ?? {} };
}

/** `?simuler=true`: answer everything, write nothing. */
export const lireSimuler = (requete: Request): boolean =>
  lireChoix('simuler', lireQuery(requete, ['simuler']).simuler, ['true', 'false']) === 'true';
