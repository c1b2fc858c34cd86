/** Headers of every answer: nothing from elsewhere, nothing inline, nothing kept by a cache. */
import type { RequestHandler } from 'express';
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
/** A year, once it was reached encrypted. */
const HSTS = { maxAge: 31_536_000, includeSubDomains: true };
const garde = (publie: boolean, style: string[]): RequestHandler =>
  helmet({
    strictTransportSecurity: publie ? HSTS : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    contentSecurityPolicy: politique(style),
  }) as RequestHandler;

/** @param publie whether browsers reach it encrypted */
export function entetes(publie: boolean): RequestHandler {
  const produit = garde(publie, ["'self'"]);
  // Swagger UI writes its own style elements; scripts stay files of this server
  const documentation = garde(publie, ["'self'", "'unsafe-inline'"]);
  return (requete, reponse, suite) => {
    if (requete.path.startsWith('/api/') || requete.path.startsWith('/health/'))
      reponse.setHeader('Cache-Control', 'no-store');
    // a view depends on the day as well as on the revision: the same ETag is not the same answer tomorrow
    delete requete.headers['if-none-match'];
    const deLaDocumentation = requete.path === '/api/docs' || requete.path.startsWith('/api/docs/');
    (deLaDocumentation ? documentation : produit)(requete, reponse, suite);
  };
}
