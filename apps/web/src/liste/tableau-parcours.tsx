/** One row per parcours; cards of the same order on a narrow screen. The way in is a link with the person's name. */
import { useNomOrganisation } from '../api/organisations.js';
import type { LigneParcours, PageParcours } from '../api/types.js';
import { BadgeEtape } from '../composants/badge.js';
import { NumeroPass } from '../composants/numero-pass.js';
import { date, jours, nomDeListe } from '../formats/formats.js';
import { Lien } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';

function Ligne({ ligne }: { ligne: LigneParcours }) {
  const nom = useNomOrganisation();
  return (
    <tr>
      <th scope="row">
        <Lien vers={`/parcours/${ligne.id}`}>{nomDeListe(ligne, ligne.personne)}</Lien>
      </th>
      <td data-colonne={t('liste.colNumero')}>
        {ligne.numero ? <NumeroPass numero={ligne.numero} /> : <span className="discret">{t('liste.sansPass')}</span>}
      </td>
      <td>
        <BadgeEtape etape={ligne.etape} libelle={ligne.libelleEtape} />
      </td>
      <td className="nombre" data-colonne={t('liste.colJours')}>
        {ligne.numero && ligne.joursRestants !== null ? jours(ligne.joursRestants) : t('format.aucun')}
      </td>
      <td data-colonne={t('liste.colFin')}>
        {ligne.fin ? <time dateTime={ligne.fin}>{date(ligne.fin)}</time> : t('format.aucun')}
      </td>
      <td data-colonne={t('liste.colSiae')}>{ligne.siae ? nom(ligne.siae) : t('format.aucun')}</td>
      <td data-colonne={t('liste.colDernier')}>
        {ligne.dernierFait ? (
          <>
            {ligne.dernierFait.phrase} <span className="discret">({date(ligne.dernierFait.le)})</span>
          </>
        ) : (
          t('format.aucun')
        )}
      </td>
    </tr>
  );
}

export function TableauParcours({ resultat }: { resultat: PageParcours }) {
  const pages = Math.max(1, Math.ceil(resultat.total / resultat.taille));
  const colonnes = ['colPersonne', 'colNumero', 'colEtat', 'colJours', 'colFin', 'colSiae', 'colDernier'] as const;
  return (
    // Focusable so that the keyboard can scroll it sideways on a medium screen.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="tableau" tabIndex={0} aria-label={t('liste.legende')}>
      <table className="en-cartes">
        <caption>{t('liste.legendePage', { page: resultat.page, pages })}</caption>
        <thead>
          <tr>
            {colonnes.map((colonne) => (
              <th key={colonne} scope="col" className={colonne === 'colJours' ? 'nombre' : undefined}>
                {t(`liste.${colonne}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {resultat.lignes.map((ligne) => (
            <Ligne key={ligne.id} ligne={ligne} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
