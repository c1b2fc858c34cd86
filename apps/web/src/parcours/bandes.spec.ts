import { describe, expect, it } from '@jest/globals';
import type { Vue } from '../api/types.js';
import { etendue, friseDe, graduations, place } from './bandes.js';

const AU_JOUR = '2026-06-01';
const vue = (v: object): Vue =>
  ({
    auJour: AU_JOUR,
    pass: null,
    prolongations: [],
    suspensions: [],
    contrats: [],
    misesADisposition: [],
    demandes: [],
    ...v,
  }) as unknown as Vue;
const pass = { debut: '2026-01-01', fin: '2028-12-31' };

describe('la frise d’un parcours', () => {
  it('n’existe pas avant un PASS ou un contrat', () => {
    expect(friseDe(vue({}))).toBeNull();
  });
  it('coupe le PASS là où commence la première prolongation, et oublie celles qui sont retirées', () => {
    const prolongations = [
      { id: 'P2', debut: '2028-01-01', fin: '2028-12-31', libelleMotif: 'RQTH', retiree: false },
      { id: 'P1', debut: '2027-01-01', fin: '2027-12-31', libelleMotif: 'RQTH', retiree: true },
    ];
    expect(friseDe(vue({ pass, prolongations }))?.couloirs[0]?.bandes).toMatchObject([
      { aspect: 'pass', debut: '2026-01-01', fin: '2027-12-31' },
      { cle: 'P2', aspect: 'prolongation', debut: '2028-01-01', fin: '2028-12-31' },
    ]);
  });
  it('donne un couloir à chaque structure, sans contrat annulé ni couloir vide', () => {
    const contrat = (id: string, siae: string, etat: string) => ({
      id,
      siae,
      etat,
      type: 'CDDI',
      debut: '2026-02-01',
      fin: '2026-12-31',
      finEffective: '2026-09-30',
    });
    const contrats = [contrat('c1', 'a', 'rompu'), contrat('c2', 'b', 'declare'), contrat('c3', 'c', 'annule')];
    expect(friseDe(vue({ contrats }))?.couloirs.map((c) => [c.genre, c.structure, c.bandes[0]?.fin])).toEqual([
      ['contrats', 'a', '2026-09-30'],
      ['contrats', 'b', '2026-09-30'],
    ]);
  });
  it('ne montre d’une demande que celle qui attend', () => {
    const demande = (id: string, etat: string, decideeLe: string | null) => ({
      id,
      etat,
      decideeLe,
      debut: '2028-01-01',
      fin: '2028-06-30',
      libelleMotif: 'RQTH',
    });
    const demandes = [demande('D1', 'refusee', '2026-02-01'), demande('D2', 'en_attente', null)];
    expect(
      friseDe(vue({ pass, demandes }))
        ?.couloirs.at(-1)
        ?.bandes.map((b) => b.cle),
    ).toEqual(['D2']);
  });
  it('place chaque jour sur l’axe, dernier jour compris ; sans terme, une bande s’arrête aujourd’hui', () => {
    const axe = { debut: '2026-01-01', fin: '2026-12-31', auJour: AU_JOUR, couloirs: [] };
    const bande = { cle: 'x', aspect: 'contrat', texte: '' } as const;
    expect(place(axe, '2026-01-01')).toBe(0);
    expect(etendue(axe, { ...bande, debut: '2026-01-01', fin: '2026-12-31' })).toEqual({ x: 0, largeur: 100 });
    expect(etendue(axe, { ...bande, debut: '2026-01-01', fin: null }).largeur).toBeCloseTo((152 / 365) * 100);
    expect(graduations(axe)).toEqual([
      { jour: '2026-01-01', annee: '2026' },
      { jour: '2026-04-01', annee: null },
      { jour: '2026-07-01', annee: null },
      { jour: '2026-10-01', annee: null },
    ]);
  });
});
