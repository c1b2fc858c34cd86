/**
 * Where streams end, as this connection last saw it: whoever follows one and is already there need not ask SQLite, whose read lock costs
 * more than the read. What another connection commits makes all of it forgotten: the file is asked so once a turn, and nothing else runs
 * inside a turn, so an answer is never older than the request for it.
 */
export class Heads {
  private readonly heads = new Map<string, number>();
  private version: number | undefined;
  private asked = false;
  private readonly turnIsOver = (): void => {
    this.asked = false;
  };

  /**
   * @param dataVersion changes whenever another connection commits
   * @param capacity streams kept, about 150 bytes each; the first one noted leaves first
   */
  constructor(
    private readonly dataVersion: () => number | undefined,
    private readonly capacity = 20_000,
  ) {}

  /** Whether nothing stands after that revision; false also when it is not known. */
  endsAt(stream: string, revision: number): boolean {
    if (!this.asked) {
      const version = this.dataVersion();
      if (version !== this.version) this.heads.clear();
      this.version = version;
      this.asked = true;
      process.nextTick(this.turnIsOver);
    }
    return this.heads.get(stream) === revision;
  }

  /** What was just read to its end, or committed. */
  note(stream: string, head: number): void {
    this.heads.delete(stream);
    this.heads.set(stream, head);
    if (this.heads.size > this.capacity) this.heads.delete(this.heads.keys().next().value as string);
  }
}
