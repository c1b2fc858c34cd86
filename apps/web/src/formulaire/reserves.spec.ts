import { describe, expect, it } from '@jest/globals';
import type { Champ } from './champs.js';
import { champsVisibles } from './reserves.js';
import { donneesDe } from './saisie.js';

const champ = (nom: string, autres: Partial<Champ> = {}): Champ => ({
  nom,
  titre: nom,
  aide: null,
  requis: false,
  genre: 'texte',
  options: [],
  annuaire: null,
  champs: [],
  element: null,
  ...autres,
});
const champs = [champ('contrat', { genre: 'objet', champs: [champ('type'), champ('poste'), champ('salaries')] })];
const reserves = { 'contrat.salaries': { selon: 'contrat.type', codes: ['EITI'] } };
const montres = (type: string) => {
  const saisie = { contrat: { type, poste: 'Jardinier', salaries: '2' } };
  const visibles = champsVisibles(champs, saisie, reserves);
  return { noms: visibles[0]?.champs.map((c) => c.nom), donnees: donneesDe(visibles, saisie) };
};

describe('Champs réservés à certaines valeurs', () => {
  it('montre le champ pour la valeur qui le concerne, et envoie ce qui y est saisi', () => {
    expect(montres('EITI')).toEqual({
      noms: ['type', 'poste', 'salaries'],
      donnees: { contrat: { type: 'EITI', poste: 'Jardinier', salaries: '2' } },
    });
  });
  it.each(['CDDI', ''])('ne le montre pas pour « %s », et n’envoie pas ce qui y avait été saisi', (type) => {
    const { noms, donnees } = montres(type);
    expect(noms).toEqual(['type', 'poste']);
    expect(donnees).toEqual({ contrat: type === '' ? { poste: 'Jardinier' } : { type, poste: 'Jardinier' } });
  });
  it('ne montre à personne un champ que rien ne concerne', () => {
    const saisie = { contrat: { type: 'CDDI' } };
    const jamais = { 'contrat.salaries': { selon: 'contrat.type', codes: [] } };
    expect(champsVisibles(champs, saisie, jamais)[0]?.champs.map((c) => c.nom)).toEqual(['type', 'poste']);
  });
});
