import { credentials, type ChannelCredentials } from '@grpc/grpc-js';
import type { Address } from './address.js';

/** How every connection is made, whichever the node. */
export interface Transport {
  credentials: ChannelCredentials;
  options: Record<string, string | number>;
}

/** @param proxy through the one that the environment names; else straight to the server */
export function transportOf({ tls, authority, certificate, keepAliveMs }: Address, proxy: boolean): Transport {
  return {
    credentials: tls
      ? credentials.createSsl(authority ?? null, certificate?.key ?? null, certificate?.cert ?? null)
      : credentials.createInsecure(),
    options: {
      'grpc.enable_http_proxy': proxy ? 1 : 0,
      'grpc.use_local_subchannel_pool': 1,
      'grpc.initial_reconnect_backoff_ms': 100,
      'grpc.max_reconnect_backoff_ms': 1000,
      'grpc.keepalive_time_ms': keepAliveMs.interval < 0 ? Number.MAX_SAFE_INTEGER : keepAliveMs.interval,
      'grpc.keepalive_timeout_ms': keepAliveMs.timeout < 0 ? Number.MAX_SAFE_INTEGER : keepAliveMs.timeout,
      'grpc.max_receive_message_length': 17 * 1024 * 1024,
    },
  };
}
