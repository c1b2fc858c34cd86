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
}
interface Reponse<T> {
  /** Question it answers. */
  question: string;
  donnees: T | null;
  probleme: Probleme | null;
}

/** @param cle changes when the question changes */
export function useLecture<T>(cle: string, lire: (signal: AbortSignal) => Promise<T>): Lecture<T> {
  const [tour, setTour] = useState(0);
  const question = `${cle}#${String(tour)}`;
  const [reponse, setReponse] = useState<Reponse<T> | null>(null);
  const [lenteur, setLenteur] = useState<{ question: string; attente: 'visible' | 'longue' } | null>(null);
  const derniere = useRef(lire);
  useEffect(() => {
    derniere.current = lire;
  });

  useEffect(() => {
    const abandon = new AbortController();
    const visible = setTimeout(() => setLenteur({ question, attente: 'visible' }), DELAI_INDICATEUR_MS);
    const longue = setTimeout(() => setLenteur({ question, attente: 'longue' }), DELAI_LONG_MS);
    const arreter = (): void => {
      clearTimeout(visible);
      clearTimeout(longue);
    };
    const interroger = async (): Promise<void> => {
      try {
        const donnees = await derniere.current(abandon.signal);
        if (!abandon.signal.aborted) setReponse({ question, donnees, probleme: null });
      } catch (erreur) {
        const probleme = erreur instanceof LectureImpossible ? erreur.probleme : { status: 0 };
        if (!abandon.signal.aborted) setReponse((avant) => ({ question, donnees: avant?.donnees ?? null, probleme }));
      }
      arreter();
    };
    void interroger();
    return () => {
      abandon.abort();
      arreter();
    };
  }, [question]);

  const recharger = useCallback(() => setTour((n) => n + 1), []);
  const enCours = reponse?.question !== question;
  return {
    donnees: reponse?.donnees ?? null,
    probleme: enCours ? null : (reponse?.probleme ?? null),
    enCours,
    attente: enCours && lenteur?.question === question ? lenteur.attente : 'aucune',
    recharger,
  };
}
