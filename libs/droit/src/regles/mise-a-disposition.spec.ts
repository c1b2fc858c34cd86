import { describe, expect, it } from '@jest/globals';
import { articles, constatDe, juger, manque } from '../../essais/juger.js';

const jour = '2025-03-01';
const periode = { du: '2024-06-01', au: '2026-05-31' };

describe('règle « mise_a_disposition »', () => {
  it.each([
    ['AI', 'particulier', true],
    ['AI', 'epic', true],
    ['ETTI', 'entreprise', true],
    ['ACI', 'particulier', false],
    ['EI', 'entreprise', false],
    ['EITI', 'association', false],
    ['AI', 'inconnu', false],
  ])('une %s auprès d’un utilisateur %s : %s', (siae, utilisateur, attendu) => {
    expect(constatDe(juger('mise_a_disposition', jour, { siae, utilisateur }), 'mad_permise').satisfaite).toBe(attendu);
  });

  it.each([
    ['particulier', { fin: null, epi: null, remunerationReference: null }, []],
    ['entreprise', { fin: null, epi: null }, []],
    ['entreprise', { remunerationReference: null }, ['mad_contrat_complet']],
    ['epic', { remunerationReference: ' ' }, ['mad_contrat_complet']],
    ['association', { nom: '' }, ['mad_contrat_complet']],
  ])('mentions du contrat avec un utilisateur %s, %j', (utilisateur, mentions, attendu) => {
    expect(manque(juger('mise_a_disposition', jour, { utilisateur, mentions }))).toEqual(attendu);
  });
  it('un terme et un équipement non précisés sont signalés', () => {
    const constat = constatDe(
      juger('mise_a_disposition', jour, { mentions: { fin: null, epi: null } }),
      'mad_contrat_complet',
    );
    expect(constat).toMatchObject({
      satisfaite: true,
      avertissement: true,
      constate: 'complet ; non précisées : fin, epi',
    });
  });

  it('chaque constat cite son texte', () => {
    const verdict = juger('mise_a_disposition', jour, {
      utilisateur: 'entreprise',
      compteur: { periode, minutes: 28_800 },
      departement: '56',
      departementEmployeur: '35',
      travauxDangereux: true,
      licenciementLe: '2025-02-01',
    });
    const cite = (condition: string): string[] => articles(constatDe(verdict, condition));
    expect(cite('mad_contrat_complet')).toEqual(['R. 5132-20']);
    expect(cite('territoire_mad')).toEqual(['R. 5132-19']);
    expect(cite('mad_sans_travaux_dangereux')).toEqual(['L. 5132-10', 'D. 4154-1']);
    expect(cite('mad_sans_licenciement_recent')).toEqual(['L. 5132-7']);
    expect(cite('plafond_480h')).toEqual(['R. 5132-18', 'L. 5132-9', 'D. 5132-18-1']);
  });
  it('sans territoire connu, la condition n’a pas d’objet', () => {
    expect(
      juger('mise_a_disposition', jour, { departement: '56' }).constats.some((k) => k.condition === 'territoire_mad'),
    ).toBe(false);
  });
});

describe('règle « heures »', () => {
  it.each([
    ['le plafond juste', 1, 28_799, 'AI', true, null, []],
    ['une minute de trop', 1, 28_800, 'AI', true, null, ['plafond_480h']],
    ['utilisateur non plafonné', 1, 28_800, 'AI', false, null, []],
    ['ETTI', 1, 28_800, 'ETTI', true, null, []],
    ['dérogation de l’association', 1, 28_800, 'AI', true, { du: '2025-01-01', au: '2027-12-31' }, []],
  ])('%s', (_, minutes, deja, siae, plafonnee, derogation, attendu) => {
    const change = { minutes, siae, miseADisposition: { plafonnee }, compteur: { periode, minutes: deja, derogation } };
    expect(manque(juger('heures', jour, change))).toEqual(attendu);
  });
  it('dit quand une nouvelle période s’ouvrira', () => {
    const verdict = juger('heures', jour, { compteur: { periode, minutes: 28_800 } });
    expect(constatDe(verdict, 'plafond_480h').possibleLe).toBe('2026-06-01');
  });
  it('sans mise à disposition, seul le mois est jugé', () => {
    expect(manque(juger('heures', jour, { miseADisposition: null, compteur: { periode, minutes: 99_999 } }))).toEqual(
      [],
    );
  });
});
