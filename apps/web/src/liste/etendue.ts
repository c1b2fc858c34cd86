/** How far a list goes, as far as it is known: its total may stop at a bound. */
import type { PageParcours } from '../api/types.js';
import { pluriel, t } from '../textes/textes.js';

export type Etendue = Pick<PageParcours, 'total' | 'taille' | 'page'> &
  Partial<Pick<PageParcours, 'auMoins'>> & { lignes: readonly unknown[] };

/** Null: nobody counted that far. */
export const nombreDePages = ({ total, auMoins, taille }: Etendue): number | null =>
  auMoins ? null : Math.max(1, Math.ceil(total / taille));

/** A page that is full may be followed by another. */
export function aUneSuite(e: Etendue): boolean {
  const pages = nombreDePages(e);
  return pages === null ? e.lignes.length === e.taille : e.page < pages;
}

export const direLeTotal = ({ total, auMoins }: Etendue): string =>
  auMoins
    ? t('liste.plusDe', { n: new Intl.NumberFormat('fr-FR').format(total) })
    : pluriel(total, 'liste.unResultat', 'liste.resultats');

/** `connue` and `inconnue`: the sentence with and without the number of pages. */
export function direLaPage<C extends Parameters<typeof t>[0]>(e: Etendue, connue: C, inconnue: C): string {
  const pages = nombreDePages(e);
  return pages === null ? t(inconnue, { page: e.page }) : t(connue, { page: e.page, pages });
}
