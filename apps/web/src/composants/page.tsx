/** Title, breadcrumb and single h1 of a screen; on a change of route the focus goes to the h1. */
import { useEffect, useRef, type ReactNode } from 'react';
import { rendreLeFocus } from '../navigation/retour.js';
import { Lien, useNavigation } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';

interface ProprietesPage {
  titre: string;
  /** Ancestors of this page, nearest last. */
  ariane?: { vers: string; texte: string }[];
  /** Beside the title: main action of the page. */
  action?: ReactNode;
  children: ReactNode;
}

export function Page({ titre, ariane = [], action, children }: ProprietesPage) {
  const { chemin, navigue } = useNavigation();
  const rubrique = ariane.at(-1)?.texte;
  const h1 = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = [titre, rubrique, t('site.rubrique')].filter(Boolean).join(' — ');
  }, [titre, rubrique]);
  useEffect(() => {
    if (!navigue) return;
    const attente = rendreLeFocus();
    if (attente) return attente;
    h1.current?.focus({ preventScroll: true });
    // Only the path is a change of screen: filters in the query keep the focus where it is.
    // eslint-disable-next-line react/exhaustive-deps
  }, [chemin]);
  return (
    <>
      {ariane.length > 0 ? (
        <nav className="ariane" aria-label={t('site.filAriane')}>
          <ol>
            {ariane.map((etape) => (
              <li key={etape.vers}>
                <Lien vers={etape.vers}>{etape.texte}</Lien>
              </li>
            ))}
            <li aria-current="page">{titre}</li>
          </ol>
        </nav>
      ) : null}
      <div className="titre-page">
        <h1 ref={h1} tabIndex={-1}>
          {titre}
        </h1>
        {action}
      </div>
      {children}
    </>
  );
}
