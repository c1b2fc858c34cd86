/**
 * The address of a server, read by us: the client's own reader prints the whole of it, password included, as soon as it does not know an
 * option, and does not read a password that holds a `/` as we would. No sentence here ever repeats the address.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface Endpoint {
  host: string;
  port: number;
}
export interface Account {
  username: string;
  password: string;
}
export interface Address {
  /** Several, or one behind which a cluster is: the leader is asked for. */
  discover: boolean;
  seeds: Endpoint[];
  account: Account | undefined;
  tls: boolean;
  authority: Buffer | undefined;
  certificate: { cert: Buffer; key: Buffer } | undefined;
  name: string | undefined;
  keepAliveMs: { interval: number; timeout: number };
}

/** The address cannot be used; the message is for whoever starts the program. */
export class AddressRefused extends Error {
  override name = 'AddressRefused';
  constructor(raison: string) {
    super(`L’adresse EventStoreDB est refusée : ${raison}.`);
  }
}

const flat = (name: string): string => name.trim().toLowerCase().replaceAll(/[_-]/g, '');
/** Options of the client’s address that mean something here. */
const KNOWN = new Map(
  ['tls', 'tlsCAFile', 'userCertFile', 'userKeyFile', 'connectionName', 'keepAliveInterval', 'keepAliveTimeout'].map(
    (n) => [flat(n), n],
  ),
);
/** Those that the adapter settles by itself: accepted, so that an address that worked still does. */
const SETTLED = new Set(
  ['defaultDeadline', 'discoveryInterval', 'gossipTimeout', 'maxDiscoverAttempts', 'throwOnAppendFailure'].map(flat),
);
const PORT = 2113;

/** @throws AddressRefused */
export function readAddress(text: string): Address {
  const [, scheme, rest = ''] = /^(esdb|esdb\+discover):\/\/(.*)$/s.exec(text.trim()) ?? [];
  if (scheme === undefined) throw new AddressRefused('elle commence par « esdb:// » ou « esdb+discover:// »');
  // a password may hold anything, a `?` or an `@` excepted in what follows it
  const at = rest.lastIndexOf('@');
  const [hosts = '', query = ''] = rest.slice(at + 1).split('?', 2);
  const options = readOptions(query);
  const seeds = hosts.replace(/\/+$/, '').split(',').map(readEndpoint);
  return {
    discover: scheme === 'esdb+discover' || seeds.length > 1,
    seeds,
    account: at < 0 ? undefined : readAccount(rest.slice(0, at)),
    tls: readBoolean(options, 'tls', true),
    authority: readFile(options, 'tlsCAFile'),
    certificate: readCertificate(options),
    name: options.get('connectionName'),
    keepAliveMs: {
      interval: readInterval(options, 'keepAliveInterval'),
      timeout: readInterval(options, 'keepAliveTimeout'),
    },
  };
}

function readOptions(query: string): Map<string, string> {
  const options = new Map<string, string>();
  for (const pair of query.split('&').filter((p) => p !== '')) {
    const cut = pair.indexOf('=');
    const [name, value] = cut < 0 ? [pair, ''] : [pair.slice(0, cut), decode(pair.slice(cut + 1), 'une option')];
    if (flat(name) === 'nodepreference') {
      if (flat(value) !== 'leader')
        throw new AddressRefused('nodePreference ne peut valoir que « leader », dont les lectures seules sont sûres');
    } else if (flat(name) === 'tlsverifycert') {
      if (value !== 'true')
        throw new AddressRefused('tlsVerifyCert=false n’est pas possible, donnez l’autorité du serveur par tlsCAFile');
    } else if (!SETTLED.has(flat(name))) {
      const known = KNOWN.get(flat(name));
      // a piece of a password ends up here when its `?` was not encoded: the name is only repeated when it looks like one
      if (known === undefined)
        throw new AddressRefused(
          /^[A-Za-z]{2,24}$/.test(name) ? `l’option « ${name} » n’est pas connue` : 'une option n’est pas connue',
        );
      options.set(known, value);
    }
  }
  return options;
}

function readEndpoint(text: string): Endpoint {
  const [, host, port] = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::(\d{1,5}))?$/.exec(text.trim()) ?? [];
  if (host === undefined || Number(port ?? PORT) > 65_535)
    throw new AddressRefused('après le compte viennent un ou plusieurs « hôte:port », séparés par des virgules');
  return { host, port: Number(port ?? PORT) };
}

function readAccount(text: string): Account {
  const cut = text.indexOf(':');
  if (cut <= 0) throw new AddressRefused('un compte s’écrit « nom:motdepasse@ », encodés comme dans une adresse web');
  return {
    username: decode(text.slice(0, cut), 'le nom du compte'),
    password: decode(text.slice(cut + 1), 'le mot de passe'),
  };
}

function decode(text: string, what: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new AddressRefused(`${what} contient un « % » qui n’est pas encodé (%25)`);
  }
}

function readBoolean(options: Map<string, string>, name: string, otherwise: boolean): boolean {
  const value = options.get(name) ?? String(otherwise);
  if (value !== 'true' && value !== 'false') throw new AddressRefused(`« ${name} » vaut true ou false`);
  return value === 'true';
}

/** -1: never. */
function readInterval(options: Map<string, string>, name: string): number {
  const value = Number(options.get(name) ?? 10_000);
  if (!Number.isInteger(value) || value < -1) throw new AddressRefused(`« ${name} » est un nombre de millisecondes`);
  return value;
}

function readFile(options: Map<string, string>, name: string): Buffer | undefined {
  const path = options.get(name);
  if (path === undefined) return undefined;
  if (!existsSync(resolve(path))) throw new AddressRefused(`le fichier donné par « ${name} » n’existe pas`);
  return readFileSync(resolve(path));
}

function readCertificate(options: Map<string, string>): Address['certificate'] {
  const [cert, key] = [readFile(options, 'userCertFile'), readFile(options, 'userKeyFile')];
  if (!cert !== !key) throw new AddressRefused('« userCertFile » et « userKeyFile » vont ensemble');
  return cert && key && { cert, key };
}
