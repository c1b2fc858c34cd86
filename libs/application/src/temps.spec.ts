import { describe, expect, it } from '@jest/globals';
import { ditInstant, enregistreAvant, estMoment, jourDe, jourDuMoment, jourPartout } from './temps.js';

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

describe('Le jour civil', () => {
  it.each<[string, string | undefined, string]>([
    ['2026-12-31T22:59:00Z', '35', '2026-12-31'],
    ['2026-12-31T23:00:00Z', '35', '2027-01-01'],
    ['2026-12-31T23:00:00Z', undefined, '2027-01-01'],
    ['2027-01-01T03:59:00Z', '972', '2026-12-31'],
    ['2027-01-01T04:00:00Z', '971', '2027-01-01'],
    ['2027-01-01T02:59:00Z', '973', '2026-12-31'],
    ['2027-01-01T02:59:00Z', '975', '2026-12-31'],
    ['2026-12-31T19:59:00Z', '974', '2026-12-31'],
    ['2026-12-31T20:00:00Z', '974', '2027-01-01'],
    ['2026-12-31T21:00:00Z', '976', '2027-01-01'],
    // summer: Paris is at +2, Martinique stays at −4
    ['2026-07-01T03:59:00Z', '972', '2026-06-30'],
    ['2026-06-30T22:00:00Z', '35', '2026-07-01'],
  ])('à %s, dans le département %s : %s', (instant, departement, jour) => {
    expect(jourDe(new Date(instant), departement)).toBe(jour);
  });

  it('commencé partout est celui de la Martinique, puis de tous', () => {
    expect(jourPartout(new Date('2027-01-01T03:59:00Z'))).toBe('2026-12-31');
    expect(jourPartout(new Date('2027-01-01T04:00:00Z'))).toBe('2027-01-01');
  });
});

describe('Un moment de la connaissance', () => {
  it.each([
    ['2026-03-15', true],
    ['2026-02-29', false],
    ['2026-03-15T14:02:00Z', true],
    ['2026-03-15T14:02+01:00', true],
    ['2026-02-29T14:02:00Z', false],
    ['2026-03-15T14:02:00', false],
    ['2026-03-15T25:02:00Z', false],
    ['2026-03-15T14:02:00+99:99', false],
    ['hier', false],
    ['', false],
  ])('%s : %s', (texte, bon) => {
    expect(estMoment(texte)).toBe(bon);
  });

  it('est inclus ; un jour va jusqu’à sa fin, à Paris', () => {
    expect(enregistreAvant('2026-03-15T22:59:59.999Z', '2026-03-15')).toBe(true);
    expect(enregistreAvant('2026-03-15T23:00:00.000Z', '2026-03-15')).toBe(false);
    expect(enregistreAvant('2026-03-15T13:02:00.000Z', '2026-03-15T14:02:00+01:00')).toBe(true);
    expect(enregistreAvant('2026-03-15T13:02:00.001Z', '2026-03-15T14:02:00+01:00')).toBe(false);
    expect([jourDuMoment('2026-03-15'), jourDuMoment('2026-03-15T23:30:00Z')]).toEqual(['2026-03-15', '2026-03-16']);
  });
});
