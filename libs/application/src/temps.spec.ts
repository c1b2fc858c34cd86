import { describe, expect, it } from '@jest/globals';
import { ditInstant } from './temps.js';

describe('Un instant, comme on le dit', () => {
  const maintenant = new Date('2026-11-28T22:30:00Z');
  it.each([
    ['2026-11-28T13:02:00Z', 'à 14 h 02'],
    ['2026-11-28T08:05:00Z', 'à 9 h 05'],
    ['2026-11-27T23:17:00Z', 'à 0 h 17'],
    ['2026-11-27T22:59:00Z', 'le 27 novembre 2026 à 23 h 59'],
    ['2026-07-31T22:00:00Z', 'le 1er août 2026 à 0 h 00'],
  ])('%s : %s', (instant, dit) => {
    expect(ditInstant(new Date(instant), maintenant)).toBe(dit);
  });
});
