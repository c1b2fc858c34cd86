import { describe, expect, it } from '@jest/globals';
import { lireQuestion, ranger, triDe, type Nommee } from './ranger.js';

const ligne = (nomDit: string, libelleType: string, parcoursEnCours: number, satisfaite = true): Nommee =>
  ({ nomDit, libelleType, parcoursEnCours, aSuivre: null, conventionnement: { satisfaite } }) as unknown as Nommee;
const LIGNES = [
  ligne('EI Zébulon', 'Entreprise d’insertion', 4),
  ligne('AI Écluse', 'Association intermédiaire', 2, false),
  ligne('AI Bocage', 'Association intermédiaire', 4),
];
const noms = (adresse: string): string[] =>
  ranger(LIGNES, lireQuestion(new URLSearchParams(adresse))).map((l) => l.nomDit);

describe('la liste des structures', () => {
  it.each([
    ['', ['AI Bocage', 'AI Écluse', 'EI Zébulon']],
    ['tri=-nom', ['EI Zébulon', 'AI Écluse', 'AI Bocage']],
    ['tri=-parcours', ['AI Bocage', 'EI Zébulon', 'AI Écluse']],
    ['tri=convention', ['AI Écluse', 'AI Bocage', 'EI Zébulon']],
    ['recherche=ecluse', ['AI Écluse']],
    ['recherche=inter+boc', ['AI Bocage']],
    ['tri=inconnu', ['AI Bocage', 'AI Écluse', 'EI Zébulon']],
  ])('%s', (adresse, attendus) => {
    expect(noms(adresse)).toEqual(attendus);
  });

  it('une colonne de nombres commence par les plus grands, et se retourne', () => {
    const q = lireQuestion(new URLSearchParams());
    expect(triDe(q, 'parcours')).toBe('-parcours');
    expect(triDe({ ...q, tri: 'parcours', decroissant: true }, 'parcours')).toBe('parcours');
    expect(triDe(q, 'nom')).toBe('-nom');
    expect(triDe({ ...q, decroissant: true }, 'nom')).toBe('');
  });
});
