import { useNomOrganisation } from '../api/organisations.js';
import type { VueStructure } from '../api/types.js';
import { Volet } from '../composants/volet.js';
import { date } from '../formats/formats.js';
import { Tableau } from '../indicateurs/tableau.js';
import { Lien } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';

/** Those to which it succeeds: who reads it reads them too. */
export function Succession({ predecesseurs }: Pick<VueStructure, 'predecesseurs'>) {
  const nom = useNomOrganisation();
  if (predecesseurs.length === 0) return null;
  return (
    <Volet id="succession" titre={t('structure.succession')} nombre={predecesseurs.length} ouvert>
      <Tableau
        legende={t('structure.successionLegende')}
        colonnes={[
          { texte: t('structure.colStructure') },
          { texte: t('structure.colLe') },
          { texte: t('structure.colFondement') },
          { texte: t('structure.colReference') },
        ]}
        rangees={predecesseurs.map((p) => ({
          cle: `${p.id} ${p.le}`,
          entete: <Lien vers={`/structures/${p.id}`}>{nom(p.id)}</Lien>,
          cellules: [date(p.le), p.libelleFondement, p.reference],
        }))}
      />
    </Volet>
  );
}
