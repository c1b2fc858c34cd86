import { describe, expect, it } from '@jest/globals';
import type { FaitLu } from '../fait-lu.js';
import { apply, enFaits, f } from '../../essais/fold.js';
import { modeleAnomalies } from './index.js';
import { queries } from './query.js';

const projection = modeleAnomalies.projection({});
/** The same facts, of which some tell something. */
const signales = (faits: FaitLu[], codes: Record<number, string[]>): FaitLu[] =>
  faits.map((x) => ({ ...x, ...(codes[x.revision] ? { signaux: codes[x.revision] } : {}) }) as FaitLu);
const histoire = signales(
  enFaits([
    f('ParcoursOuvert', '2025-01-10'),
    f('HeuresDeclarees', '2025-02-03'),
    f('SuspensionDeclaree', '2025-03-03'),
    f('HeuresDeclarees', '2025-04-03'),
  ]),
  { 1: ['heures_possibles'], 2: ['suspension_autre_employeur', 'suspension_contrats'] },
);

describe('les anomalies', () => {
  it('sont une ligne par condition que dit un fait, avec sa place et son auteur', () => {
    const { anomalies } = apply(projection, histoire);
    expect(anomalies?.map((l) => [l['fait'], l['condition'], l['type'], l['le'], l['organisation']])).toEqual([
      [2, 'heures_possibles', 'HeuresDeclarees', '2025-02-03', 'aci-brest'],
      [3, 'suspension_autre_employeur', 'SuspensionDeclaree', '2025-03-03', 'aci-brest'],
      [3, 'suspension_contrats', 'SuspensionDeclaree', '2025-03-03', 'aci-brest'],
    ]);
  });

  it('s’en vont avec le fait retiré', () => {
    const retrait = enFaits([
      ...Array.from({ length: 4 }, () => f('ParcoursOuvert', '2025-01-10')),
      f('FaitRectifie', '2025-05-05', { fait: 1, typeRectifie: 'HeuresDeclarees' }),
    ]).slice(4);
    const { anomalies } = apply(projection, [...histoire, ...retrait]);
    expect(anomalies?.map((l) => l['fait'])).toEqual([3, 3]);
  });

  it('s’en vont avec la suspension retirée, qu’elles soient écrites ou non', () => {
    const retrait = enFaits([
      ...Array.from({ length: 4 }, () => f('ParcoursOuvert', '2025-01-10')),
      f('SuspensionRetiree', '2025-05-05', { fait: 2 }),
    ]).slice(4);
    for (const taille of [1, 1000])
      expect(apply(projection, [...histoire, ...retrait], taille).anomalies?.map((l) => l['fait'])).toEqual([2]);
  });

  it('s’en vont quand un fait dit de nouveau qui est la personne', () => {
    const double = signales(enFaits([f('ParcoursOuvert', '2025-01-10'), f('HeuresDeclarees', '2025-02-03')]), {
      0: ['nir_concordant'],
      1: ['heures_possibles'],
    });
    const corrige = enFaits([
      ...Array.from({ length: 2 }, () => f('ParcoursOuvert', '2025-01-10')),
      f('FaitRectifie', '2025-05-05', { fait: 0, typeRectifie: 'ParcoursOuvert', clair: {} }),
    ]).slice(2);
    for (const taille of [1, 1000])
      expect(apply(projection, [...double, ...corrige], taille).anomalies?.map((l) => l['condition'])).toEqual([
        'heures_possibles',
      ]);
  });

  it('sont les mêmes quelle que soit la taille des lots, et quand un fait revient', () => {
    const attendu = apply(projection, histoire);
    for (const taille of [1, 2, 3, 1000]) expect(apply(projection, histoire, taille)).toEqual(attendu);
    expect(apply(projection, [...histoire, histoire[1] as FaitLu], 1)).toEqual(attendu);
  });

  it('ne se demandent qu’avec les conditions que le référentiel dit à suivre', () => {
    const { liens } = queries({}, '35', [{ condition: 'heures_possibles', libelle: 'Trop d’heures' }], ['l', 'd', 'i']);
    expect(liens).toEqual({ signaux: '["heures_possibles"]', lieu: '35' });
  });
});
