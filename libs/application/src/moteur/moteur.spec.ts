import { describe, expect, it } from '@jest/globals';
import type { Acteur } from '@jalon/parcours';
import { ouvrirJalon } from '../index.js';

const prescripteur: Acteur = { role: 'prescripteur', organisation: { id: 'ml-rennes', type: 'ML', departement: '35', habilitee: true } };
const personne = { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02' };

describe('Le moteur', () => {
  it('ouvre un parcours puis établit un diagnostic', async () => {
    const jalon = await ouvrirJalon();
    const ouvert = await jalon.moteur.executer({ type: 'OuvrirParcours', data: { personne }, acteur: prescripteur });
    expect(ouvert).toMatchObject({ issue: 'accepte', revision: 0, rejoue: false });
    if (ouvert.issue !== 'accepte') return;
    const diagnostic = await jalon.moteur.executer({
      parcours: ouvert.parcours,
      type: 'EtablirDiagnostic',
      data: { criteres: [] },
      acteur: prescripteur,
    });
    expect(diagnostic).toMatchObject({ issue: 'accepte', revision: 1 });
    await jalon.fermer();
  });
});
