/** Small makers and readers of the behaviour suite. */
import { randomUUID } from 'node:crypto';
import type {
  EventStore,
  EventToAppend,
  Filter,
  JsonObject,
  StoredEvent,
  SubscribeOptions,
  SubscriptionMessage,
} from '@jalon/event-store';

/** A fact of no importance; each has its own id. */
export const fait = (data: JsonObject = {}, type = 'EssaiNote.v1'): EventToAppend => ({
  id: randomUUID(),
  type,
  data,
  meta: { acteur: 'essai' },
});

export const faits = (combien: number, type?: string): EventToAppend[] =>
  Array.from({ length: combien }, (_, n) => fait({ n }, type));

/** A stream name never used before, so that a shared server can run the suite too. */
export const flux = (genre = 'essai'): string => `${genre}-${randomUUID()}`;

export const tete = async (store: EventStore): Promise<number> => (await store.health()).head;

/** Everything that passes the filter, page after page. */
export async function toutLire(store: EventStore, filter: Filter, after: number, limit = 1000): Promise<StoredEvent[]> {
  const lus: StoredEvent[] = [];
  for (;;) {
    const page = await store.readAll({ after: lus.at(-1)?.position ?? after, limit, filter });
    lus.push(...page);
    if (page.length < limit) return lus;
  }
}

/** Reads a subscription until the condition holds on what was received, then leaves it. */
export async function suivre(
  store: EventStore,
  options: SubscribeOptions,
  assez: (recus: StoredEvent[], message: SubscriptionMessage) => boolean | Promise<boolean>,
): Promise<{ recus: StoredEvent[]; messages: SubscriptionMessage[] }> {
  const recus: StoredEvent[] = [];
  const messages: SubscriptionMessage[] = [];
  for await (const message of store.subscribeAll(options)) {
    messages.push(message);
    if (message.kind === 'events') recus.push(...message.events);
    if (await assez(recus, message)) break;
  }
  return { recus, messages };
}

/** Outcome of a promise as a value, to look at several at once. */
export async function issue<T>(promesse: Promise<T>): Promise<{ ok: T } | { refus: Error }> {
  try {
    return { ok: await promesse };
  } catch (error) {
    return { refus: error instanceof Error ? error : new Error(String(error)) };
  }
}
