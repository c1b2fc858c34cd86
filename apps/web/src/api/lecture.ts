/** A read, as the screens see it: loading, slow, ready, failed, with a way to ask again. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { LectureImpossible } from './client.js';
import type { Probleme } from './types.js';

/** Under this delay nothing is shown, so that a quick answer does not flicker. */
const DELAI_INDICATEUR_MS = 300;
const DELAI_LONG_MS = 10_000;

export interface Lecture<T> {
  /** Last answer; kept while a newer one is on its way. */
  donnees: T | null;
  probleme: Probleme | null;
  enCours: boolean;
  attente: 'aucune' | 'visible' | 'longue';
  recharger: () => void;
  remplacer: (donnees: T) => void;
}

/** @param cle changes when the question changes; null: nothing to ask yet */
export function useLecture<T>(cle: string | null, lire: (signal: AbortSignal) => Promise<T>): Lecture<T> {
  const [reponse, setReponse] = useState<{ cle: string; donnees: T } | null>(null);
  const [probleme, setProbleme] = useState<Probleme | null>(null);
  const [enCours, setEnCours] = useState(cle !== null);
  const [attente, setAttente] = useState<Lecture<T>['attente']>('aucune');
  const [tour, setTour] = useState(0);
  const question = useRef(lire);
  question.current = lire;

  useEffect(() => {
    if (cle === null) return;
    const abandon = new AbortController();
    setEnCours(true);
    setProbleme(null);
    const visible = setTimeout(() => setAttente('visible'), DELAI_INDICATEUR_MS);
    const longue = setTimeout(() => setAttente('longue'), DELAI_LONG_MS);
    const finir = (): void => {
      clearTimeout(visible);
      clearTimeout(longue);
      setAttente('aucune');
      setEnCours(false);
    };
    question.current(abandon.signal).then(
      (donnees) => {
        if (abandon.signal.aborted) return;
        setReponse({ cle, donnees });
        finir();
      },
      (erreur: unknown) => {
        if (abandon.signal.aborted) return;
        setProbleme(erreur instanceof LectureImpossible ? erreur.probleme : { status: 0 });
        finir();
      },
    );
    return () => {
      abandon.abort();
      clearTimeout(visible);
      clearTimeout(longue);
    };
  }, [cle, tour]);

  const recharger = useCallback(() => setTour((n) => n + 1), []);
  const remplacer = useCallback((donnees: T) => cle !== null && setReponse({ cle, donnees }), [cle]);
  return { donnees: reponse?.donnees ?? null, probleme, enCours, attente, recharger, remplacer };
}
