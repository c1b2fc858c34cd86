/** Where the leader of a cluster is, asked of every node that is known: those of the address, and those that others told of. */
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import gossipGrpc from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Endpoint } from './address.js';
import type { Transport } from './transport.js';

/** Longest wait for one node, and for a leader to be found at all, in milliseconds: an election may be under way. */
const ONE_NODE_MS = 500;
const LONGEST_MS = 1000;
const BETWEEN_MS = 100;

/** A node, and the name that its certificate is expected to hold when it is not its address. */
interface Node extends Endpoint {
  name?: string;
}
interface View {
  members: Endpoint[];
  leader: Endpoint | undefined;
}

export class Cluster {
  /** A node of the address may be the one that is lost. */
  private members: Endpoint[] = [];

  /** @param resolve every address behind a name: the one that the system would choose may be frozen */
  constructor(
    private readonly seeds: readonly Endpoint[],
    private readonly transport: Transport,
    private readonly resolve: (host: string) => Promise<string[]> = addressesOf,
  ) {}

  /** @throws Error no node tells of a leader */
  async findLeader(): Promise<Endpoint> {
    const start = performance.now();
    for (;;) {
      const leader = await this.askLeader();
      if (leader) return leader;
      if (performance.now() - start > LONGEST_MS) throw new Error('Failed to discover a leader');
      await pause(BETWEEN_MS);
    }
  }

  /** What most of those that answer say: a node cut off from the others may still believe in a former leader. */
  async askLeader(): Promise<Endpoint | undefined> {
    // asked together: one that is frozen does not keep the others waiting
    const views = (await Promise.all((await this.nodes()).map((node) => this.ask(node)))).filter(
      (v) => v !== undefined,
    );
    const told = views.flatMap((v) => v.members);
    if (told.length > 0) this.members = [...new Map(told.map((m) => [keyOf(m), m])).values()];
    const votes = new Map<string, { leader: Endpoint; count: number }>();
    for (const { leader } of views) {
      if (!leader) continue;
      const vote = votes.get(keyOf(leader)) ?? { leader, count: 0 };
      votes.set(keyOf(leader), { leader, count: vote.count + 1 });
    }
    return [...votes.values()].toSorted((a, b) => b.count - a.count)[0]?.leader;
  }

  private async nodes(): Promise<Node[]> {
    const behind = await Promise.all(
      this.seeds.map(async (seed): Promise<Node[]> => {
        if (isIP(seed.host.replaceAll(/[[\]]/g, '')) !== 0) return [seed];
        const hosts = await this.resolve(seed.host).catch(() => []);
        return hosts.length < 2 ? [seed] : hosts.map((host) => ({ host, port: seed.port, name: seed.host }));
      }),
    );
    const all = [...behind.flat(), ...this.members];
    return [...new Map(all.map((node) => [keyOf(node), node])).values()];
  }

  private ask({ host, port, name }: Node): Promise<View | undefined> {
    const named = name === undefined ? {} : { 'grpc.ssl_target_name_override': name, 'grpc.default_authority': name };
    const options = { ...this.transport.options, ...named };
    const client = new gossipGrpc.GossipClient(`${host}:${port}`, this.transport.credentials, options);
    return new Promise((answer) => {
      client.read(new shared.Empty(), { deadline: Date.now() + ONE_NODE_MS } as never, (error, info) => {
        client.close();
        answer(error ? undefined : viewOf(info));
      });
    });
  }
}

export const sameEndpoint = (a: Endpoint, b: Endpoint): boolean => keyOf(a) === keyOf(b);

const keyOf = ({ host, port }: Endpoint): string => `${host}:${port}`;

const addressesOf = async (host: string): Promise<string[]> =>
  (await lookup(host, { all: true })).map(({ address, family }) => (family === 6 ? `[${address}]` : address));

function viewOf(info: InstanceType<typeof gossip.ClusterInfo>): View {
  const alive = info.getMembersList().filter((m) => m.getIsAlive());
  const endpointOf = (m: (typeof alive)[number]): Endpoint[] => {
    const said = m.getHttpEndPoint();
    return said ? [{ host: said.getAddress(), port: said.getPort() }] : [];
  };
  const leader = alive.find((m) => m.getState() === gossip.MemberInfo.VNodeState.LEADER);
  return { members: alive.flatMap(endpointOf), leader: leader && endpointOf(leader)[0] };
}
