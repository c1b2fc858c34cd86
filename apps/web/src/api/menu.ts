/** What the API lets this reader open. */
import { useQuery } from '@tanstack/react-query';
import { consulterMenu } from './client.js';
import { personaCourante } from './session.js';
import type { Menu } from './types.js';

/** @returns null before the answer, and for nobody: what is not known to be open is not offered */
export function useMenu(): Menu | null {
  const persona = personaCourante();
  const { data } = useQuery({
    queryKey: [persona?.id ?? '', 'menu'],
    queryFn: ({ signal }) => consulterMenu(signal),
    enabled: persona !== null,
    staleTime: Infinity,
  });
  return data ?? null;
}
