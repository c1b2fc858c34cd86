import { describe, expect, it } from '@jest/globals';
import { aUneSuite, direLaPage, direLeTotal, nombreDePages, type Etendue } from './etendue.js';

const page = (e: Partial<Etendue>): Etendue => ({
  total: 60,
  auMoins: false,
  taille: 25,
  page: 1,
  lignes: Array.from({ length: 25 }),
  ...e,
});

describe('l’étendue d’une liste', () => {
  it('comptée : son total, ses pages, et la dernière n’a pas de suite', () => {
    expect([direLeTotal(page({})), nombreDePages(page({}))]).toEqual(['60 parcours', 3]);
    expect(direLeTotal(page({ total: 1 }))).toBe('1 parcours');
    expect([1, 2, 3].map((n) => aUneSuite(page({ page: n })))).toEqual([true, true, false]);
    expect(direLaPage(page({ page: 2 }), 'liste.page', 'liste.pageSeule')).toBe('Page 2 sur 3');
    expect(nombreDePages(page({ total: 0 }))).toBe(1);
  });

  it('au-delà de ce qui est compté : « plus de 1 000 », sans nombre de pages, et une suite tant qu’une page est pleine', () => {
    const au = (e: Partial<Etendue>): Etendue => page({ total: 1000, auMoins: true, ...e });
    expect(direLeTotal(au({}))).toMatch(/^Plus de 1\s000 parcours$/);
    expect(direLaPage(au({ page: 41 }), 'liste.page', 'liste.pageSeule')).toBe('Page 41');
    expect([aUneSuite(au({ page: 41 })), aUneSuite(au({ page: 60, lignes: [1] }))]).toEqual([true, false]);
  });
});
