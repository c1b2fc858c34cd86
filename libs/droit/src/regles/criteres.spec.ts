import { describe, expect, it } from '@jest/globals';
import { referentiel } from '../../essais/charger.js';
import { articles, constatDe, juger, manque } from '../../essais/juger.js';
import { prescripteurHabiliteCeJour } from './habilitation.js';
import { criteresProposes } from './criteres.js';

const prescripteur = { auteur: { role: 'prescripteur', siae: null, habilite: true } };
const loi = referentiel();

describe('la durée d’inscription à France Travail', () => {
  it.each([
    ['DETLD', '2023-03-01', true],
    ['DETLD', '2023-03-02', false],
    ['DELD', '2024-03-01', true],
    ['DELD', '2024-03-02', false],
    ['DELD', '2023-03-02', true],
    ['DELD', '2023-03-01', false],
    ['DETLD', '2025-03-02', false],
  ])('le 1er mars 2025, %s, inscrite depuis le %s', (critere, inscritDepuis, satisfaite) => {
    const verdict = juger('diagnostic', '2025-03-01', { criteres: [critere, 'RSA'], inscritDepuis });
    expect(constatDe(verdict, 'inscription_france_travail').satisfaite).toBe(satisfaite);
    expect(manque(verdict)).toEqual(satisfaite ? [] : ['inscription_france_travail']);
  });
  it('les deux lectures la jugent, avec l’article', () => {
    for (const lecture of ['plateforme', 'code'] as const) {
      const verdict = juger('diagnostic', '2025-03-01', { criteres: ['DETLD'], inscritDepuis: '2023-03-02' }, lecture);
      expect(articles(constatDe(verdict, 'inscription_france_travail'))).toContain('R. 5132-1-7');
    }
  });
  it('dit le jour où elle suffira', () => {
    const verdict = juger('diagnostic', '2025-03-01', { criteres: ['DETLD'], inscritDepuis: '2023-06-10' });
    expect(constatDe(verdict, 'inscription_france_travail').possibleLe).toBe('2025-06-10');
  });
  it('non dite, la pièce l’atteste : rien n’est jugé', () => {
    const verdict = juger('diagnostic', '2025-03-01', { criteres: ['DETLD'] });
    expect(verdict.constats.map((k) => k.condition)).not.toContain('inscription_france_travail');
  });
  it('un prescripteur, que les critères ne tiennent pas, en est seulement averti', () => {
    const verdict = juger('diagnostic', '2025-03-01', {
      ...prescripteur,
      criteres: ['DETLD'],
      inscritDepuis: '2024-12-01',
    });
    expect(constatDe(verdict, 'inscription_france_travail')).toMatchObject({ satisfaite: true, avertissement: true });
    expect(verdict.issue).toBe('favorable');
  });
});

describe('l’âge derrière un critère', () => {
  it.each([
    ['JEUNE', '1999-03-02', false],
    ['JEUNE', '1999-03-01', true],
    ['SENIOR', '1975-03-01', false],
    ['SENIOR', '1975-03-02', true],
  ])('le 1er mars 2025, %s, née le %s : contredit %s, jamais refusé', (critere, naissance, contredit) => {
    const verdict = juger('diagnostic', '2025-03-01', { criteres: [critere, 'RSA'], naissance });
    expect(constatDe(verdict, 'age_du_critere')).toMatchObject({ satisfaite: true, personnel: true });
    expect(constatDe(verdict, 'age_du_critere').avertissement === true).toBe(contredit);
  });
  it('date de naissance effacée : rien n’est dit', () => {
    const verdict = juger('diagnostic', '2025-03-01', { criteres: ['JEUNE', 'RSA'], naissance: null });
    expect(verdict.constats.map((k) => k.condition)).not.toContain('age_du_critere');
  });
});

describe('les critères proposés', () => {
  const proposes = (jour: string, naissance: string | null, rqth: { du: string; au: string | null }[] = []) =>
    criteresProposes(loi.auJour(jour), { naissance, rqth });
  it('jeune jusqu’à la veille de ses 26 ans, senior dès ses 50 ans, rien entre les deux', () => {
    expect(proposes('2025-03-01', '1999-03-02')).toEqual(['JEUNE']);
    expect(proposes('2025-03-01', '1999-03-01')).toEqual([]);
    expect(proposes('2025-03-01', '1975-03-02')).toEqual([]);
    expect(proposes('2025-03-01', '1975-03-01')).toEqual(['SENIOR']);
    expect(proposes('2025-03-01', null)).toEqual([]);
  });
  it('travailleur handicapé quand une RQTH est valide ce jour, bornes comprises', () => {
    const rqth = [{ du: '2024-01-01', au: '2025-03-01' }];
    expect(proposes('2024-01-01', null, rqth)).toEqual(['TH']);
    expect(proposes('2025-03-01', null, rqth)).toEqual(['TH']);
    expect(proposes('2025-03-02', null, rqth)).toEqual([]);
    expect(proposes('2023-12-31', null, rqth)).toEqual([]);
    expect(proposes('2030-01-01', null, [{ du: '2024-01-01', au: null }])).toEqual(['TH']);
  });
  it('aucun avant le premier jour du référentiel', () => {
    expect(proposes('2019-12-31', '1999-03-02', [{ du: '2019-01-01', au: null }])).toEqual([]);
  });
});

describe('les pièces, le jour où le PASS est délivré', () => {
  const diagnostic = { prescripteur: false, pieces: [{ critere: 'RSA', du: '2025-01-10' }], certifications: null };
  it.each([
    ['2025-04-09', 'code', true, undefined],
    ['2025-04-10', 'code', false, undefined],
    ['2025-04-09', 'plateforme', true, undefined],
    ['2025-04-10', 'plateforme', true, true],
  ] as const)('le %s, lecture %s', (jour, lecture, satisfaite, avertissement) => {
    const constat = constatDe(juger('embauche', jour, { diagnostic }, lecture), 'pieces_valides');
    expect([constat.satisfaite, constat.avertissement]).toEqual([satisfaite, avertissement]);
    expect(constat.personnel).toBe(true);
  });
  it.each([
    ['un PASS court déjà', { diagnostic, pass: { debut: '2025-01-01', fin: '2026-12-31' } }],
    ['le diagnostic est d’un prescripteur', { diagnostic: { ...diagnostic, prescripteur: true } }],
    ['aucune pièce n’est connue', { diagnostic: { ...diagnostic, pieces: null } }],
    [
      'le téléservice certifie le critère',
      { diagnostic: { ...diagnostic, certifications: [{ critere: 'RSA', du: '2025-01-01' }] } },
    ],
  ])('sans objet quand %s', (_, situation) => {
    const verdict = juger('embauche', '2025-10-10', situation, 'code');
    expect(verdict.constats.map((k) => k.condition)).not.toContain('pieces_valides');
  });
});

describe('la durée de validité d’un diagnostic', () => {
  it.each([
    ['2019-12-31', true],
    ['2020-01-01', false],
  ])('le %s, un prescripteur', (jour, refuse) => {
    const verdict = juger('diagnostic', jour, { ...prescripteur, criteres: [] });
    expect(manque(verdict)).toEqual(refuse ? ['validite_diagnostic', 'base_legale'] : []);
  });
});

describe('qui est prescripteur habilité', () => {
  const habilite = (type: string | undefined, habilitee = true, jour = '2025-03-01'): boolean =>
    prescripteurHabiliteCeJour(loi.auJour(jour), {
      role: 'prescripteur',
      organisation: { id: 'x', habilitee, ...(type === undefined ? {} : { type }) },
    });
  it('« Autre » et l’orienteur ne le sont jamais, même déclarés habilités', () => {
    expect([habilite('AUTRE'), habilite('ORIENTEUR')]).toEqual([false, false]);
  });
  it('un type de la liste, inconnu ou absent l’est quand il est déclaré tel', () => {
    expect(['ML', 'OHPD', 'TIERS_LIEU', undefined].map((t) => habilite(t))).toEqual([true, true, true, true]);
    expect(habilite('ML', false)).toBe(false);
  });
});
