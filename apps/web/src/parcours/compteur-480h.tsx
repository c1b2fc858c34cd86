import { useNomOrganisation } from '../api/organisations.js';
import type { Vue } from '../api/types.js';
import { Icone } from '../composants/icones.js';
import { Barre } from '../composants/barre.js';
import { dateLongue, heures, periode } from '../formats/formats.js';
import { t } from '../textes/textes.js';

/** Hours left from which one is told: 400 and 460 hours of 480. A manner of showing, no limit of the law. */
const PROCHE = 80;
const IMMINENT = 20;

/** Hours of mise à disposition against the cap in force, over the window the engine gives. */
export function Compteur480h({ compteur }: { compteur: NonNullable<Vue['compteur480h']> }) {
  const nom = useNomOrganisation();
  const { plafond, consommees, restantes, du, au, derogation } = compteur;
  return (
    <section className="carte pile">
      <h2>{t('parcours.heures')}</h2>
      <p className="grand-nombre">
        {t('parcours.heuresTexte', { consommees: heures(consommees), plafond: heures(plafond) })}
      </p>
      <Barre part={consommees} total={plafond} />
      {restantes <= PROCHE ? (
        <p>
          <span className={`badge ton-${restantes <= IMMINENT ? 'erreur' : 'attention'}`}>
            <Icone nom="alerte" />
            {t(restantes <= IMMINENT ? 'parcours.heuresImminentes' : 'parcours.heuresProches')}
          </span>
        </p>
      ) : null}
      <p>{t('parcours.heuresRestantes', { restantes: heures(restantes), periode: periode(du, au) })}</p>
      {derogation ? (
        <p>{t('parcours.heuresDerogation', { siae: nom(derogation.siae), jour: dateLongue(derogation.au) })}</p>
      ) : null}
    </section>
  );
}
