import { describe, expect, it } from '@jest/globals';
import { referentiel } from '../../essais/charger.js';
import { droitAuxAides, type SituationAides } from './droit-aux-aides.js';

const droit = referentiel().auJour('2025-06-02', 'plateforme');
const situation = (change: Partial<SituationAides> = {}): SituationAides => ({
  contrat: { debut: '2025-01-20', fin: '2025-07-19', annule: false },
  pass: { du: '2025-01-20', au: '2027-01-19' },
  suspensions: [],
  ...change,
});
const contrat = (debut: string, fin: string | null, annule = false): Partial<SituationAides> => ({
  contrat: { debut, fin, annule },
});
const pas = (...suspensions: [string, string][]): Partial<SituationAides> => ({
  suspensions: suspensions.map(([debut, fin]) => ({ debut, fin })),
});

describe('Les jours d’un contrat qui ouvrent droit aux aides', () => {
  it.each<[string, Partial<SituationAides>, string[]]>([
    ['du début à la fin du contrat', {}, ['2025-01-20 2025-07-19']],
    ['jusqu’à la fin du PASS, si elle vient avant', contrat('2026-12-01', '2027-05-31'), ['2026-12-01 2027-01-19']],
    ['jusqu’à la fin du PASS, sans terme au contrat', contrat('2025-01-20', null), ['2025-01-20 2027-01-19']],
    ['le même jour pour les deux fins', contrat('2026-12-01', '2027-01-19'), ['2026-12-01 2027-01-19']],
    [
      'à partir du PASS, pour un contrat commencé avant',
      contrat('2025-01-01', '2025-02-28'),
      ['2025-01-20 2025-02-28'],
    ],
    ['un seul jour', contrat('2027-01-19', '2027-06-30'), ['2027-01-19 2027-01-19']],
    ['aucun jour après le PASS', contrat('2027-01-20', '2027-06-30'), []],
    ['aucun jour d’une embauche annulée', contrat('2025-01-20', '2025-07-19', true), []],
    ['aucun jour sans PASS', { pass: null }, []],
    ['moins une suspension', pas(['2025-03-01', '2025-03-31']), ['2025-01-20 2025-02-28', '2025-04-01 2025-07-19']],
    [
      'moins deux suspensions bout à bout',
      pas(['2025-04-01', '2025-04-30'], ['2025-03-01', '2025-03-31']),
      ['2025-01-20 2025-02-28', '2025-05-01 2025-07-19'],
    ],
    ['rien du tout, suspendu de bout en bout', pas(['2025-01-20', '2025-12-31']), []],
    [
      'une suspension levée avant son premier jour n’ôte rien',
      pas(['2025-03-02', '2025-03-01']),
      ['2025-01-20 2025-07-19'],
    ],
    ['une suspension d’après le contrat n’ôte rien', pas(['2025-08-01', '2025-08-31']), ['2025-01-20 2025-07-19']],
  ])('%s', (_, change, attendu) => {
    expect(droitAuxAides(droit, situation(change)).periodes.map((p) => `${p.du} ${p.au}`)).toEqual(attendu);
  });

  it.each<[string, string, string[], number]>([
    ['2021-01-04', '2021-08-31', [], 0],
    ['2021-01-04', '2021-09-01', ['2021-09-01 2021-09-01'], 2],
    ['2021-01-04', '2021-12-31', ['2021-09-01 2021-12-31'], 2],
    ['2021-09-01', '2021-12-31', ['2021-09-01 2021-12-31'], 2],
  ])('du %s au %s, le droit naît avec le récépissé, le 1er septembre 2021', (debut, fin, attendu, articles) => {
    const pass = { du: '2021-01-04', au: '2023-01-03' };
    const { periodes, references } = droitAuxAides(droit, situation({ ...contrat(debut, fin), pass }));
    expect(periodes.map((p) => `${p.du} ${p.au}`)).toEqual(attendu);
    expect(references).toHaveLength(articles);
  });

  it('se disent avec leur raison et leurs articles', () => {
    expect(droitAuxAides(droit, situation(pas(['2025-03-01', '2025-03-31'])))).toMatchObject({
      raison: 'Du début du contrat à la fin du contrat, le 19/07/2025, sauf pendant la suspension du PASS.',
      references: [{ titre: 'Code du travail, art. R. 5132-1-9' }, { titre: 'Code du travail, art. R. 5132-1-10' }],
    });
    expect(droitAuxAides(droit, situation(contrat('2025-01-20', null))).raison).toBe(
      'Du début du contrat à la fin du PASS, le 19/01/2027.',
    );
  });
});
