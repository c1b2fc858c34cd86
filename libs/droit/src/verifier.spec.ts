import { describe, expect, it } from '@jest/globals';
import { referentiel } from '../essais/charger.js';
import { verifierReferentiel } from './verifier.js';

describe('le vérificateur du référentiel', () => {
  it('ne trouve aucun problème dans les fichiers réels', () => {
    expect(verifierReferentiel(referentiel())).toEqual([]);
  });
});
