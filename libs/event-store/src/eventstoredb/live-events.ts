import type { AllStreamSubscription, ResolvedEvent } from '@eventstore/db-client';

/**
 * Pulls the events of a live subscription in batches. Pulling (never `data` handlers) is what makes a slow consumer
 * slow the server down instead of filling the memory.
 */
export class LiveEvents {
  private fault: Error | undefined;
  private ended = false;
  private wake: (() => void) | undefined;

  constructor(
    private readonly subscription: AllStreamSubscription,
    private readonly signal: AbortSignal,
  ) {
    const resume = () => this.wake?.();
    subscription.on('readable', resume);
    subscription.on('error', (error: Error) => {
      this.fault ??= error;
      resume();
    });
    const end = () => {
      this.ended = true;
      resume();
    };
    subscription.on('end', end);
    subscription.on('close', end);
    signal.addEventListener('abort', resume, { once: true });
  }

  /** True while it waits for the server to send something. */
  get waiting(): boolean {
    return this.wake !== undefined && this.drained;
  }

  /** What comes no more: said by who found it out. */
  fail(fault: Error): void {
    this.fault ??= fault;
    this.wake?.();
  }

  /** True when nothing more is waiting: the consumer has seen all that the server sent. */
  get drained(): boolean {
    return this.subscription.readableLength === 0;
  }

  /**
   * At least one event and at most `size`, waiting as long as needed; undefined when the signal aborts.
   * @throws the fault of the subscription, once what came before it was given
   */
  async next(size: number): Promise<ResolvedEvent[] | undefined> {
    while (!this.signal.aborted) {
      const batch: ResolvedEvent[] = [];
      while (batch.length < size) {
        const event = this.subscription.read() as ResolvedEvent | null;
        if (event === null) break;
        batch.push(event);
      }
      if (batch.length > 0) return batch;
      if (this.fault) throw this.fault;
      if (this.ended) throw new Error('the subscription ended');
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
      this.wake = undefined;
    }
    return undefined;
  }

  stop(): void {
    // not awaited: it waits for a connection that may never come
    void this.subscription.unsubscribe().catch(() => undefined);
  }
}
