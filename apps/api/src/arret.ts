/**
 * SIGTERM, SIGINT: no new request, those in flight are answered, files are closed, at most ten seconds.
 *
 * A fatal fault of the storage: those in flight are answered, then the process leaves with 70 for its supervisor to start it again. Files
 * are NOT closed: closing writes, and what may be written after such a fault is what recovery at the next start decides.
 */
import type { Server } from 'node:http';
import { setTimeout as attendre } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import type { Jalon } from '@jalon/application';
import type { EtatDuServeur } from './etat-du-serveur.js';
import { journaliser, journaliserErreur } from './journal-http.js';

/** Time left to requests in flight, in milliseconds; the rest of the ten seconds closes the files. */
const DELAI = 7000;
/** The same after a fatal fault: every answer is then immediate. */
const DELAI_CONDAMNE = 2000;
/** EX_SOFTWARE of sysexits.h: « start me again ». */
const SORTIE_CONDAMNE = 70;

export function arreterProprement(app: INestApplication, jalon: Jalon, serveur: EtatDuServeur): void {
  const arreter = async (): Promise<void> => {
    if (serveur.phase === 'arret' || serveur.phase === 'condamne') return;
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
  void jalon.stockage.fin.then(async (panne) => {
    serveur.phase = 'condamne';
    journaliser('erreur', 'arret-force', { fichier: panne.nom, panne: panne.genre, phrase: panne.message });
    console.error(`Jalon s’arrête. ${panne.message}`);
    const http = app.getHttpServer() as Server;
    const ferme = app.close().catch(() => undefined);
    http.closeIdleConnections();
    await Promise.race([ferme, attendre(DELAI_CONDAMNE)]);
    process.exit(SORTIE_CONDAMNE);
  });
  process.on('SIGTERM', signal);
  process.on('SIGINT', signal);
}
