import { describe, expect, it } from '@jest/globals';
import type { FaitLu } from '../fait-lu.js';
import { apply, enFaits, f } from '../../essais/fold.js';
import { modeleAnomalies } from './index.js';
import { queries } from './query.js';

const projection = modeleAnomalies.projection({});
/** The same facts, of which some tell something. */
const signales = (faits: FaitLu[], codes: Record<number, string[]>): FaitLu[] =>
  faits.map((x) => ({ ...x, ...(codes[x.revision] ? { signaux: codes[x.revision] } : {}) }) as FaitLu);
const avant = [f('ParcoursOuvert', '2025-01-10'), f('PassDelivre', '2025-01-15'), f('EmbaucheDeclaree', '2025-01-15')];
const essais = [
  ...avant,
  f('HeuresDeclarees', '2025-02-03'),
  f('SuspensionDeclaree', '2025-03-03'),
  f('HeuresDeclarees', '2025-04-03'),
];
const CODES = { 3: ['heures_possibles'], 4: ['suspension_autre_employeur', 'suspension_contrats'] };
const histoire = signales(enFaits(essais), CODES);
const avecCeRetrait = (retrait: (typeof essais)[number]): FaitLu[] => signales(enFaits([...essais, retrait]), CODES);

describe('les anomalies', () => {
  it('sont une ligne par condition que dit un fait, avec sa place et son auteur', () => {
    const { anomalies } = apply(projection, histoire);
    expect(anomalies?.map((l) => [l['fait'], l['condition'], l['type'], l['le'], l['organisation']])).toEqual([
      [4, 'heures_possibles', 'HeuresDeclarees', '2025-02-03', 'aci-brest'],
      [5, 'suspension_autre_employeur', 'SuspensionDeclaree', '2025-03-03', 'aci-brest'],
      [5, 'suspension_contrats', 'SuspensionDeclaree', '2025-03-03', 'aci-brest'],
    ]);
  });

  it('s’en vont avec le fait retiré', () => {
    const retrait = avecCeRetrait(f('FaitRectifie', '2025-05-05', { fait: 3, typeRectifie: 'HeuresDeclarees' }));
    expect(apply(projection, retrait).anomalies?.map((l) => l['fait'])).toEqual([5, 5]);
  });

  it('s’en vont avec la suspension retirée', () => {
    const retrait = avecCeRetrait(f('SuspensionRetiree', '2025-05-05', { fait: 4 }));
    expect(apply(projection, retrait).anomalies?.map((l) => l['fait'])).toEqual([4]);
  });

  it('s’en vont quand un fait dit de nouveau qui est la personne', () => {
    const corrige = f('FaitRectifie', '2025-05-05', { fait: 0, typeRectifie: 'ParcoursOuvert', clair: {} });
    const double = signales(enFaits([...avant, f('HeuresDeclarees', '2025-02-03'), corrige]), {
      0: ['nir_concordant'],
      3: ['heures_possibles'],
    });
    for (const taille of [1, 1000])
      expect(apply(projection, double, taille).anomalies?.map((l) => l['condition'])).toEqual(['heures_possibles']);
  });

  it('sont les mêmes quelle que soit la taille des lots, et quand un fait revient', () => {
    const attendu = apply(projection, histoire);
    for (const taille of [1, 2, 3, 1000]) expect(apply(projection, histoire, taille)).toEqual(attendu);
    expect(apply(projection, [...histoire, histoire[3] as FaitLu], 1)).toEqual(attendu);
  });

  it('tiennent les embauches qui valent : une annulée s’en va, et revient quand son annulation est retirée', () => {
    const embauche = (contrat: string, le: string) => f('EmbaucheDeclaree', le, { contrat });
    const deux = [...avant.slice(0, 2), embauche('c1', '2025-01-15'), embauche('c2', '2025-02-01')];
    const annulee = [...deux, f('EmbaucheAnnulee', '2025-02-03', { contrat: 'c1' })];
    const retiree = [...annulee, f('FaitRectifie', '2025-02-04', { fait: 4, typeRectifie: 'EmbaucheAnnulee' })];
    const lues = (essais: typeof avant, taille: number) =>
      apply(projection, enFaits(essais), taille).anomalies_embauches?.map((l) => [
        l['contrat'],
        l['fait'],
        l['siae'],
        l['le'],
      ]);
    const [c1, c2] = [
      ['c1', 3, 'ai-rennes', '2025-01-15'],
      ['c2', 4, 'ai-rennes', '2025-02-01'],
    ];
    for (const taille of [1, 2, 1000])
      expect([deux, annulee, retiree].map((x) => lues(x, taille))).toEqual([[c1, c2], [c2], [c1, c2]]);
  });

  it('ne se demandent qu’avec les conditions que le référentiel dit à suivre', () => {
    const { liens } = queries({}, '35', [{ condition: 'heures_possibles', libelle: 'Trop d’heures' }], ['l', 'd', 'i']);
    expect(liens).toEqual({ signaux: '["heures_possibles"]', lieu: '35' });
  });
});
