import { describe, expect, it } from '@jest/globals';
import { referentiel } from '../../essais/charger.js';
import { ouvertureParcours } from './identite.js';

const droit = referentiel().auJour('2025-01-10', 'plateforme');

describe('L’ouverture d’un parcours', () => {
  it('ne dit rien d’un numéro qu’elle n’a pas, et signale sans refuser celui qui contredit l’état civil', () => {
    expect(ouvertureParcours(droit, { contradictions: null }).constats).toEqual([]);
    const { issue, constats } = ouvertureParcours(droit, { contradictions: ['sexe', 'mois'] });
    expect(issue).toBe('favorable');
    expect(constats).toMatchObject([{ condition: 'nir_concordant', satisfaite: true, avertissement: true }]);
    expect(constats[0]?.constate).toBe('le numéro dit autrement le sexe, le mois de naissance');
    expect(ouvertureParcours(droit, { contradictions: [] }).constats[0]?.avertissement).toBeUndefined();
  });
});
