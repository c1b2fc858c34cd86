import { describe, expect, it } from '@jest/globals';
import { referentiel } from '../../droit/essais/charger.js';
import { catalogue } from './faits/index.js';
import { criteres, enJours, libelleDuCode, libellesDesCodes, nomDuFait } from './libelles-codes.js';

const droit = referentiel().auJour('2026-06-01');
const familles = Object.keys(libellesDesCodes) as (keyof typeof libellesDesCodes)[];

describe('Les mots du journal', () => {
  it.each(familles)('« %s » : les mêmes codes et les mêmes libellés que le référentiel', (famille) => {
    const attendus = Object.fromEntries(droit.codes(famille).map((c) => [c, droit.libelle(`${famille}/${c}`)]));
    expect(libellesDesCodes[famille]).toEqual(attendus);
  });

  it('un code sans libellé se dit lui-même, un fait sans nom aussi a un nom', () => {
    expect(libelleDuCode('prolongation/motifs', 'LOCAL')).toBe('LOCAL');
    expect(nomDuFait('Inconnu')).toBe('autre fait');
    expect(nomDuFait('HeuresDeclarees')).toBe('heures');
  });

  it('les nombres s’accordent', () => {
    expect([enJours(1), enJours(0), enJours(30)]).toEqual(['1 jour', '0 jour', '30 jours']);
    expect([criteres(0, 0), criteres(1, 0), criteres(0, 2), criteres(2, 1)]).toEqual([
      'sans critère administratif',
      '1 critère de niveau 1',
      '2 critères de niveau 2',
      '2 critères de niveau 1 et 1 critère de niveau 2',
    ]);
  });

  it('aucune phrase ne montre un code ni « (s) »', () => {
    for (const definition of Object.values(catalogue)) {
      const phrase = (definition.phrase as (data: unknown) => string)(definition.exemple);
      expect(phrase).not.toMatch(/\b[A-Z]{2,}_[A-Z_]+\b|\(s\)|[a-z][A-Z][a-z]/);
    }
  });
});
