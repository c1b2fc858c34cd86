/** Headers of every answer: nothing from elsewhere, nothing inline, nothing kept by a cache. */
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

const politique = (style: string[]) => ({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: style,
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    objectSrc: ["'none'"],
    frameAncestors: ["'none'"],
  },
});
const communs = {
  // demonstration mode is plain HTTP on the loopback address
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'no-referrer' as const },
  crossOriginOpenerPolicy: { policy: 'same-origin' as const },
  crossOriginResourcePolicy: { policy: 'same-origin' as const },
};
const produit = helmet({ ...communs, contentSecurityPolicy: politique(["'self'"]) }) as RequestHandler;
// Swagger UI writes its own style elements; scripts stay files of this server
const documentation = helmet({
  ...communs,
  contentSecurityPolicy: politique(["'self'", "'unsafe-inline'"]),
}) as RequestHandler;

export function entetes(requete: Request, reponse: Response, suite: NextFunction): void {
  if (requete.path.startsWith('/api/') || requete.path.startsWith('/health/'))
    reponse.setHeader('Cache-Control', 'no-store');
  // a view depends on the day as well as on the revision: the same ETag is not the same answer tomorrow
  delete requete.headers['if-none-match'];
  (requete.path === '/api/docs' || requete.path.startsWith('/api/docs/') ? documentation : produit)(
    requete,
    reponse,
    suite,
  );
}
