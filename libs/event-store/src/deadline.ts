/**
 * One deadline for everything that a command does, whatever it calls and however often it tries again. It follows the call through its
 * awaits: a store that waits for a server looks at it, the others never wait.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

const deadlines = new AsyncLocalStorage<number>();

/** Within another one, the nearest counts. */
export function withinDeadline<T>(ms: number, call: () => Promise<T>): Promise<T> {
  return deadlines.run(Math.min(performance.now() + ms, deadlines.getStore() ?? Infinity), call);
}

/** Milliseconds left to the caller; none was set: Infinity. */
export const remaining = (): number => (deadlines.getStore() ?? Infinity) - performance.now();
