import { describe, expect, it } from '@jest/globals';
import { montrer, type Allouer, type Classes } from './index.js';

interface Ligne {
  numero: string | null;
  personne: { nom: string; nir?: string };
  contrats: { id: string; salaire: number }[];
}
const LIGNE: Allouer<Ligne> = {
  numero: 'pass',
  personne: { nom: 'identite', nir: 'sensible' },
  contrats: { chaque: { id: 'parcours', salaire: 'pass' } },
};
const ligne: Ligne = {
  numero: '999991234567',
  personne: { nom: 'Durand', nir: '1' },
  contrats: [{ id: 'c1', salaire: 10 }],
};
const vues = (...classes: string[]): Classes => new Set(classes) as Classes;

describe('Ce qu’un lecteur voit', () => {
  it('est exactement ce que ses classes couvrent, en profondeur', () => {
    expect(montrer(ligne, LIGNE, vues('parcours', 'identite'))).toEqual({
      numero: null,
      personne: { nom: 'Durand', nir: null },
      contrats: [{ id: 'c1', salaire: null }],
    });
  });

  it('ne contient rien de ce que personne n’a alloué, même ajouté hors des types', () => {
    const avecPlus = { ...ligne, secret: 'fuite' };
    expect(montrer(avecPlus, LIGNE, vues('parcours', 'pass', 'identite', 'sensible'))).toEqual(ligne);
  });

  it('sans aucune classe ne dit que la forme', () => {
    expect(montrer(ligne, LIGNE, vues())).toEqual({
      numero: null,
      personne: { nom: null, nir: null },
      contrats: [{ id: null, salaire: null }],
    });
  });

  it('est une liste vide quand toute la liste est cachée : qui la parcourt n’a rien à deviner', () => {
    const parClasse: Allouer<Pick<Ligne, 'contrats'>> = { contrats: 'pass' };
    expect(montrer(ligne, parClasse, vues('parcours'))).toEqual({ contrats: [] });
    expect(montrer(ligne, parClasse, vues('pass'))).toEqual({ contrats: ligne.contrats });
  });

  it('oblige à allouer chaque champ', () => {
    // @ts-expect-error contrats is missing: a new field does not compile until somebody says who sees it
    const incomplete: Allouer<Ligne> = { numero: 'pass', personne: 'identite' };
    // @ts-expect-error nir is missing inside personne
    const enProfondeur: Allouer<Ligne> = { numero: 'pass', personne: { nom: 'identite' }, contrats: 'pass' };
    expect([incomplete, enProfondeur]).toHaveLength(2);
  });
});
