/** Negative controls of the language itself: what a specification must not let pass. */
import { describe, expect, it } from '@jest/globals';
import { ARTICLES, articlesAttendus, citant, DEMANDEUR } from '../specifications/articles.js';
import { diagnostiquer, etantDonne, le, ouvrir, siae } from '../specifications/etant-donne.js';

const refusee = () =>
  etantDonne([ouvrir('2025-01-10'), diagnostiquer('2025-01-10')]).quand(
    le('2025-02-01', siae('AI'), { type: 'DemanderProlongation', data: { motif: 'RQTH', fin: '2028-01-19' } }),
  );
const toutes = ['pass_en_cours', citant('employeur_du_pass', DEMANDEUR), 'rqth_valide'];

describe('alorsRefus', () => {
  it('passe quand tout est dit, dans n’importe quel ordre', () => {
    expect(refusee().alorsRefus('etape', toutes.toReversed()).issue).toBe('defavorable');
  });
  it.each([
    ['une condition en plus de celles attendues', toutes.slice(1)],
    ['une condition attendue qui n’y est pas', [...toutes, 'carence']],
    ['un refus dont on n’attend rien', []],
    [
      'un article qui n’est pas celui de cette lecture',
      ['pass_en_cours', citant('employeur_du_pass', 'R. 5132-1-8'), 'rqth_valide'],
    ],
    [
      'une condition qui peut citer plusieurs textes, sans dire lequel',
      [toutes[0] ?? '', 'employeur_du_pass', 'rqth_valide'],
    ],
    ['un article que personne n’a relu', ['pass_en_cours', citant('employeur_du_pass', 'L. 1'), 'rqth_valide']],
  ])('échoue sur %s', (_, conditions) => {
    expect(() => refusee().alorsRefus('etape', conditions)).toThrow();
  });
  it('échoue sur une autre famille', () => {
    expect(() => refusee().alorsRefus('droit', toutes)).toThrow();
  });
  it('dit où écrire les articles d’une condition nouvelle', () => {
    const nouvelle = { condition: 'toute_neuve', references: [] };
    expect(() => articlesAttendus('DeclarerEmbauche', nouvelle, 'toute_neuve')).toThrow(
      'test/specifications/articles.ts',
    );
    expect(Object.keys(ARTICLES)).not.toContain('toute_neuve');
  });
});
