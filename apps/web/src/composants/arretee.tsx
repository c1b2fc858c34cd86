/** What is shown stands still: since when, above it, printed with it, and read aloud when it begins. */
import type { Arretee as Arret } from '../api/types.js';
import { Icone } from './icones.js';

export function Arretee({ arretee }: { arretee: Arret | undefined }) {
  return (
    <output>
      {arretee ? (
        <span className="alerte attention arretee">
          <Icone nom="alerte" /> <strong>{arretee.phrase}</strong>
        </span>
      ) : null}
    </output>
  );
}
