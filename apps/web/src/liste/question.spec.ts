import { describe, expect, it } from '@jest/globals';
import { lireQuestion, parametres, parametresDExport, triDe } from './question.js';

const demande = (texte: string): string =>
  parametres(lireQuestion(new URLSearchParams(texte)), Date.parse('2026-11-24T10:00:00Z')).toString();

describe('ce qu’on demande à la liste', () => {
  it('vient de l’adresse, valeurs inconnues laissées de côté', () => {
    expect(demande('')).toBe('page=1&taille=25');
    expect(demande('etat=suspendu&recherche=dur&page=3&taille=50')).toBe(
      'page=3&taille=50&recherche=dur&etat=suspendu',
    );
    expect(demande('etat=rien&taille=7&page=-2&tri=couleur&echeance=x')).toBe('page=1&taille=25');
  });
  it('compte une échéance à partir d’aujourd’hui', () => {
    expect(demande('echeance=30&enAttente=oui&contratEnCours=oui')).toBe(
      'page=1&taille=25&contratEnCours=oui&enAttente=oui&echeanceAvant=2026-12-24',
    );
  });
  it('exporte ce que l’adresse filtre et trie, toutes pages comprises', () => {
    const q = lireQuestion(
      new URLSearchParams('recherche=dur&etat=suspendu&echeance=30&enAttente=oui&siae=ai-x&tri=-fin&page=3&taille=50'),
    );
    expect(parametresDExport(q, Date.parse('2026-11-24T10:00:00Z'), 'csv').toString()).toBe(
      'format=csv&recherche=dur&etat=suspendu&siae=ai-x&enAttente=oui&echeanceAvant=2026-12-24&tri=-fin',
    );
  });
  it('trie par une colonne, et dans l’autre sens à la seconde fois', () => {
    expect(demande('tri=-fin')).toBe('page=1&taille=25&tri=-fin');
    const q = (texte: string) => lireQuestion(new URLSearchParams(texte));
    expect([triDe(q(''), 'fin'), triDe(q('tri=fin'), 'fin'), triDe(q('tri=-fin'), 'fin')]).toEqual([
      'fin',
      '-fin',
      'fin',
    ]);
    expect([triDe(q(''), 'nom'), triDe(q('tri=-nom'), 'nom')]).toEqual(['-nom', '']);
  });
});
