import type { VueStructure } from '../api/types.js';
import { Volet } from '../composants/volet.js';
import { date, nombre, periode } from '../formats/formats.js';
import { Tableau } from '../indicateurs/tableau.js';
import { t } from '../textes/textes.js';
import { dite, ouiNon } from './dits.js';

/** What the State finances, in posts: amounts are nowhere in Jalon. */
export function Annexes({ annexes }: Pick<VueStructure, 'annexes'>) {
  return (
    <Volet id="annexes" titre={t('structure.annexes')} nombre={annexes.length} ouvert={annexes.length > 0}>
      {annexes.length === 0 ? (
        <p>{t('structure.annexesVide')}</p>
      ) : (
        <Tableau
          legende={t('structure.annexesLegende')}
          colonnes={[
            { texte: t('structure.colPeriode') },
            { texte: t('structure.colEtat') },
            { texte: t('structure.colSigneeLe') },
            { texte: t('structure.colPostes'), nombre: true },
            { texte: t('structure.colCdi'), nombre: true },
            { texte: t('structure.colPart') },
          ]}
          rangees={annexes.map((a) => ({
            cle: `${a.debut} ${a.fin}`,
            entete: periode(a.debut, a.fin),
            cellules: [
              a.libelleEtat,
              date(a.signeeLe),
              dite(a.postesEtp === null ? null : nombre(a.postesEtp)),
              nombre(a.cdiInclusionEtp),
              ouiNon(a.quotaMajore),
            ],
          }))}
        />
      )}
    </Volet>
  );
}
