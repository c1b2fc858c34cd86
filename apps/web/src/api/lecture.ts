/** A read, as the screens see it: loading, slow, ready, failed, with a way to ask again. What was read is shown again at once on the way back. */
import { keepPreviousData, QueryClient, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { LectureImpossible } from './client.js';
import { personaCourante, quandOublier } from './session.js';
import type { Probleme } from './types.js';

/** Under this delay nothing is shown, so that a quick answer does not flicker. */
const DELAI_INDICATEUR_MS = 300;
const DELAI_LONG_MS = 10_000;

export const lectures = new QueryClient({
  defaultOptions: { queries: { retry: false, networkMode: 'always', refetchOnReconnect: true } },
});
// what was read before a command, or by somebody else, is no longer true
quandOublier(() => lectures.clear());

export interface Lecture<T> {
  /** Last answer; kept while a newer one is on its way. */
  donnees: T | null;
  probleme: Probleme | null;
  enCours: boolean;
  attente: 'aucune' | 'visible' | 'longue';
  recharger: () => void;
}

/** @param cle the question, unlike any other of the product */
export function useLecture<T>(cle: string, lire: (signal: AbortSignal) => Promise<T>): Lecture<T> {
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: [personaCourante()?.id ?? '', cle],
    queryFn: ({ signal }) => lire(signal),
    placeholderData: keepPreviousData,
  });
  const attente = useAttente(cle, isFetching);
  const probleme = error instanceof LectureImpossible ? error.probleme : { status: 0 };
  return {
    donnees: data ?? null,
    probleme: error === null || isFetching ? null : probleme,
    enCours: isFetching || isPlaceholderData,
    attente,
    recharger: () => void refetch(),
  };
}

function useAttente(cle: string, enCours: boolean): Lecture<unknown>['attente'] {
  const [lenteur, setLenteur] = useState<{ cle: string; attente: 'visible' | 'longue' } | null>(null);
  useEffect(() => {
    if (!enCours) return;
    const visible = setTimeout(() => setLenteur({ cle, attente: 'visible' }), DELAI_INDICATEUR_MS);
    const longue = setTimeout(() => setLenteur({ cle, attente: 'longue' }), DELAI_LONG_MS);
    return () => {
      clearTimeout(visible);
      clearTimeout(longue);
      setLenteur(null);
    };
  }, [cle, enCours]);
  return enCours && lenteur?.cle === cle ? lenteur.attente : 'aucune';
}
