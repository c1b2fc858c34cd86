/** A part of a log, for one story among many on one server: it sees its own streams only, and a log that begins with it. */
import type { EventStore, Filter, StoredEvent, SubscriptionMessage } from '@jalon/event-store';

/** @param nom never used before on this server, without a dash at its end */
export async function dansUnEspace(store: EventStore, nom: string): Promise<EventStore> {
  const prefixe = `${nom}-`;
  const debut = await store.head();
  let fin = -1;
  const dehors = (stream: string): string => prefixe + stream;
  const dedans = (e: StoredEvent): StoredEvent => ({ ...e, stream: e.stream.slice(prefixe.length) });
  const filtre = ({ streamPrefixes = [''], ...reste }: Filter = {}): Filter => ({
    ...reste,
    streamPrefixes: streamPrefixes.map(dehors),
  });
  /** The beginning of the log is where this part begins. */
  const depuis = (after = -1): number => (after === -1 ? debut : after);
  const readAll: EventStore['readAll'] = async ({ after, filter, ...reste } = {}) =>
    (await store.readAll({ ...reste, after: depuis(after), filter: filtre(filter) })).map(dedans);
  async function* suivre(options: Parameters<EventStore['subscribeAll']>[0] = {}): AsyncGenerator<SubscriptionMessage> {
    const { after, filter, ...reste } = options;
    for await (const m of store.subscribeAll({ ...reste, after: depuis(after), filter: filtre(filter) })) {
      if (m.kind === 'events') yield { kind: 'events', events: m.events.map(dedans) };
      else if (m.kind === 'caughtUp') yield { kind: 'caughtUp', position: m.position <= debut ? -1 : m.position };
      else yield m;
    }
  }
  return {
    async append(stream, ...reste) {
      const ecrit = await store.append(dehors(stream), ...reste);
      fin = Math.max(fin, ecrit.lastPosition);
      return ecrit;
    },
    async readReservation(name) {
      const { revision, holder } = await store.readReservation(name);
      return { revision, holder: holder && { ...holder, stream: holder.stream.slice(prefixe.length) } };
    },
    moveReservation: (name, attendue, holder) =>
      store.moveReservation(name, attendue, holder && { ...holder, stream: dehors(holder.stream) }),
    findAppend: (stream, key) => store.findAppend(dehors(stream), key),
    readStream: async (stream, revision) => (await store.readStream(dehors(stream), revision)).map(dedans),
    readAll,
    countAfter: async (after, auPlus) => Math.min(auPlus, (await readAll({ after, limit: auPlus })).length),
    readLast: async (limite) => (await readAll({ limit: 100_000 })).slice(-limite),
    subscribeAll: suivre,
    head: async () => fin,
    health: async () => ({ ...(await store.health()), head: fin }),
    close: async () => undefined,
  };
}
