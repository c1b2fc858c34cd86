/** The page that verifies an audit file, open to anybody: what it reads stays in the browser, and its own policy says so to the browser. */
import { existsSync, readFileSync } from 'node:fs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

const POLITIQUE = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/;

/** @param fichier made by the build; absent, the address is not there. @throws Error the page says no policy */
export function servirVerification(app: NestExpressApplication, fichier: string): void {
  if (!existsSync(fichier)) return;
  const page = readFileSync(fichier, 'utf8');
  const politique = POLITIQUE.exec(page)?.[1];
  if (politique === undefined) throw new Error(`${fichier} : aucune politique de sécurité`);
  app.use(({ path, method }: Request, reponse: Response, suite: NextFunction) => {
    if (path !== '/verification' || (method !== 'GET' && method !== 'HEAD')) return suite();
    reponse.setHeader('Content-Security-Policy', `${politique}; frame-ancestors 'none'`);
    reponse.setHeader('Cache-Control', 'no-cache');
    reponse.type('html').send(page);
  });
}
