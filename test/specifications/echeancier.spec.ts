import { describe, expect, it } from '@jest/globals';
import { ECHEANCIER } from '@jalon/parcours';
import { diagnostiquer, etantDonne, le, ouvrir, siae } from './etant-donne.js';

const ai = siae('AI');
const embauche = le('2025-01-15', ai, {
  type: 'DeclarerEmbauche',
  data: { contrat: { id: 'c1', type: 'CDDU', debut: '2025-01-20' } },
});
const parcours = [ouvrir('2025-01-10'), diagnostiquer('2025-01-10'), embauche];
const expiration = (jour: string) => le(jour, ECHEANCIER, { type: 'ConstaterExpiration', data: {} });

describe('L’échéancier', () => {
  it('ne constate l’expiration ni la veille ni le dernier jour du PASS', () => {
    for (const jour of ['2027-01-18', '2027-01-19'])
      etantDonne(parcours).quand(expiration(jour)).alorsRefus('droit', ['echeance_due']);
  });

  it('est le seul à la constater', () => {
    const verdict = etantDonne(parcours)
      .quand(le('2027-01-18', ai, { type: 'ConstaterExpiration', data: {} }))
      .alorsRefus('acces', ['echeance_due']);
    expect(verdict.regle).toBe('echeance');
  });
});
