import { describe, expect, it } from '@jest/globals';
import { referentiel } from '../../droit/essais/charger.js';
import { etatInitial, decide, structureParDefaut, type Contexte } from './index.js';

const contexte = (jour: string): Contexte => ({
  jour,
  acteur: { role: 'prescripteur', organisation: { id: 'ml', type: 'ML', habilitee: true } },
  droit: referentiel().auJour(jour),
  autresPass: [],
  structure: structureParDefaut,
  numeroPass: '999990000001',
});

describe('le décideur', () => {
  it('ouvre un parcours', () => {
    const d = decide(
      { type: 'OuvrirParcours', data: { personne: { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02' } } },
      etatInitial('p1'),
      contexte('2025-01-10'),
    );
    expect(d.issue).toBe('accord');
  });
});
