/** Examples of the document: answers of a real run (`docs/exemples.mjs`, played again by `npm run docs`). */
import { EXEMPLES } from './exemples-joues.js';

/** The answer of that route, otherwise the same problem as another one gave it; nothing when none was played. */
export function exemplesDe(operation: string, status: number): { example?: unknown } {
  const joue = EXEMPLES[`${operation} ${status}`] ?? EXEMPLES[`* ${status}`];
  return joue === undefined ? {} : { example: joue };
}
