/**
 * Follows what is being written while the page is looked at: what was read of a dossier that moved is asked again. A stream says at its
 * beginning that all is to be asked again: what was written before was told to nobody here. One that ends is opened again, later and later; meanwhile the page works as it always did.
 */
import { useEffect } from 'react';
import { ouvrirDirect } from './client.js';
import { decouper } from './decoupe.js';
import { lectures } from './lecture.js';
import { personaCourante } from './session.js';

const PREMIERE_MS = 1000;
const DERNIERE_MS = 30_000;
/** Reads that no dossier is named in, and that any dossier changes. */
const ENSEMBLES = /^(a-faire|parcours\?|anomalies|structures$)/;

/** @param parcours null: anything may have moved */
function relire(parcours: string | null): void {
  void lectures.invalidateQueries({
    predicate: ({ queryKey }) => {
      const cle = String(queryKey[1]);
      return parcours === null || cle.includes(parcours) || ENSEMBLES.test(cle);
    },
  });
}

async function suivre(signal: AbortSignal): Promise<void> {
  const flux = (await ouvrirDirect(signal)).getReader();
  const decodeur = new TextDecoder();
  let reste = '';
  for (;;) {
    const { done, value } = await flux.read();
    if (done) return;
    reste = decouper(reste + decodeur.decode(value, { stream: true }), relire);
  }
}

async function tenir(signal: AbortSignal): Promise<void> {
  let attente = PREMIERE_MS;
  while (!signal.aborted) {
    const debut = performance.now();
    await suivre(signal).catch(() => undefined);
    if (performance.now() - debut > DERNIERE_MS) attente = PREMIERE_MS;
    await new Promise((suite) => {
      setTimeout(suite, attente);
      signal.addEventListener('abort', suite, { once: true });
    });
    attente = Math.min(attente * 2, DERNIERE_MS);
  }
}

/** Of the frame, once. A page that nobody looks at follows nothing, and reads again when one comes back to it. */
export function useDirect(): void {
  const persona = personaCourante()?.id;
  useEffect(() => {
    if (persona === undefined) return;
    let fin = new AbortController();
    const basculer = (): void => {
      fin.abort();
      if (document.visibilityState === 'hidden') return;
      fin = new AbortController();
      void tenir(fin.signal);
    };
    const revenir = (): void => {
      basculer();
      if (document.visibilityState === 'visible') relire(null);
    };
    basculer();
    document.addEventListener('visibilitychange', revenir);
    return () => {
      document.removeEventListener('visibilitychange', revenir);
      fin.abort();
    };
  }, [persona]);
}
