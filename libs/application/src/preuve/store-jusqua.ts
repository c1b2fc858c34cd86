/** A log as it was when a position was its last one: for what is computed again as it stood. */
import type { EventStore, StoredEvent, SubscribeOptions, SubscriptionMessage } from '@jalon/event-store';

export function storeJusqua(store: EventStore, jusqua: number): EventStore {
  const avant = (faits: StoredEvent[]): StoredEvent[] => faits.filter((f) => f.position <= jusqua);
  return {
    append: (...args) => store.append(...args),
    readReservation: (...args) => store.readReservation(...args),
    moveReservation: (...args) => store.moveReservation(...args),
    findAppend: (...args) => store.findAppend(...args),
    readStream: async (...args) => avant(await store.readStream(...args)),
    readAll: async (...args) => avant(await store.readAll(...args)),
    countAfter: (...args) => store.countAfter(...args),
    readLast: async (limit) => avant(await store.readLast(limit)),
    subscribeAll: (options) => suivreJusqua(store, jusqua, options),
    head: async () => Math.min(await store.head(), jusqua),
    health: async () => {
      const sante = await store.health();
      return { ...sante, head: Math.min(sante.head, jusqua) };
    },
    close: () => store.close(),
  };
}

/** Caught up once that position is passed, and nothing more after it. */
async function* suivreJusqua(
  store: EventStore,
  jusqua: number,
  options: SubscribeOptions = {},
): AsyncGenerator<SubscriptionMessage> {
  for await (const message of store.subscribeAll(options)) {
    if (message.kind === 'events') {
      const events = message.events.filter((e) => e.position <= jusqua);
      if (events.length > 0) yield { kind: 'events', events };
      if (events.length === message.events.length) continue;
    } else if (message.kind !== 'caughtUp' || message.position < jusqua) {
      yield message;
      continue;
    }
    yield { kind: 'caughtUp', position: jusqua };
  }
}
