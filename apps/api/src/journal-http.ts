/**
 * One JSON line per request on the standard output: method, route pattern, status, duration. Never a query (it may hold a
 * name), a body, a header or the message of an error.
 */
import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

/** Replaced by tests. */
export const sortie = { ecrire: (ligne: string): void => void process.stdout.write(`${ligne}\n`) };

const REFERENCE = Symbol('reference');
type Suivie = Request & { [REFERENCE]?: string };
const referenceDe = (requete: Request): string => (requete as Suivie)[REFERENCE] ?? '';

export const journaliser = (
  niveau: 'info' | 'avertissement' | 'erreur',
  quoi: string,
  champs: Record<string, unknown> = {},
): void => sortie.ecrire(JSON.stringify({ heure: new Date().toISOString(), niveau, quoi, ...champs }));

/** Gives each request a reference, answered in `X-Request-Id`, and writes its line once answered. */
export function suivreRequete(requete: Request, reponse: Response, suite: NextFunction): void {
  const debut = performance.now();
  const reference = randomUUID();
  (requete as Suivie)[REFERENCE] = reference;
  reponse.setHeader('X-Request-Id', reference);
  reponse.on('close', () => {
    const route = (requete.route as { path?: unknown } | undefined)?.path;
    journaliser(reponse.statusCode >= 500 ? 'erreur' : 'info', 'requete', {
      reference,
      methode: requete.method,
      route: typeof route === 'string' ? route : 'autre',
      statut: reponse.statusCode,
      ms: Math.round((performance.now() - debut) * 10) / 10,
    });
  });
  suite();
}

/** Name and places of an error, never its message: it could repeat what was received. */
export function journaliserErreur(requete: Request | null, erreur: unknown): void {
  const connue = erreur instanceof Error;
  journaliser('erreur', 'exception', {
    ...(requete ? { reference: referenceDe(requete) } : {}),
    nom: connue ? erreur.name : typeof erreur,
    ou: connue
      ? (erreur.stack ?? '')
          .split('\n')
          .filter((l) => /^\s+at /.test(l))
          .map((l) => l.trim())
          .slice(0, 12)
      : [],
  });
}
