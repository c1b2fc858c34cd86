/**
 * One line to one server: the client, over a channel of our own. The client’s own channel shares its back-off with every other of the
 * process (33 s seen after a long outage), opens a new one at each failed call (220 a second behind a balancer that hangs up), goes through
 * the proxy of the environment, and looks for a leader in a promise that nobody awaits, which ends the process.
 */
import { Channel, connectivityState, logVerbosity, Metadata, setLogVerbosity } from '@grpc/grpc-js';
import { EventStoreDBClient } from '@eventstore/db-client';
import type { Address, Endpoint } from './address.js';
import type { Cluster } from './discovery.js';
import type { Transport } from './transport.js';

// raw lines on the output of the program; what they tell reaches the caller as an error
if (!process.env['GRPC_VERBOSITY'] && !process.env['GRPC_NODE_VERBOSITY']) setLogVerbosity(logVerbosity.NONE);

/** What we replace and call inside the client. */
interface Inside {
  getChannel: () => Promise<Channel>;
  handleError: () => Promise<void>;
  createCredentialsMetadataGenerator: unknown;
}
/** Given when there is no account: the client must then send none, not even « anonymous ». */
const NOBODY = { username: '', password: '' };

export interface LineOptions {
  transport: Transport;
  cluster: Cluster;
  /** Told each time the connection was lost. */
  onLost(): void;
}

export class Line {
  readonly client: EventStoreDBClient;
  /** To be given with each call. */
  readonly account: { username: string; password: string };
  /** The server at the other end, once known. */
  endpoint: Endpoint | undefined;
  private opening: Promise<Channel> | undefined;
  private closed = false;

  /** @param target the server to talk to, when it is known; else it is found */
  constructor(
    private readonly address: Address,
    private readonly o: LineOptions,
    private readonly target?: Endpoint,
  ) {
    const { tls, account } = address;
    this.account = account ?? NOBODY;
    const { host = '', port = 0 } = address.seeds[0] ?? {};
    const named = address.name === undefined ? {} : { connectionName: address.name };
    this.client = new EventStoreDBClient({ endpoint: { address: host, port }, ...named }, { insecure: !tls });
    const inside = this.client as unknown as Inside;
    inside.getChannel = () => this.channel();
    inside.handleError = async () => undefined;
    inside.createCredentialsMetadataGenerator =
      ({ username, password }: Line['account']) =>
      (_: unknown, done: (error: null, metadata: Metadata) => void) => {
        const metadata = new Metadata();
        if (tls && username !== '')
          metadata.set('authorization', `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`);
        done(null, metadata);
      };
  }

  /** The leader may be elsewhere: its address is that of a cluster, or a node of a cluster sent us here. */
  get movable(): boolean {
    return this.address.discover || this.target !== undefined;
  }

  /** @throws Error no leader was found: this line is then good for nothing */
  channel(): Promise<Channel> {
    this.opening ??= this.open();
    return this.opening;
  }

  close(): void {
    this.closed = true;
    // cancelled, not awaited: what waits for a silent server waits for ever
    void this.client.dispose().catch(() => undefined);
    void this.opening?.then(
      (channel) => channel.close(),
      () => undefined,
    );
  }

  private async open(): Promise<Channel> {
    const { transport, cluster } = this.o;
    const known = this.target ?? (this.address.discover ? undefined : this.address.seeds[0]);
    this.endpoint = known ?? (await cluster.findLeader());
    const channel = new Channel(
      `${this.endpoint.host}:${this.endpoint.port}`,
      transport.credentials,
      transport.options,
    );
    if (this.closed) channel.close();
    else this.watch(channel, channel.getConnectivityState(false));
    return channel;
  }

  /** A connection that is lost and found again makes no call fail when none was under way. */
  private watch(channel: Channel, before: connectivityState): void {
    try {
      channel.watchConnectivityState(before, Infinity, (error) => {
        if (error || this.closed) return;
        if (before === connectivityState.READY) this.o.onLost();
        this.watch(channel, channel.getConnectivityState(false));
      });
    } catch {
      // closed meanwhile
    }
  }
}
