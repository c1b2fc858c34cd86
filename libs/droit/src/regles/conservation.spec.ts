import { describe, expect, it } from '@jest/globals';
import { referentiel } from '../../essais/charger.js';
import { conservation } from './conservation.js';

const le = (jour: string) => referentiel().auJour(jour, 'plateforme');

describe('La conservation des données de la personne', () => {
  it.each<[string, string | null, string, string]>([
    ['vingt-quatre mois après la fin du parcours', '2026-11-30', '2028-11-30', 'fin_du_parcours'],
    ['en fin de mois courte', '2022-02-28', '2024-02-28', 'fin_du_parcours'],
    ['un 29 février', '2024-02-29', '2026-02-28', 'fin_du_parcours'],
    ['après la collecte, quand aucun parcours n’a commencé', null, '2027-01-10', 'collecte'],
  ])('%s', (_, finDuParcours, jusquAu, motif) => {
    expect(conservation(le('2025-06-02'), { finDuParcours, collecteLe: '2025-01-10' })).toMatchObject({
      jusquAu,
      motif,
      references: [{ titre: 'Code du travail, art. R. 5132-1-23' }],
    });
  });

  it('dit pourquoi, et ce qu’elle ne sait pas', () => {
    expect(conservation(le('2025-06-02'), { finDuParcours: '2026-11-30', collecteLe: '2025-01-10' })?.raison).toBe(
      '24 mois après la fin du parcours, le 30/11/2026, sauf contrôle ou contentieux en cours.',
    );
  });

  it.each([
    ['2021-08-31', null],
    ['2021-09-01', '2022-05-04'],
  ])('collectées le 4 mai 2020, regardées le %s', (jour, attendu) => {
    const vue = conservation(le(jour), { finDuParcours: null, collecteLe: '2020-05-04' });
    expect(vue?.jusquAu ?? null).toBe(attendu);
  });
});
