/** Where the trials take place: the server that is named, which is a real one, else a FAUX SERVEUR. */
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { FauxServeur } from '../faux-serveur/serveur.js';

export interface Endroit {
  adresse: string;
  arreter(): void;
}

export async function endroit(): Promise<Endroit> {
  const donnee = process.env['JALON_EVENTSTORE_TEST_URL'];
  if (donnee) return { adresse: donnee, arreter: () => undefined };
  const serveur = new FauxServeur();
  await serveur.demarrer();
  return { adresse: serveur.connexion, arreter: () => serveur.arreter() };
}

/** Where `npm run essais:eventstoredb` reads the lines of its table. */
const BILAN = process.env['JALON_ESSAIS_EVENTSTOREDB'];
/** Everything, by that script; else a sample. */
export const TOUT = BILAN !== undefined;
/** A run never meets what another one left on the same server. */
export const PASSAGE = `e${randomUUID().slice(0, 8)}`;

export function noter(mesure: string, valeur: string): void {
  if (BILAN !== undefined) appendFileSync(BILAN, `${JSON.stringify({ mesure, valeur })}\n`);
}
