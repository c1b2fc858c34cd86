/** What the screens know of the router: where they are, a real link, and a way to go. All state worth sharing is in the URL. */
import { useRouter, useRouterState } from '@tanstack/react-router';
import { createContext, useContext, type AnchorHTMLAttributes, type MouseEvent } from 'react';
import { aNavigue, noterLeDepart } from './retour.js';

interface Lieu {
  chemin: string;
  recherche: string;
}
interface Navigation extends Lieu {
  /** False on the first page of the visit: focus then stays where the browser puts it. */
  navigue: boolean;
  /** @param remplace keep the history short (typing in a search box) */
  aller: (url: string, options?: { remplace?: boolean }) => void;
}

/** The place of the screen that is shown, which stays its own while the next one loads. */
export const LieuDeLEcran = createContext<Lieu | null>(null);

export function useNavigation(): Navigation {
  const router = useRouter();
  const chemin = useRouterState({ select: (s) => s.location.pathname });
  const recherche = useRouterState({ select: (s) => s.location.searchStr });
  const lieu = useContext(LieuDeLEcran) ?? { chemin, recherche };
  const aller: Navigation['aller'] = (url, options) => {
    noterLeDepart();
    if (options?.remplace) router.history.replace(url);
    else router.history.push(url);
  };
  return { ...lieu, navigue: aNavigue(), aller };
}

interface ProprietesLien extends AnchorHTMLAttributes<HTMLAnchorElement> {
  vers: string;
}
/** A real link: middle click, modified click and copy keep working. */
export function Lien({ vers, children, ...reste }: ProprietesLien) {
  const { aller } = useNavigation();
  const suivre = (e: MouseEvent): void => {
    if (e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    e.preventDefault();
    aller(vers);
  };
  return (
    <a href={vers} onClick={suivre} {...reste}>
      {children}
    </a>
  );
}
