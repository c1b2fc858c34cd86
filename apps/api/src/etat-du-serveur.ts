/** What the server says of itself: ready only once the demonstration department is loaded, and no more once it stops. */
import { setMaxListeners } from 'node:events';
import { Connexions } from './connexions/registre.js';

export class EtatDuServeur {
  phase: 'demarrage' | 'pret' | 'arret' = 'demarrage';
  readonly connexions = new Connexions();
  private readonly fin = new AbortController();

  constructor() {
    // one listener a request that waits
    setMaxListeners(0, this.fin.signal);
  }

  /** Aborted when the server stops: whatever waits or streams longer than a request gives up then. */
  get arret(): AbortSignal {
    return this.fin.signal;
  }

  arreter(): void {
    this.phase = 'arret';
    this.fin.abort();
  }
}
