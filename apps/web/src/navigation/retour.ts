/** Going back puts the focus where it was when one left; anywhere else, on the title. Scroll and filters are the router's. */

const CLE = 'jalon.depart';
/** How long a link is waited for: the page it was in may have to be read again. */
const PATIENCE_MS = 3000;

let navigue = false;
let retour = false;
/** Where the focus was on each page of this tab, by address: the link that was followed. */
const departs = (): Record<string, string> => JSON.parse(sessionStorage.getItem(CLE) ?? '{}') as Record<string, string>;
const ici = (): string => window.location.pathname + window.location.search;

/** Told by the router, of every change of place. */
export function noterLaNavigation(action: string): void {
  navigue = true;
  retour = action === 'BACK' || action === 'FORWARD' || action === 'GO';
}
export const aNavigue = (): boolean => navigue;

export function noterLeDepart(): void {
  const lien = document.activeElement?.closest('main a[href]')?.getAttribute('href');
  if (lien) sessionStorage.setItem(CLE, JSON.stringify({ ...departs(), [ici()]: lien }));
}

/** @returns what stops waiting; null: nothing to come back to, the title takes the focus */
export function rendreLeFocus(): (() => void) | null {
  const href = retour ? departs()[ici()] : undefined;
  if (href === undefined) return null;
  const trouver = (): HTMLElement | null => document.querySelector(`main a[href="${CSS.escape(href)}"]`);
  const la = trouver();
  if (la) {
    la.focus({ preventScroll: true });
    return () => undefined;
  }
  const guet = new MutationObserver(() => {
    const arrive = trouver();
    if (!arrive) return;
    guet.disconnect();
    arrive.focus({ preventScroll: true });
  });
  guet.observe(document.body, { childList: true, subtree: true });
  const fin = setTimeout(() => guet.disconnect(), PATIENCE_MS);
  return () => {
    guet.disconnect();
    clearTimeout(fin);
  };
}
