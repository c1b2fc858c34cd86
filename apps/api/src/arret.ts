/** SIGTERM, SIGINT: no new request, those in flight are answered, files are closed, at most ten seconds. */
import type { Server } from 'node:http';
import { setTimeout as attendre } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import type { Jalon } from '@jalon/application';
import type { EtatDuServeur } from './etat-du-serveur.js';
import { journaliser, journaliserErreur } from './journal-http.js';

/** Time left to requests in flight, in milliseconds; the rest of the ten seconds closes the files. */
const DELAI = 7000;

export function arreterProprement(app: INestApplication, jalon: Pick<Jalon, 'fermer'>, serveur: EtatDuServeur): void {
  const arreter = async (): Promise<void> => {
    if (serveur.phase === 'arret') return;
    serveur.phase = 'arret';
    journaliser('info', 'arret');
    const http = app.getHttpServer() as Server;
    const ferme = app.close();
    http.closeIdleConnections();
    const abandon = new AbortController();
    await Promise.race([ferme, attendre(DELAI, undefined, { signal: abandon.signal }).catch(() => undefined)]);
    abandon.abort();
    http.closeAllConnections();
    await jalon.fermer();
    process.exit(0);
  };
  const signal = (): void => {
    arreter().catch((erreur: unknown) => {
      journaliserErreur(null, erreur);
      process.exit(1);
    });
  };
  process.on('SIGTERM', signal);
  process.on('SIGINT', signal);
}
