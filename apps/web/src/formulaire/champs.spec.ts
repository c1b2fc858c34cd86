import { describe, expect, it } from '@jest/globals';
import type { DocumentOpenApi } from '../api/document.js';
import { champsDeCommande } from './champs.js';
import { champAu, regleLisible } from './erreurs.js';
import { cheminNormal, donneesDe, estComplete, jourSaisi, nombreSaisi, saisieVide } from './saisie.js';

const document: DocumentOpenApi = {
  components: {
    schemas: {
      EssaiDonnees: {
        type: 'object',
        required: ['personne', 'motif', 'criteres'],
        properties: {
          personne: { title: 'Personne', allOf: [{ $ref: '#/components/schemas/PersonneDonnees' }] },
          motif: { type: 'string', title: 'Motif', enum: ['A', 'B'], 'x-libelles': { A: 'Premier', B: 'Second' } },
          criteres: { type: 'array', title: 'Critères', items: { type: 'string', enum: ['X', 'Y'] } },
          pieces: { type: 'array', title: 'Pièces', items: { $ref: '#/components/schemas/PieceDonnees' } },
          minutes: { type: 'number', title: 'Heures', format: 'heures' },
          mois: { type: 'string', maxLength: 7, pattern: '^(19|20|21)\\d\\d-(0[1-9]|1[0-2])$' },
          inconnue: { type: 'boolean', title: 'Fin inconnue' },
          libre: { type: 'object' },
        },
      },
      PersonneDonnees: { type: 'object', required: ['nom'], properties: { nom: { type: 'string', title: 'Nom' } } },
      PieceDonnees: {
        type: 'object',
        required: ['du'],
        properties: { du: { type: 'string', format: 'date', title: 'Date' } },
      },
    },
  },
};
const champs = champsDeCommande(document, 'Essai', { criteres: [{ code: 'Z', libelle: 'Zed' }] }) ?? [];

describe('formulaire généré du schéma', () => {
  it('reconnaît chaque genre de champ, et laisse de côté l’objet de forme libre', () => {
    expect(champs.map((c) => [c.nom, c.genre, c.requis])).toEqual([
      ['personne', 'objet', true],
      ['motif', 'choix', true],
      ['criteres', 'choixMultiple', true],
      ['pieces', 'liste', false],
      ['minutes', 'nombre', false],
      ['mois', 'mois', false],
      ['inconnue', 'ouiNon', false],
    ]);
  });
  it('préfère les choix du jour aux codes du schéma', () => {
    expect(champs.find((c) => c.nom === 'criteres')?.options).toEqual([{ code: 'Z', libelle: 'Zed' }]);
    expect(champs.find((c) => c.nom === 'motif')?.options[0]).toEqual({ code: 'A', libelle: 'Premier' });
  });
  it('ne connaît pas une commande que l’API ne décrit pas', () => {
    expect(champsDeCommande(document, 'Absente')).toBeNull();
  });
  it('coche d’avance ce que le serveur propose, quand le formulaire l’offre', () => {
    const choix = champs.find((c) => c.genre === 'choixMultiple');
    const code = choix?.options[0]?.code ?? '';
    expect(saisieVide(champs, { [choix?.nom ?? '']: [code, 'ABSENT'], motif: ['A'] })).toEqual({
      ...saisieVide(champs),
      [choix?.nom ?? '']: [code],
    });
    expect(code).not.toBe('');
  });
  it('n’envoie pas les champs vides', () => {
    expect(donneesDe(champs, saisieVide(champs))).toEqual({ personne: {}, criteres: [] });
  });
  it('convertit la saisie en données, et sait quand elle est complète', () => {
    const saisie = {
      ...saisieVide(champs),
      personne: { nom: ' Exemple ' },
      motif: 'A',
      pieces: [{ du: '' }],
      minutes: '17 h 30',
      mois: '3/2026',
      inconnue: 'non',
    };
    expect(estComplete(champs, saisie)).toBe(false);
    const complete = { ...saisie, pieces: [{ du: '24/11/26' }] };
    expect(estComplete(champs, complete)).toBe(true);
    expect(donneesDe(champs, complete)).toEqual({
      personne: { nom: 'Exemple' },
      motif: 'A',
      criteres: [],
      pieces: [{ du: '2026-11-24' }],
      minutes: 17.5,
      mois: '2026-03',
      inconnue: false,
    });
  });
  it('accepte les dates et les nombres tels qu’on les tape', () => {
    expect(jourSaisi('24.11.2026')).toBe('2026-11-24');
    expect(nombreSaisi('1 204,5')).toBe(1204.5);
    expect(nombreSaisi('beaucoup')).toBe('beaucoup');
  });
  it('dit ce qui est attendu sans code ni format de machine', () => {
    const dit = (chemin: string, regle: string): string => regleLisible(champAu(champs, chemin), regle);
    expect(dit('motif', 'une des valeurs A, B')).toBe('à choisir dans la liste');
    expect(dit('data.pieces[0].du', 'un jour qui existe, AAAA-MM-JJ')).toBe('un jour qui existe');
    expect(champAu(champs, 'pieces.0.du')?.titre).toBe('Date');
    expect(dit('mois', 'un texte')).toBe('un mois, par exemple 03/2026');
    expect(dit('ailleurs', 'un texte')).toBe('un texte');
  });
  it('retrouve le champ nommé par le serveur', () => {
    expect(cheminNormal('pieces[0].du')).toBe('pieces.0.du');
    expect(cheminNormal('data.motif')).toBe('motif');
  });
});
