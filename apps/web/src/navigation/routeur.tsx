/** Small router over the History API. All state worth sharing is in the URL. */
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  type AnchorHTMLAttributes,
  type MouseEvent,
  type ReactNode,
} from 'react';

interface Lieu {
  chemin: string;
  recherche: string;
  /** False on the first page of the visit: focus then stays where the browser puts it. */
  navigue: boolean;
}
interface Navigation extends Lieu {
  /** @param remplace keep the history short (typing in a search box) */
  aller: (url: string, options?: { remplace?: boolean }) => void;
}

const lieuCourant = (navigue: boolean): Lieu => ({
  chemin: window.location.pathname,
  recherche: window.location.search,
  navigue,
});
const Contexte = createContext<Navigation | null>(null);

export function Routeur({ children }: { children: ReactNode }) {
  const [lieu, setLieu] = useState(() => lieuCourant(false));
  useEffect(() => {
    const suivre = (): void => setLieu(lieuCourant(true));
    window.addEventListener('popstate', suivre);
    return () => window.removeEventListener('popstate', suivre);
  }, []);
  const aller = useCallback<Navigation['aller']>((url, options) => {
    const change = new URL(url, window.location.href).pathname !== window.location.pathname;
    if (options?.remplace) window.history.replaceState(null, '', url);
    else window.history.pushState(null, '', url);
    if (change) window.scrollTo(0, 0);
    setLieu(lieuCourant(true));
  }, []);
  const valeur = useMemo(() => ({ ...lieu, aller }), [lieu, aller]);
  return <Contexte value={valeur}>{children}</Contexte>;
}

export function useNavigation(): Navigation {
  const navigation = useContext(Contexte);
  if (!navigation) throw new Error('useNavigation outside Routeur');
  return navigation;
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

/** `/parcours/:id` against a path: the named parts, or null. */
export function reconnaitre(modele: string, chemin: string): Record<string, string> | null {
  const attendu = modele.split('/');
  const recu = chemin.replace(/\/+$/, '').split('/');
  if (attendu.length !== recu.length) return null;
  const parties: Record<string, string> = {};
  for (const [i, morceau] of attendu.entries()) {
    const valeur = recu[i] ?? '';
    if (morceau.startsWith(':')) parties[morceau.slice(1)] = decodeURIComponent(valeur);
    else if (morceau !== valeur) return null;
  }
  return parties;
}
