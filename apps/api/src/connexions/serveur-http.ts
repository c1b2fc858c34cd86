/** Node's HTTP server with the limits of the product; Nest alone gives no way to set them before it is created. */
import { createServer } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';
import { repondreAuxErreurs } from './erreurs.js';
import type { Connexions } from './registre.js';

/** Milliseconds for a request to arrive, head and body. */
const ARRIVEE = 10_000;
/** Node looks for late requests once in this many milliseconds; by default every thirty seconds. */
const RONDE = 500;
const ENTETES_MAX = 16_384;

/**
 * An address has one case: limits, headers and what a session follows know a route by its path, and would take another case of it for
 * another one, answered all the same.
 */
export class ServeurHttp extends ExpressAdapter {
  constructor(private readonly connexions: Connexions) {
    super();
    // the setting of Express (`case sensitive routing`) comes too late: the adapter of Nest has just made its router
    this.getInstance<{ router: { caseSensitive: boolean } }>().router.caseSensitive = true;
  }

  override initHttpServer(): void {
    const http = createServer(
      {
        headersTimeout: ARRIVEE,
        requestTimeout: ARRIVEE,
        connectionsCheckingInterval: RONDE,
        maxHeaderSize: ENTETES_MAX,
        // Node would answer a request without Host by itself, with no body: the guard of the host does
        requireHostHeader: false,
      },
      this.getInstance(),
    );
    this.connexions.suivre(http);
    repondreAuxErreurs(http, this.connexions);
    this.httpServer = http;
  }
}
