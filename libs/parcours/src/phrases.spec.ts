import { describe, expect, it } from '@jest/globals';
import { referentiel } from '../../droit/essais/charger.js';
import { catalogue } from './faits/index.js';
import { criteres, enJours, nomDuFait } from './phrases.js';

const droit = referentiel();
const phrases = (mots: (chemin: string) => string): string[] =>
  Object.values(catalogue).map((d) =>
    (d.phrase as (data: unknown, mots: (chemin: string) => string) => string)(d.exemple, mots),
  );

describe('Les phrases du journal', () => {
  it('demandent leurs mots au référentiel, par des chemins qui existent', () => {
    const demandes = new Set<string>();
    phrases((chemin) => (demandes.add(chemin), chemin));
    expect(demandes.size).toBeGreaterThan(10);
    expect([...demandes].filter((chemin) => !droit.parametres.has(chemin))).toEqual([]);
  });

  it('disent le mot qu’on leur donne, et ne le savent pas d’avance', () => {
    const muettes = phrases(() => '…').join('\n');
    const libelles = [...droit.parametres]
      .filter(([chemin]) => chemin.split('/').length === 3)
      .map(([, p]) => p.libelle);
    expect(libelles.filter((l) => l.length > 12 && muettes.includes(l))).toEqual([]);
  });

  it('un code que le référentiel n’a plus se dit lui-même, un fait sans nom aussi a un nom', () => {
    expect(droit.libelle('prolongation/motifs/LOCAL')).toBe('LOCAL');
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
    for (const phrase of phrases((chemin) => droit.libelle(chemin))) {
      expect(phrase).not.toMatch(/\b[A-Z]{2,}_[A-Z_]+\b|\(s\)|[a-z][A-Z][a-z]/);
    }
  });
});
