/** A cluster that loses its leader, killed or frozen by the commands that its operator gives: what the clients of Jalon meet. */
import { setTimeout as attendre } from 'node:timers/promises';
import type { EventStore } from '@jalon/event-store';
import { readAddress, type Endpoint } from '../../../libs/event-store/src/eventstoredb/address.js';
import { Cluster, sameEndpoint } from '../../../libs/event-store/src/eventstoredb/discovery.js';
import { transportOf } from '../../../libs/event-store/src/eventstoredb/transport.js';
import { perdreLeChef, type Perte } from './perte-du-chef.js';

/** As the cluster names it, and the commands that act on it. */
export interface Noeud extends Endpoint {
  tuer: string;
  relancer: string;
  geler: string;
  degeler: string;
}
/** What is done to the node that leads, and what brings it back. */
export const PERTES = [
  ['gelé', 'geler', 'degeler'],
  ['tué', 'tuer', 'relancer'],
] as const;

/** Longest election, and longest return of a node, in milliseconds. */
const ELECTION_MS = 60_000;
const RETOUR_MS = 120_000;

/** @throws Error a file of nodes that is not one: the message is for the operator */
export function lireNoeuds(texte: string): Noeud[] {
  const lus: unknown = JSON.parse(texte);
  if (!Array.isArray(lus) || lus.length < 3)
    throw new Error('Le fichier des nœuds est une liste d’au moins trois nœuds.');
  for (const [n, noeud] of lus.entries())
    for (const champ of ['host', 'port', 'tuer', 'relancer', 'geler', 'degeler'])
      if (typeof (noeud as Record<string, unknown>)[champ] !== (champ === 'port' ? 'number' : 'string'))
        throw new Error(`Nœud ${n + 1} : « ${champ} » manque, ou n’est pas ce qui est attendu.`);
  return lus as Noeud[];
}

export class Grappe {
  constructor(
    private readonly adresse: string,
    private readonly noeuds: readonly Noeud[],
    private readonly lancer: (commande: string) => Promise<unknown> | unknown,
  ) {}

  /** Loses the node that leads, waits for another one, then brings the first back. */
  async perdre(store: EventStore, [, perdre, ramener]: (typeof PERTES)[number]): Promise<Perte> {
    const chef = await this.chef();
    const noeud = chef && this.noeuds.find((n) => sameEndpoint(n, chef));
    if (!noeud)
      throw new Error(`Le chef de la grappe (${chef?.host}:${chef?.port}) n’est pas dans le fichier des nœuds.`);
    try {
      return await perdreLeChef(store, async () => {
        await this.lancer(noeud[perdre]);
        await jusqua(ELECTION_MS, 'aucun autre chef', async () => {
          const elu = await this.chef();
          return elu !== undefined && !sameEndpoint(elu, noeud);
        });
      });
    } finally {
      await this.lancer(noeud[ramener]);
      await jusqua(RETOUR_MS, 'le nœud n’est pas revenu', async () => (await this.chef([noeud])) !== undefined);
    }
  }

  /** Who leads, as most nodes tell. */
  private chef(parmi: readonly Endpoint[] = this.noeuds): Promise<Endpoint | undefined> {
    const seeds = parmi.map(({ host, port }) => ({ host, port }));
    return new Cluster(seeds, transportOf(readAddress(this.adresse), false)).askLeader();
  }
}

async function jusqua(delai: number, sinon: string, vrai: () => Promise<boolean>): Promise<void> {
  const limite = performance.now() + delai;
  while (!(await vrai())) {
    if (performance.now() > limite) throw new Error(`${sinon} en ${delai / 1000} s`);
    await attendre(50);
  }
}
