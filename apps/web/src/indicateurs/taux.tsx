import type { Taux as TauxLus } from '../api/types.js';
import { t } from '../textes/textes.js';
import { calcul, pourcent } from './parts.js';
import { Tableau } from './tableau.js';

/** Each rate with what it counts and its two numbers. */
export function Taux({ taux }: { taux: TauxLus }) {
  return (
    <section className="carte pile">
      <h2>{t('indicateurs.taux')}</h2>
      <p>{t('indicateurs.tauxBase')}</p>
      <Tableau
        legende={t('indicateurs.tauxLegende')}
        colonnes={[
          { texte: t('indicateurs.colTaux') },
          { texte: t('indicateurs.colFormule') },
          { texte: t('indicateurs.colCalcul'), nombre: true },
          { texte: t('indicateurs.colPourcent'), nombre: true },
        ]}
        rangees={(['dynamique', 'insertionDansLEmploi', 'durable'] as const).map((cle) => ({
          cle,
          entete: t(`indicateurs.${cle}`),
          cellules: [t(`indicateurs.${cle}Formule`), calcul(taux[cle]), pourcent(taux[cle])],
        }))}
      />
      <p className="discret">{t('indicateurs.tauxSource')}</p>
    </section>
  );
}
