import { describe, expect, it } from '@jest/globals';
import { articles, constatDe, juger, manque } from '../../essais/juger.js';

const jour = '2025-03-01';
const pmsmp = (change: Record<string, unknown>) =>
  juger('accompagnement', jour, {
    nature: 'pmsmp',
    accueil: 'garage',
    debut: '2025-03-10',
    fin: '2025-03-21',
    ...change,
  });
const chezGarage = (debut: string, fin: string | null, memeContrat = false) => ({
  debut,
  fin,
  accueil: 'garage',
  memeContrat,
});

describe('les limites d’une mise en situation (PMSMP)', () => {
  it.each<[string, string, string[]]>([
    ['deux autres, dont une finie depuis douze mois', '2024-03-21', []],
    ['deux autres, dont une finie depuis douze mois moins un jour', '2024-03-22', ['pmsmp_conventions_max']],
  ])('%s', (_, fin, attendues) => {
    const memeNature = [chezGarage('2024-03-18', fin), chezGarage('2025-02-03', '2025-02-07')];
    expect(manque(pmsmp({ memeNature }))).toEqual(attendues);
  });

  it('une convention enregistrée après coup compte aussi avec celles qui la suivent', () => {
    const memeNature = [chezGarage('2025-06-02', '2025-06-06'), chezGarage('2026-02-02', '2026-02-06')];
    expect(manque(pmsmp({ memeNature }))).toEqual(['pmsmp_conventions_max']);
  });

  it.each<[string, string, string[]]>([
    ['soixante jours', '2025-02-17', []],
    ['soixante et un jours', '2025-02-18', ['pmsmp_jours_max']],
  ])('%s chez le même accueil', (_, fin, attendues) => {
    // twelve days from 10 to 21 March, forty-eight before
    expect(manque(pmsmp({ memeNature: [chezGarage('2025-01-01', fin)] }))).toEqual(attendues);
  });

  it('un autre accueil ne compte pas', () => {
    const memeNature = [1, 2, 3].map((n) => ({ ...chezGarage(`2025-02-0${n}`, `2025-02-0${n}`), accueil: 'ferme' }));
    expect(manque(pmsmp({ memeNature }))).toEqual([]);
  });

  it('un accueil qui n’est pas dit ne refuse rien, et le dit', () => {
    const constat = constatDe(pmsmp({ accueil: null }), 'pmsmp_conventions_max');
    expect([constat.satisfaite, constat.avertissement, constat.manquante]).toEqual([true, true, true]);
  });

  it.each<[string, string, string | null, string[]]>([
    ['quarante-huit jours de contrat', 'ACI', '2025-04-17', []],
    ['quarante-sept jours de contrat', 'ACI', '2025-04-16', ['pmsmp_part_du_contrat']],
    ['une ETTI n’est pas concernée', 'ETTI', '2025-04-16', []],
    ['un contrat sans terme n’est pas vérifiable', 'AI', null, []],
  ])('douze jours sur %s', (_, siae, fin, attendues) => {
    expect(manque(pmsmp({ siae, contrat: { debut: '2025-03-01', fin } }))).toEqual(attendues);
  });

  it('cite les articles des trois types de SIAE', () => {
    expect(articles(constatDe(pmsmp({}), 'pmsmp_part_du_contrat'))).toEqual([
      'D. 5135-3',
      'L. 5135-1',
      'D. 5132-10-4',
      'D. 5132-26-4',
      'D. 5132-43-4',
      'D. 5132-10-1',
      'D. 5132-26-1',
      'D. 5132-43-1',
    ]);
  });
});
