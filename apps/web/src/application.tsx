/** Routes of the web app: one chunk per screen. Without a persona every screen but the choice of one sends there, and comes back. */
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  redirect,
  RouterProvider,
  useMatch,
  useParams,
} from '@tanstack/react-router';
import { lazy, useMemo, type ComponentType, type ReactNode } from 'react';
import { lectures } from './api/lecture.js';
import { siPlusDeSession } from './api/client.js';
import { choisirPersona, personaCourante } from './api/session.js';
import { Cadre } from './composants/cadre.js';
import { Panne } from './composants/panne.js';
import { Page } from './composants/page.js';
import { noterLaNavigation } from './navigation/retour.js';
import { Lien, LieuDeLEcran } from './navigation/routeur.js';
import { t } from './textes/textes.js';

interface Parties {
  id: string;
  commande: string;
}
type Ecran = ComponentType<Parties>;

function Introuvable() {
  return (
    <Page titre={t('site.introuvable')}>
      <p>{t('site.introuvableAide')}</p>
      <Lien vers="/a-faire" className="bouton">
        {t('site.retourAccueil')}
      </Lien>
    </Page>
  );
}

const Racine = () => (
  <Cadre>
    <Outlet />
  </Cadre>
);
/** Open to nobody in particular. */
const SANS_PERSONNE = new Set(['/connexion', '/invitation']);
interface Arrivee {
  location: { pathname: string; searchStr: string };
}
function exigerUnPersona({ location: { pathname, searchStr } }: Arrivee): void {
  if (SANS_PERSONNE.has(pathname) || personaCourante()) return;
  const search = pathname === '/' ? {} : { retour: pathname + searchStr };
  throw redirect({ to: '/connexion', search: search as never, replace: true });
}
function versLAccueil(): never {
  throw redirect({ to: '/a-faire', replace: true });
}

/** A screen of its own for each address: nothing typed for one person is shown for the next. */
function place(Montre: Ecran): () => ReactNode {
  return function EcranPlace() {
    const { id = '', commande = '' } = useParams({ strict: false }) as Partial<Parties>;
    const { pathname, search } = useMatch({ strict: false }) as { pathname: string; search: Record<string, string> };
    const question = new URLSearchParams(search).toString();
    const lieu = useMemo(
      () => ({ chemin: pathname, recherche: question === '' ? '' : `?${question}` }),
      [pathname, question],
    );
    return (
      <LieuDeLEcran value={lieu}>
        <Montre key={pathname} id={id} commande={commande} />
      </LieuDeLEcran>
    );
  };
}
const tardif = (charger: () => Promise<Ecran>): Ecran => lazy(async () => ({ default: await charger() }));

const racine = createRootRoute({
  beforeLoad: exigerUnPersona,
  component: Racine,
  notFoundComponent: Introuvable,
  errorComponent: Panne,
});
const ecran = (path: string, charger: () => Promise<Ecran>) =>
  createRoute({ getParentRoute: () => racine, path, component: place(tardif(charger)) });

const routes = [
  createRoute({ getParentRoute: () => racine, path: '/', beforeLoad: versLAccueil }),
  ecran('/connexion', async () => (await import('./connexion/ecran-connexion.js')).EcranConnexion),
  ecran('/invitation', async () => (await import('./connexion/ecran-invitation.js')).EcranInvitation),
  ecran('/mon-compte', async () => (await import('./connexion/ecran-mon-compte.js')).EcranMonCompte),
  ecran('/comptes', async () => (await import('./connexion/ecran-comptes.js')).EcranComptes),
  ecran('/a-faire', async () => (await import('./a-faire/ecran-a-faire.js')).EcranAFaire),
  ecran('/anomalies', async () => (await import('./anomalies/ecran-anomalies.js')).EcranAnomalies),
  ecran('/heures', async () => (await import('./heures/ecran-heures.js')).EcranHeures),
  ecran('/indicateurs', async () => (await import('./indicateurs/ecran-indicateurs.js')).EcranIndicateurs),
  ecran('/parcours', async () => (await import('./liste/ecran-liste.js')).EcranListe),
  ecran('/parcours/nouveau', async () => (await import('./formulaire/ecran-ouvrir.js')).EcranOuvrir),
  ecran('/parcours/$id', async () => (await import('./parcours/ecran-parcours.js')).EcranParcours),
  ecran('/parcours/$id/actions/$commande', async () => (await import('./formulaire/ecran-action.js')).EcranAction),
  ecran('/parcours/$id/embaucher', async () => (await import('./formulaire/ecran-ouvrir.js')).EcranEmbaucher),
  ecran('/structures', async () => (await import('./structures/ecran-structures.js')).EcranStructures),
  ecran('/structures/$id', async () => (await import('./structures/ecran-structure.js')).EcranStructure),
  ecran('/parcours/$id/rejouer', async () => (await import('./parcours/ecran-rejeu.js')).EcranRejeu),
];

const router = createRouter({
  routeTree: racine.addChildren(routes),
  scrollRestoration: true,
  defaultErrorComponent: Panne,
  defaultNotFoundComponent: Introuvable,
  // addresses keep the plain form that people share
  parseSearch: (texte) => Object.fromEntries(new URLSearchParams(texte)),
  stringifySearch: (question) => {
    const texte = new URLSearchParams(question as Record<string, string>).toString();
    return texte === '' ? '' : `?${texte}`;
  },
});
siPlusDeSession(() => {
  const { pathname, searchStr } = router.state.location;
  if (SANS_PERSONNE.has(pathname)) return;
  choisirPersona(null);
  router.history.replace(`/connexion?${new URLSearchParams({ fin: 'oui', retour: pathname + searchStr })}`);
});
router.history.subscribe(({ action }) => noterLaNavigation(action.type));

export function Application() {
  return (
    <QueryClientProvider client={lectures}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
