import { describe, expect, it } from '@jest/globals';
import { referentiel } from '../../essais/charger.js';
import { constatDe, juger, manque } from '../../essais/juger.js';
import { calculerReprise } from './reprise.js';

const loi = referentiel();
const droit = loi.auJour('2026-06-01');

describe('reprendre un PASS', () => {
  it.each<
    [
      string,
      Parameters<typeof calculerReprise>[1],
      { debut: string; fin: string }[],
      { debut: string; fin: string }[],
      boolean,
    ]
  >([
    ['730 jours', { debut: '2025-01-20', fin: '2027-01-19' }, [], [], true],
    ['un jour de trop', { debut: '2025-01-20', fin: '2027-01-20' }, [], [], false],
    ['deux ans avant février 2024', { debut: '2022-01-10', fin: '2024-01-09' }, [], [], true],
    [
      'une suspension rend un jour de moins que sa durée',
      { debut: '2025-01-20', fin: '2027-02-17' },
      [],
      [{ debut: '2025-06-01', fin: '2025-06-30' }],
      true,
    ],
    [
      'une prolongation',
      { debut: '2025-01-20', fin: '2027-07-19' },
      [{ debut: '2027-01-19', fin: '2027-07-19' }],
      [],
      true,
    ],
    [
      'deux suspensions qui se chevauchent',
      { debut: '2025-01-20', fin: '2027-01-19' },
      [],
      [
        { debut: '2025-06-01', fin: '2025-06-01' },
        { debut: '2025-06-01', fin: '2025-06-01' },
      ],
      false,
    ],
    ['le stock des AI', { debut: '2021-12-01', fin: '2023-11-30', origine: 'stock_ai' }, [], [], true],
    [
      'le stock des AI, un autre premier jour',
      { debut: '2021-12-02', fin: '2023-12-01', origine: 'stock_ai' },
      [],
      [],
      false,
    ],
    [
      'ce premier jour-là n’est exigé que du stock',
      { debut: '2021-12-02', fin: '2023-12-01', origine: 'plateforme' },
      [],
      [],
      true,
    ],
    [
      'une suspension d’avant le PASS',
      { debut: '2025-01-20', fin: '2027-01-19' },
      [],
      [{ debut: '2025-01-19', fin: '2025-01-19' }],
      false,
    ],
  ])('%s', (_, pass, prolongations, suspensions, verifiable) => {
    expect(calculerReprise(droit, pass, prolongations, suspensions).verifiable).toBe(verifiable);
  });

  it('des dates invérifiables ne refusent rien, et le disent', () => {
    const calcul = calculerReprise(droit, { debut: '2020-09-01', fin: '2022-11-30' }, [], []);
    const v = juger('pass.reprise', '2026-06-01', { debut: '2020-09-01', fin: '2022-11-30', calcul });
    expect(v.issue).toBe('favorable');
    expect(constatDe(v, 'dates_verifiables').avertissement).toBe(true);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['un autre PASS court', { passEnVigueur: { numero: '1', fin: '2027-01-01' } }, ['pass_unique']],
    [
      'un autre PASS court, celui-ci est fini',
      { debut: '2020-01-01', fin: '2021-12-31', passEnVigueur: { numero: '1', fin: '2027-01-01' } },
      [],
    ],
    ['le même numéro ailleurs', { numeroDejaRepris: true }, ['pass_unique']],
    ['la fin avant le début', { debut: '2026-06-02', fin: '2026-06-01' }, ['pass_dates_ordonnees']],
  ])('%s', (_, situation, attendues) => {
    expect(manque(juger('pass.reprise', '2026-06-01', situation))).toEqual(attendues);
  });
});
