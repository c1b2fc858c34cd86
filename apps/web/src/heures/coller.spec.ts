import { describe, expect, it } from '@jest/globals';
import type { LigneDHeures } from '../api/types.js';
import { cleDe, coller } from './coller.js';

const ligne = (nom: string, prenom: string, mise: string | null = null): LigneDHeures => ({
  parcours: nom,
  revision: 1,
  nom,
  prenom,
  contrat: 'c',
  libelleContrat: 'CDDU',
  debut: '2026-01-01',
  fin: null,
  miseADisposition: mise,
  libelleUtilisateur: null,
  declarees: null,
  moisPrecedent: null,
  plafond: null,
  restantes: null,
});
const LIGNES = [
  ligne('Durand', 'Awa', 'm1'),
  ligne('Durand', 'Awa', 'm2'),
  ligne('Lefèvre', 'Éloi'),
  ligne('Nunes', 'Rui'),
];
const colle = (texte: string, depart = 0) => {
  const { valeurs, inconnues } = coller(texte, LIGNES, cleDe(LIGNES[depart] as LigneDHeures));
  return { valeurs: LIGNES.map((l) => valeurs.get(cleDe(l)) ?? null), inconnues };
};

describe('heures collées d’un tableur', () => {
  it('une colonne descend depuis la case où l’on colle, sans dépasser la dernière', () => {
    expect(colle('12\n7,5\n\n3\n9', 1)).toEqual({ valeurs: [null, '12', '7,5', '3'], inconnues: [] });
  });
  it('avec les noms, chaque ligne va à la sienne, dans n’importe quel ordre, accents et casse compris', () => {
    expect(colle('Nom\tHeures\r\nLEFEVRE Eloi\t20\r\nAwa DURAND\t5 h 30\r\nDurand Awa\t4\r\n')).toEqual({
      valeurs: ['5 h 30', '4', '20', null],
      inconnues: [],
    });
  });
  it('un nom sans ligne est dit, et n’est donné à personne', () => {
    expect(colle('Dupont;Zoé;12\nNunes;Rui;8')).toEqual({
      valeurs: [null, null, null, '8'],
      inconnues: ['Dupont Zoé'],
    });
  });
});
