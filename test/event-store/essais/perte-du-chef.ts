/** Clients that write without pause while the node that leads is lost: what they waited, and when one succeeded again. */
import { setTimeout as attendre } from 'node:timers/promises';
import { withinDeadline, type EventStore } from '@jalon/event-store';
import { fait, flux, issue } from '../outils.js';

const CLIENTS = 3;
const ENTRE_DEUX_MS = 20;
/** Given to a success after the new leader is known. */
const PATIENCE_MS = 5000;

export interface Perte {
  /** Milliseconds between the new leader and the first success of a command. */
  premierSucces: number;
  /** Longest wait of one command, answered or not, in milliseconds. */
  plusLongue: number;
}

export const commande = (store: EventStore): ReturnType<typeof issue> =>
  issue(withinDeadline(5000, () => store.append(flux(), -1, [fait()])));

/** @param perdre loses the leader; resolves when another one is known */
export async function perdreLeChef(store: EventStore, perdre: () => Promise<void>): Promise<Perte> {
  let [finie, elu, premierSucces, plusLongue] = [false, Infinity, Infinity, 0];
  const client = async (): Promise<void> => {
    while (!finie) {
      const debut = performance.now();
      const reussi = 'ok' in (await commande(store));
      const fin = performance.now();
      plusLongue = Math.max(plusLongue, fin - debut);
      if (reussi && fin > elu) premierSucces = Math.min(premierSucces, fin - elu);
      await attendre(ENTRE_DEUX_MS);
    }
  };
  const clients = Array.from({ length: CLIENTS }, client);
  await attendre(100);
  await perdre();
  elu = performance.now();
  while (premierSucces === Infinity && performance.now() - elu < PATIENCE_MS) await attendre(ENTRE_DEUX_MS);
  finie = true;
  await Promise.all(clients);
  return { premierSucces, plusLongue };
}
