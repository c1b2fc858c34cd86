/** Requests for prolongation: whom the pending one waits for and since when, and what was answered to the others, with its reasons. */
import type { ReactNode } from 'react';
import { useNomOrganisation } from '../api/organisations.js';
import type { Vue, VueDemande } from '../api/types.js';
import { Volet } from '../composants/volet.js';
import { date, jours, periode } from '../formats/formats.js';
import { t } from '../textes/textes.js';
import { EcritsDuFait } from './ecrits.js';

interface ProprietesAttente {
  vue: Vue;
  demande: VueDemande;
  /** What came with it is read at once. */
  deplie?: boolean;
  children?: ReactNode;
}

export function DemandeEnAttente({ vue, demande: d, deplie = false, children }: ProprietesAttente) {
  const nom = useNomOrganisation();
  const attente = { duree: jours(d.attendDepuis ?? 0), le: date(d.le) };
  return (
    <section className="carte pile attente">
      <h2>{t('demandes.enAttente')}</h2>
      <p>{t('demandes.objet', { motif: d.libelleMotif, periode: periode(d.debut, d.fin) })}</p>
      <p>
        {d.prescripteur === null
          ? t('demandes.adresseeATous', attente)
          : t('demandes.adressee', { ...attente, qui: nom(d.prescripteur) })}
      </p>
      <p>
        {d.sansReponseLe === null ? null : t('demandes.sansReponse', { le: date(d.sansReponseLe) })}
        {d.prochaineRelance === null ? null : t('demandes.relance', { le: date(d.prochaineRelance) })}
      </p>
      {children}
      {d.entretien ? <p>{t('demandes.entretien', d.entretien)}</p> : null}
      {vue.ecrits.some((e) => e.fait === d.fait) ? (
        <details open={deplie}>
          <summary>{t('demandes.bilan')}</summary>
          <EcritsDuFait vue={vue} fait={d.fait} />
        </details>
      ) : null}
    </section>
  );
}

export function DemandesDecidees({ vue }: { vue: Vue }) {
  const nom = useNomOrganisation();
  const decidees = vue.demandes.filter((d) => d.decideeLe !== null);
  if (decidees.length === 0) return null;
  return (
    <Volet id="demandes" titre={t('demandes.titre')} nombre={decidees.length}>
      <table className="en-cartes">
        <caption>{t('demandes.legende')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('demandes.colDemande')}</th>
            <th scope="col">{t('demandes.colDecidee')}</th>
            <th scope="col">{t('demandes.colReponse')}</th>
          </tr>
        </thead>
        <tbody>
          {decidees.map((d) => (
            <tr key={d.id}>
              <th scope="row">
                {d.libelleMotif}, {periode(d.debut, d.fin)}
                <EcritsDuFait vue={vue} fait={d.fait} />
              </th>
              <td data-colonne={t('demandes.colDecidee')}>
                {d.decideeLe === null ? null : date(d.decideeLe)}, {d.decideePar === null ? null : nom(d.decideePar)}
              </td>
              <td data-colonne={t('demandes.colReponse')}>
                <p>
                  {d.accord
                    ? t('demandes.accordee', { fin: date(d.accord.fin), duree: jours(d.accord.jours) })
                    : t('demandes.refusee', { motif: d.refus?.libelleMotif ?? '' })}
                </p>
                <EcritsDuFait vue={vue} fait={d.decision} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Volet>
  );
}
