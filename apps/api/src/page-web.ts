/** Serves the built web app at `/`; any address that is not the API's is a page of it. */
import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

export function servirPageWeb(app: NestExpressApplication, dossier: string): void {
  const page = join(dossier, 'index.html');
  app.useStaticAssets(dossier, {
    index: false,
    // names of assets carry the hash of their content
    setHeaders: (reponse: Response, fichier: string) =>
      void reponse.setHeader(
        'Cache-Control',
        fichier.includes(`${join('/', 'assets')}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
  app.use((requete: Request, reponse: Response, suite: NextFunction) => {
    const { path, method } = requete;
    const deLApi = path === '/api' || path.startsWith('/api/') || path.startsWith('/health/');
    if (deLApi || (method !== 'GET' && method !== 'HEAD') || extname(path) !== '' || !existsSync(page)) return suite();
    reponse.setHeader('Cache-Control', 'no-cache');
    reponse.sendFile(page);
  });
}
