import { describe, expect, it } from '@jest/globals';
import { referentiel } from '../../droit/essais/charger.js';
import { etatInitial, decide, evolve, evolveTous, structureParDefaut, type Contexte, type Fait } from './index.js';

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

  it('suit des faits ensemble comme un à un, sans rien changer à l’état qu’ils suivent', () => {
    const par = contexte('2025-01-10').acteur;
    const fait = (revision: number, type: string, data: object) =>
      ({ type, data, le: '2025-01-10', par, revision }) as Fait;
    const [premier, ...suite] = [
      fait(0, 'ParcoursOuvert', { personne: { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02' } }),
      fait(1, 'OrientationEnvoyee', { siae: 'ai-rennes' }),
      fait(2, 'OrientationEnvoyee', { siae: 'ei-rennes' }),
    ] as [Fait, ...Fait[]];
    const ouvert = evolve(etatInitial('p1'), premier);
    const avant = structuredClone(ouvert);
    const ensemble = evolveTous(ouvert, suite);
    expect(ouvert).toEqual(avant);
    expect(ensemble).toEqual(suite.reduce(evolve, ouvert));
    expect(ensemble.dossier.faits).toHaveLength(3);
  });
});
