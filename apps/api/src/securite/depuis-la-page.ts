/**
 * Requests that another site makes a browser send bear the cookie of the session too. What writes says where it comes from, and carries a
 * header that only a script of our own page may add (a foreign one would first have to ask, and is never answered).
 */
import type { Request } from 'express';
import { probleme, ProblemeHttp } from '../problemes/probleme.js';

export const ENTETE_PAGE = 'X-Jalon-Page';
const SURES = new Set(['GET', 'HEAD']);

/** Called after the guard of the host, which has compared `Origin` to it. @throws ProblemeHttp 403 */
export function exigerLaPage({ method, headers }: Request): void {
  if (SURES.has(method)) return;
  const dOuElleVient = headers.origin !== undefined || headers['sec-fetch-site'] === 'same-origin';
  if (dOuElleVient && headers[ENTETE_PAGE.toLowerCase()] === 'oui') return;
  throw new ProblemeHttp(
    probleme(
      403,
      'origine-refusee',
      'Origine refusée',
      `Une requête qui écrit dit d’où elle vient (Origin) et porte l’en-tête ${ENTETE_PAGE}: oui. Rien n’a été fait.`,
    ),
  );
}
