/** What the State decided of it for a time, besides its agreement. */
import type { VueStructure } from '../api/types.js';
import { Volet } from '../composants/volet.js';
import { date, periode } from '../formats/formats.js';
import { Tableau, type Rangee } from '../indicateurs/tableau.js';
import { t } from '../textes/textes.js';
import { dite } from './dits.js';

interface Decision {
  debut: string;
  fin: string | null;
}
const ligne = (entete: string, { debut, fin }: Decision, precisions: string[] = []): Rangee => ({
  cle: `${entete} ${debut} ${fin ?? ''}`,
  entete,
  cellules: [periode(debut, fin), dite(precisions.filter(Boolean).join(', '))],
});

const lignes = (vue: VueStructure): Rangee[] => [
  ...vue.derogations480h.map((d) => ligne(t('structure.derogation480h'), d)),
  ...vue.derogationsHeures.map((d) => ligne(t('structure.derogationHeures'), d)),
  ...vue.retraits.map((r) =>
    ligne(t('structure.retrait'), r, [
      t('structure.decideLe', { le: date(r.decideLe) }),
      r.retabliLe === null ? '' : t('structure.retabliLe', { le: date(r.retabliLe) }),
    ]),
  ),
  ...vue.habilitations.map((h) =>
    ligne(t('structure.habilitation'), h, [
      h.retireeLe === null ? '' : t('structure.retireeLe', { le: date(h.retireeLe) }),
    ]),
  ),
];

export function Decisions({ vue }: { vue: VueStructure }) {
  const rangees = lignes(vue);
  if (rangees.length === 0) return null;
  return (
    <Volet id="decisions" titre={t('structure.decisions')} nombre={rangees.length} ouvert>
      <Tableau
        legende={t('structure.decisionsLegende')}
        colonnes={[
          { texte: t('structure.colQuoi') },
          { texte: t('structure.colPeriode') },
          { texte: t('structure.colPrecision') },
        ]}
        rangees={rangees}
      />
    </Volet>
  );
}
