import { describe, expect, it } from '@jest/globals';
import { dernierJour, dernierQuantieme, type Duree } from './jour.js';

const mois = (valeur: number): Duree => ({ valeur, unite: 'mois' });

describe('de quantième à quantième (D36)', () => {
  it.each([
    ['2024-02-29', 24, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-28'],
    ['2024-02-28', 24, '2026-02-27'],
    ['2024-03-01', 24, '2026-02-28'],
    ['2025-10-29', 4, '2026-02-28'],
    ['2025-10-30', 4, '2026-02-28'],
    ['2025-10-31', 4, '2026-02-28'],
    ['2025-11-01', 4, '2026-02-28'],
    ['2023-10-30', 4, '2024-02-29'],
    ['2023-10-29', 4, '2024-02-28'],
    ['2025-03-31', 1, '2025-04-30'],
    ['2025-05-31', 4, '2025-09-30'],
    ['2025-01-31', 2, '2025-03-30'],
    ['2025-12-31', 12, '2026-12-30'],
  ])('depuis le %s, %i mois finissent le %s', (debut, n, fin) => {
    expect(dernierQuantieme(debut, mois(n))).toBe(fin);
  });

  it('deux ans depuis un 29 février, comme vingt-quatre mois', () => {
    expect(dernierQuantieme('2024-02-29', { valeur: 2, unite: 'annee' })).toBe('2026-02-28');
  });

  it('des jours se comptent, sans quantième', () => {
    for (const debut of ['2024-02-28', '2024-02-29', '2025-01-31'])
      expect(dernierQuantieme(debut, { valeur: 31, unite: 'jour' })).toBe(
        dernierJour(debut, { valeur: 31, unite: 'jour' }),
      );
  });

  it('les autres durées gardent leur compte : la veille du jour atteint', () => {
    expect(dernierJour('2024-02-29', mois(24))).toBe('2026-02-27');
  });
});
