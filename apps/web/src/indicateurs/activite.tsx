import type { Duree, Indicateurs, Part } from '../api/types.js';
import { heures, jours, nombre } from '../formats/formats.js';
import { t } from '../textes/textes.js';
import { calcul, pourcent } from './parts.js';
import { Tableau, type Rangee } from './tableau.js';

const MOIS_PAR_AN = 12;
const duree = ({ valeur, unite }: Duree): string =>
  unite === 'jour' ? jours(valeur) : t('indicateurs.mois', { n: unite === 'annee' ? valeur * MOIS_PAR_AN : valeur });
const part = (p: Part): string => t('indicateurs.part', { calcul: calcul(p), pourcent: pourcent(p) });
const enJours = (n: number | null): string => (n === null ? t('format.aucun') : jours(n));

/** Hires, PASS, hours, and how long people stayed. */
export function Activite({ indicateurs: i }: { indicateurs: Indicateurs }) {
  const { courts, longs } = i.sejours;
  const ligne = (entete: string, valeur: string): Rangee => ({ cle: entete, entete, cellules: [valeur] });
  return (
    <section className="carte pile">
      <h2>{t('indicateurs.activite')}</h2>
      <Tableau
        legende={t('indicateurs.activiteLegende')}
        colonnes={[{ texte: t('indicateurs.colMesure') }, { texte: t('indicateurs.colValeur'), nombre: true }]}
        rangees={[
          ligne(t('indicateurs.embauches'), nombre(i.embauches)),
          ligne(t('indicateurs.passDelivres'), nombre(i.passDelivres)),
          ligne(t('indicateurs.heures'), heures(i.heures)),
          ligne(t('indicateurs.sejours'), nombre(i.sejours.nombre)),
          ligne(t('indicateurs.moyenne'), enJours(i.sejours.moyenne)),
          ligne(t('indicateurs.mediane'), enJours(i.sejours.mediane)),
          ...(courts.auPlus ? [ligne(t('indicateurs.courts', { duree: duree(courts.auPlus) }), part(courts))] : []),
          ...(longs.plusDe ? [ligne(t('indicateurs.longs', { duree: duree(longs.plusDe) }), part(longs))] : []),
        ]}
      />
      <p className="discret">{t('indicateurs.sejoursAide')}</p>
    </section>
  );
}
