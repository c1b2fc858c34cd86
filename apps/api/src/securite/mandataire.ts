/**
 * Traces that an undeclared proxy leaves. Without sign-in whoever reaches the server chooses a persona, and a proxy on this machine reaches it
 * for the whole network: its requests come from the loopback address too. One that leaves no trace at all cannot be seen.
 */
import type { IncomingMessage } from 'node:http';

const EN_TETES =
  /^(via|forwarded|forwarded-for|x-forwarded|x-forwarded-.+|x-original-.+|x-rewrite-url|x-real-ip|x-client-ip|x-cluster-client-ip|client-ip|true-client-ip|x-proxyuser-ip|wl-proxy-client-ip|proxy-client-ip|x-remote-(ip|addr)|remote-addr|x-originating-ip|x-host|x-forwarder-for|cdn-loop|cf-.+|fastly-.+|fly-.+|akamai-.+|x-akamai-.+|x-azure-.+|x-arr-.+|x-appengine-.+|x-cloud-trace-context|x-amzn-.+|x-amz-cf-.+|x-envoy-.+|x-varnish|x-haproxy-.+|x-vercel-.+|tailscale-.+|ngrok-.+|proxy-connection)$/;

/** The port a client of this very server writes in `Host`: a proxy that rewrites the name often forgets or changes it. */
const portDit = (host: string): number => Number(/:(\d{1,5})$/.exec(host)?.[1] ?? 80);

export function vientDUnMandataire({ headers, httpVersion, url = '', socket }: IncomingMessage): boolean {
  return (
    Object.keys(headers).some((nom) => EN_TETES.test(nom)) ||
    // proxies are the last to speak it: nginx's long-standing default towards its upstream
    httpVersion !== '1.1' ||
    // `GET http://name/path` is what one asks a proxy
    (!url.startsWith('/') && url !== '*') ||
    portDit(headers.host ?? '') !== socket.localPort
  );
}
