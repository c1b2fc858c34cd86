/** The one place that knows whether a deployment is open somewhere: nothing is replaced under a server that runs. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder, logInUse } from '@jalon/event-store';
import { JOURNAL } from './deploiement-vivant.js';
import { SauvegardeRefusee } from './refus.js';

/** @throws SauvegardeRefusee */
export function exigerLibre(donnees: string): void {
  // the lock of a deployment, and SQLite's own for who holds the log without it (an older Jalon, a tool)
  const lock = existsSync(donnees) ? lockFolder(donnees) : { release: () => undefined };
  lock?.release();
  if (lock === null || logInUse(join(donnees, JOURNAL)))
    throw new SauvegardeRefusee(`Un serveur ou une commande tient ${donnees} : arrêtez-le avant de restaurer.`);
}
