/**
 * One line to one server: the client, over a channel of our own. The client’s own channel shares its back-off with every other of the
 * process (33 s seen after a long outage), opens a new one at each failed call (220 a second behind a balancer that hangs up), goes through
 * the proxy of the environment, and looks for a leader in a promise that nobody awaits, which ends the process.
 */
import {
  Channel,
  connectivityState,
  credentials,
  logVerbosity,
  Metadata,
  setLogVerbosity,
  type ChannelCredentials,
} from '@grpc/grpc-js';
import { EventStoreDBClient } from '@eventstore/db-client';
import type { Address, Endpoint } from './address.js';
import { discoverLeader } from './discovery.js';

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
  /** Through the proxy that the environment names; default: straight to the server. */
  proxy: boolean;
  /** Told each time the connection was lost. */
  onLost(): void;
}

export class Line {
  readonly client: EventStoreDBClient;
  /** To be given with each call. */
  readonly account: { username: string; password: string };
  private readonly credentials: ChannelCredentials;
  private readonly options: Record<string, string | number>;
  private opening: Promise<Channel> | undefined;
  private closed = false;

  /** @param target the server to talk to, when it is known; else it is found */
  constructor(
    private readonly address: Address,
    private readonly o: LineOptions,
    private readonly target: Endpoint | undefined = address.discover ? undefined : address.seeds[0],
  ) {
    const { tls, authority, certificate, account, keepAliveMs } = address;
    this.account = account ?? NOBODY;
    this.credentials = tls
      ? credentials.createSsl(authority ?? null, certificate?.key ?? null, certificate?.cert ?? null)
      : credentials.createInsecure();
    this.options = {
      'grpc.enable_http_proxy': o.proxy ? 1 : 0,
      'grpc.use_local_subchannel_pool': 1,
      'grpc.initial_reconnect_backoff_ms': 100,
      'grpc.max_reconnect_backoff_ms': 1000,
      'grpc.keepalive_time_ms': keepAliveMs.interval < 0 ? Number.MAX_SAFE_INTEGER : keepAliveMs.interval,
      'grpc.keepalive_timeout_ms': keepAliveMs.timeout < 0 ? Number.MAX_SAFE_INTEGER : keepAliveMs.timeout,
      'grpc.max_receive_message_length': 17 * 1024 * 1024,
    };
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
    const { host, port } = this.target ?? (await discoverLeader(this.address.seeds, this.credentials, this.options));
    const channel = new Channel(`${host}:${port}`, this.credentials, this.options);
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
