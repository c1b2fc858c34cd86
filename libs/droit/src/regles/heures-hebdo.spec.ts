import { describe, expect, it } from '@jest/globals';
import { constatDe, juger, manque } from '../../essais/juger.js';

const jour = '2025-03-01';
const cumul = { type: 'CDDI', minutes: 900, motif: 'CUMUL' };
const embauche = (fin: string | null, autresContrats: unknown[] = []) =>
  juger('embauche', jour, {
    pass: { debut: '2024-10-01', fin: '2026-09-30' },
    contrat: { type: 'CDDI', debut: '2025-03-10', fin, minutesHebdo: 900, motifHeures: 'CUMUL' },
    autresContrats,
  });

describe('la dérogation de cumul dure six mois et se renouvelle une fois', () => {
  it.each<[string, string, string[]]>([
    ['six mois', '2025-09-09', []],
    ['douze mois', '2026-03-09', []],
    ['douze mois et un jour', '2026-03-10', ['heures_hebdo_min']],
  ])('%s dès l’embauche', (_, fin, attendues) => {
    expect(manque(embauche(fin))).toEqual(attendues);
  });

  it.each<[string, unknown[], string[]]>([
    ['un contrat de six mois avant', [{ ...cumul, debut: '2024-09-10', fin: '2025-03-09' }], []],
    [
      'un contrat de six mois et un jour avant',
      [{ ...cumul, debut: '2024-09-09', fin: '2025-03-09' }],
      ['heures_hebdo_min'],
    ],
    ['un contrat à vingt heures avant', [{ ...cumul, minutes: 1200, debut: '2024-01-01', fin: '2025-03-09' }], []],
    [
      'un contrat réduit pour une autre raison',
      [{ ...cumul, motif: 'DIFFICULTES', debut: '2024-01-01', fin: '2025-03-09' }],
      [],
    ],
    ['un contrat d’un autre type', [{ ...cumul, type: 'CDDU', debut: '2024-01-01', fin: '2025-03-09' }], []],
  ])('%s', (_, autres, attendues) => {
    expect(manque(embauche('2025-09-09', autres))).toEqual(attendues);
  });

  it.each<[string, string, string[]]>([
    ['le dernier jour du douzième mois', '2025-12-31', []],
    ['le lendemain', '2026-01-01', ['heures_hebdo_min']],
  ])('un renouvellement jusqu’à %s', (_, fin, attendues) => {
    const contrat = { type: 'CDDI', debut: '2025-01-01', fin: '2025-06-30' };
    const horaires = {
      minutes: 900,
      motif: 'CUMUL',
      parcoursDepuis: '2024-06-01',
      autres: [],
      autorisations: [],
      collective: null,
    };
    expect(manque(juger('contrat.renouvellement', jour, { contrat, fin, horaires }))).toEqual(attendues);
  });

  it('renouveler un contrat dont on ne connaît pas les heures n’en juge rien', () => {
    const verdict = juger('contrat.renouvellement', jour, { fin: '2026-06-30' });
    expect(verdict.constats.map((c) => c.condition)).not.toContain('heures_hebdo_min');
  });
});

describe('le quota de CDI inclusion', () => {
  const cdi = (minutesHebdo: number | null, cdiInclusionEtp: number, plafondMajore = false) =>
    juger('embauche', jour, {
      naissance: '1960-01-01',
      pass: { debut: '2023-03-10', fin: '2026-03-09' },
      contrat: { type: 'CDI_INCLUSION', debut: '2025-03-10', fin: null, minutesHebdo },
      postes: { etp: 10, cdiInclusionEtp, plafondMajore },
    });
  it.each<[string, number | null, number, boolean, string[]]>([
    ['deux postes sur dix', 2100, 1, false, []],
    ['un peu plus de deux postes sur dix', 2100, 1.01, false, ['cdi_inclusion_quota']],
    ['des heures inconnues comptent un temps plein', null, 1.01, false, ['cdi_inclusion_quota']],
    ['trois postes sur dix, le préfet l’a décidé', 2100, 2, true, []],
    ['plus de trois postes sur dix', 2100, 2.01, true, ['cdi_inclusion_quota']],
    ['vingt-huit heures, quatre cinquièmes de poste', 1680, 1.2, false, []],
  ])('%s', (_, minutes, dejaEtp, majore, attendues) => {
    expect(manque(cdi(minutes, dejaEtp, majore))).toEqual(attendues);
  });
  it('n’a pas d’objet tant que les postes ne sont pas connus', () => {
    const verdict = juger('embauche', jour, { contrat: { type: 'CDI_INCLUSION', fin: null } });
    expect(verdict.constats.map((c) => c.condition)).not.toContain('cdi_inclusion_quota');
    expect(constatDe(verdict, 'cdi_inclusion_conditions').satisfaite).toBe(false);
  });
});

describe('l’indépendant d’une EITI', () => {
  const eiti = (immatriculeLe: string | null, salaries: number | null, jour = '2025-03-01') =>
    juger('embauche', jour, { siae: 'EITI', contrat: { type: 'EITI', debut: '2025-03-10', immatriculeLe, salaries } });
  it.each<[string, string | null, number | null, boolean]>([
    ['immatriculé depuis trois ans', '2022-03-10', 0, false],
    ['immatriculé depuis trois ans et un jour', '2022-03-09', 0, true],
    ['avec un salarié', '2024-01-01', 1, true],
    ['immatriculation inconnue', null, 0, true],
    ['salariés inconnus', '2024-01-01', null, true],
  ])('%s : accepté, l’aide est dite', (_, immatriculeLe, salaries, avertissement) => {
    const verdict = eiti(immatriculeLe, salaries);
    expect(verdict.issue).toBe('favorable');
    expect(constatDe(verdict, 'eiti_independant').avertissement === true).toBe(avertissement);
  });
  it('n’était pas regardé avant 2025', () => {
    expect(eiti(null, null, '2024-12-31').constats.map((c) => c.condition)).not.toContain('eiti_independant');
  });
});
