/** Where the leader of a cluster is, asked of each of its nodes in turn. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ChannelCredentials } from '@grpc/grpc-js';
import gossipGrpc from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Endpoint } from './address.js';

/** Longest wait for one node, and for a leader to be found at all, in milliseconds: an election may be under way. */
const ONE_NODE_MS = 500;
const LONGEST_MS = 1000;
const BETWEEN_MS = 100;

/** @throws Error no node tells of a leader */
export async function discoverLeader(
  seeds: readonly Endpoint[],
  credentials: ChannelCredentials,
  options: Record<string, string | number>,
): Promise<Endpoint> {
  const start = performance.now();
  for (;;) {
    // asked together: one that is frozen does not keep the others waiting
    const answers = await Promise.all(seeds.map((seed) => askLeader(seed, credentials, options)));
    const leader = answers.find((a) => a !== undefined);
    if (leader) return leader;
    if (performance.now() - start > LONGEST_MS) throw new Error('Failed to discover a leader');
    await pause(BETWEEN_MS);
  }
}

function askLeader(
  { host, port }: Endpoint,
  credentials: ChannelCredentials,
  options: Record<string, string | number>,
): Promise<Endpoint | undefined> {
  const client = new gossipGrpc.GossipClient(`${host}:${port}`, credentials, options);
  return new Promise((answer) => {
    client.read(new shared.Empty(), { deadline: Date.now() + ONE_NODE_MS } as never, (error, info) => {
      client.close();
      if (error) return answer(undefined);
      const leader = info
        .getMembersList()
        .find((m) => m.getIsAlive() && m.getState() === gossip.MemberInfo.VNodeState.LEADER)
        ?.getHttpEndPoint();
      answer(leader && { host: leader.getAddress(), port: leader.getPort() });
    });
  });
}
