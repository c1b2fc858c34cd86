/** Turns the refusal of a note into a value, for the verifier, to which a false note is a finding and not a failure. */
import { verifyCheckpoint, type Checkpoint } from './checkpoint.js';
import { NoteRefused, type Verifier } from './note.js';

/** The checkpoint when it is signed by the key, undefined otherwise. */
export function genuine(note: string, verifier: Verifier): Checkpoint | undefined {
  return unlessRefused(() => verifyCheckpoint(note, verifier));
}

/** The result of `read`, undefined when it refuses the note. */
export function unlessRefused<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof NoteRefused) return undefined;
    throw error;
  }
}
