/** The one place that knows whether a deployment is open somewhere: nothing is replaced under a server that runs. */
import { join } from 'node:path';
import { logInUse } from '@jalon/event-store';
import { JOURNAL } from './deploiement-vivant.js';
import { SauvegardeRefusee } from './refus.js';

/** @throws SauvegardeRefusee */
export function exigerLibre(donnees: string): void {
  if (logInUse(join(donnees, JOURNAL)))
    throw new SauvegardeRefusee(`Un serveur ou une commande tient ${donnees} : arrêtez-le avant de restaurer.`);
}
