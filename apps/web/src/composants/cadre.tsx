/** Frame of every screen: skip links, demonstration banner, header with the persona, main, footer. */
import type { ReactNode } from 'react';
import { sortir, useMode } from '../api/identification.js';
import { choisirPersona, personaCourante } from '../api/session.js';
import { useDirect } from '../api/direct.js';
import { useMenu } from '../api/menu.js';
import { Lien, useNavigation } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';
import { BandeauLectureSeule } from './lecture-seule.js';

function Marque() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        d="M9 4v24M9 6h15l-4 5 4 5H9"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}

export function Cadre({ children }: { children: ReactNode }) {
  const { chemin, aller } = useNavigation();
  const persona = personaCourante();
  const menu = useMenu();
  useDirect();
  const demonstration = useMode() === 'demonstration';
  const connecte = persona?.administre !== undefined;
  const changer = async (): Promise<void> => {
    // whether or not the server could be told: nothing read stays on this screen
    if (connecte) await sortir();
    choisirPersona(null);
    aller('/connexion');
  };
  return (
    <>
      <nav className="evitement" aria-label={t('site.evitement')}>
        <a href="#contenu">{t('site.allerContenu')}</a>
        {persona ? <a href="#menu">{t('site.allerMenu')}</a> : null}
      </nav>
      <header className="entete">
        {demonstration ? <p className="bandeau">{t('site.bandeau')}</p> : null}
        <BandeauLectureSeule />
        <div className="cadre">
          <Lien vers="/a-faire" className="marque">
            <Marque />
            {t('site.nom')}
          </Lien>
          {persona ? (
            <>
              <nav id="menu" tabIndex={-1} aria-label={t('site.menu')}>
                <Lien vers="/a-faire" aria-current={chemin.startsWith('/a-faire') ? 'true' : undefined}>
                  {t('aFaire.titre')}
                </Lien>
                <Lien vers="/parcours" aria-current={chemin.startsWith('/parcours') ? 'true' : undefined}>
                  {t('liste.titre')}
                </Lien>
                {menu?.declarerHeures ? (
                  <Lien vers="/heures" aria-current={chemin.startsWith('/heures') ? 'true' : undefined}>
                    {t('heures.menu')}
                  </Lien>
                ) : null}
                <Lien vers="/indicateurs" aria-current={chemin.startsWith('/indicateurs') ? 'true' : undefined}>
                  {t('indicateurs.titre')}
                </Lien>
                {menu?.structure ? (
                  <Lien
                    vers={`/structures/${menu.structure}`}
                    aria-current={chemin === `/structures/${menu.structure}` ? 'true' : undefined}
                  >
                    {t('structure.maStructure')}
                  </Lien>
                ) : null}
                {menu && menu.lireStructures !== 'sienne' ? (
                  <Lien vers="/structures" aria-current={chemin.startsWith('/structures') ? 'true' : undefined}>
                    {t('structure.liste')}
                  </Lien>
                ) : null}
                {menu?.suivre ? (
                  <Lien vers="/anomalies" aria-current={chemin.startsWith('/anomalies') ? 'true' : undefined}>
                    {t('anomalies.titre')}
                  </Lien>
                ) : null}
              </nav>
              <div className="profil">
                <span>
                  {t(connecte ? 'site.connecte' : 'site.agirComme')} <strong>{persona.libelle}</strong>
                </span>
                {connecte ? <Lien vers="/mon-compte">{t('compte.titre')}</Lien> : null}
                <button type="button" className="bouton petit" onClick={() => void changer()}>
                  {t(connecte ? 'site.sortir' : 'site.changer')}
                </button>
              </div>
            </>
          ) : null}
        </div>
      </header>
      <main id="contenu" className="cadre" tabIndex={-1}>
        {children}
      </main>
      <footer className="pied">
        <div className="cadre">
          {t('site.pied')} {demonstration ? t('site.fictives') : null}{' '}
          <a href="/verification">{t('site.verification')}</a>
        </div>
      </footer>
    </>
  );
}
