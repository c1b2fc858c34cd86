import { Icone } from '../composants/icones.js';
import { t } from '../textes/textes.js';

/** Icon and words, never colour alone. */
export const BadgeConvention = ({ conventionnee }: { conventionnee: boolean }) => (
  <span className={`badge ton-${conventionnee ? 'succes' : 'attention'}`}>
    <Icone nom={conventionnee ? 'coche' : 'alerte'} />
    {t(conventionnee ? 'structure.conventionnee' : 'structure.sansConvention')}
  </span>
);
