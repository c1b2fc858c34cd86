/**
 * Event ids already used in a stream, so that an id is never stored twice in it.
 *
 * Why not a unique index on (stream, id): it would dirty one more random page per command, a quarter of the cost of
 * a command under load. History never changes, so what was read once stays true: an entry is completed from the
 * revision it knows up to the head read inside the transaction, even when another process wrote in between.
 */
export class StreamIds {
  private readonly streams = new Map<string, { head: number; ids: Set<string> }>();
  private count = 0;

  /**
   * @param load ids of the stream from this revision on, in order
   * @param capacity number of ids kept in memory, about 100 bytes each
   */
  constructor(
    private readonly load: (stream: string, fromRevision: number) => string[],
    private readonly capacity = 50_000,
  ) {}

  /** True when one of these ids is stored at or below `head`, the revision of the stream in this transaction. */
  usedBefore(stream: string, head: number, ids: readonly string[]): boolean {
    if (head < 0) return false;
    const known = this.completeUpTo(stream, head);
    return ids.some((id) => known.has(id));
  }

  /** To be called when events were inserted; `forget` undoes it when they are rolled back. */
  add(stream: string, previousHead: number, ids: readonly string[]): void {
    const entry = this.streams.get(stream) ?? { head: -1, ids: new Set<string>() };
    if (entry.head !== previousHead) return;
    for (const id of ids) entry.ids.add(id);
    entry.head += ids.length;
    this.keep(stream, entry, ids.length);
  }

  /** Drops what is known of every stream: a transaction was rolled back. */
  forget(): void {
    this.streams.clear();
    this.count = 0;
  }

  private completeUpTo(stream: string, head: number): Set<string> {
    const entry = this.streams.get(stream) ?? { head: -1, ids: new Set<string>() };
    if (entry.head < head) {
      const missing = this.load(stream, entry.head + 1);
      for (const id of missing) entry.ids.add(id);
      entry.head += missing.length;
      this.keep(stream, entry, missing.length);
    }
    return entry.ids;
  }

  private keep(stream: string, entry: { head: number; ids: Set<string> }, added: number): void {
    // a Map keeps insertion order: deleting then setting puts the stream last, the first one is the oldest
    this.streams.delete(stream);
    this.streams.set(stream, entry);
    this.count += added;
    for (const [oldest, { ids }] of this.streams) {
      if (this.count <= this.capacity || oldest === stream) break;
      this.streams.delete(oldest);
      this.count -= ids.size;
    }
  }
}
