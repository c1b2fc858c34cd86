import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Acteur } from '@jalon/droit';
import { accepte, prescripteur } from '../../essais/personnages.js';
import { ouvrirJalon, type Jalon } from '../index.js';

let jalon: Jalon;
beforeEach(async () => {
  jalon = await ouvrirJalon({ horloge: () => new Date('2026-11-24T12:00:00Z') });
});
afterEach(() => jalon.fermer());

const aci: Acteur = { role: 'siae', organisation: { id: 'aci-rennes', type: 'ACI', departement: '35' } };
const prefet: Acteur = { role: 'prefet', organisation: { id: 'pref-35', departement: '35' } };

describe('ce que l’État décide d’une structure', () => {
  it('la durée réduite de tout un chantier autorise le contrat, sans décision pour la personne', async () => {
    const heures = async (structure: boolean) => {
      const le = '2025-01-15';
      const executer = (type: string, data: object, acteur: Acteur, parcours?: string) =>
        jalon.moteur.executer({ type, data, acteur, le, parcours });
      if (structure) {
        const decider = (type: string, data: object) =>
          jalon.structures.executer({ structure: 'aci-rennes', type, data, acteur: prefet, le });
        await decider('EnregistrerStructure', { type: 'ACI', departement: '35' });
        await decider('AccorderDerogationHeures', { debut: '2025-01-01', fin: '2025-12-31' });
      }
      const personne = { nom: 'Durand', prenom: structure ? 'Awa' : 'Lou', naissance: '1984-05-02' };
      const { parcours } = accepte(await executer('OuvrirParcours', { personne }, prescripteur));
      accepte(await executer('EtablirDiagnostic', { criteres: [] }, prescripteur, parcours));
      const contrat = { id: 'c1', type: 'CDDI', debut: '2025-01-20', fin: '2025-09-19', heuresHebdo: 12 };
      const { verdict } = accepte(
        await executer('DeclarerEmbauche', { contrat: { ...contrat, motifHeures: 'DIFFICULTES' } }, aci, parcours),
      );
      return verdict.constats.find((k) => k.condition === 'heures_hebdo_min');
    };
    const [sans, avec] = [await heures(false), await heures(true)];
    expect([sans?.satisfaite, sans?.avertissement]).toEqual([true, true]);
    expect([avec?.satisfaite, avec?.avertissement]).toEqual([true, undefined]);
    expect(avec?.constate).toContain('31/12/2025');
  });
});
