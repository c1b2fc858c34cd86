import { describe, expect, it } from '@jest/globals';
import { ecarts } from './attendu.js';

const accepte = {
  issue: 'accepte' as const,
  faits: ['PassDelivre'],
  vue: { pass: { fin: '2027-01-19', etat: 'VALIDE' }, liste: [{ a: 1 }] },
};
const refuse = {
  issue: 'refuse' as const,
  refus: { famille: 'droit', regle: 'prolongation.demande', constats: [{ condition: 'rqth_valide' }] },
  faits: [],
  vue: null,
};

describe('Attendu d’une étape', () => {
  it('sans attendu, l’étape doit être acceptée', () => {
    expect(ecarts(undefined, accepte)).toEqual([]);
    expect(ecarts(undefined, refuse)).toEqual(['issue attendue : accepte, constatée : refuse (droit, rqth_valide)']);
  });
  it('un attendu qui ne nomme que des conditions attend un refus', () => {
    expect(ecarts({ conditions: ['rqth_valide'] }, refuse)).toEqual([]);
    expect(ecarts({ conditions: ['rqth_valide'] }, accepte)).toHaveLength(2);
  });
  it('un attendu qui ne nomme que la vue attend une acceptation', () => {
    expect(ecarts({ vue: { pass: { fin: '2027-01-19' } } }, accepte)).toEqual([]);
    expect(ecarts({ vue: null }, refuse)).toEqual([
      'issue attendue : accepte, constatée : refuse (droit, rqth_valide)',
    ]);
  });
  it('un signal attendu doit y être, d’autres peuvent y être ; sansSignaux n’en admet aucun', () => {
    const averti = { ...accepte, signaux: ['entree_tardive', 'autre_contrat'] };
    expect(ecarts({ signaux: ['entree_tardive'] }, averti)).toEqual([]);
    expect(ecarts({ signaux: ['entree_tardive'] }, accepte)).toEqual([
      'signal « entree_tardive » attendu parmi : aucun',
    ]);
    expect(ecarts({ sansSignaux: true }, accepte)).toEqual([]);
    expect(ecarts({ sansSignaux: true }, averti)).toEqual([
      'aucun signal attendu, constaté : entree_tardive, autre_contrat',
    ]);
  });
  it('compte les anomalies de chaque condition nommée', () => {
    const lu = { ...accepte, anomalies: [{ condition: 'hors' }, { condition: 'hors' }, { condition: 'autre' }] };
    expect(ecarts({ anomalies: { hors: 2, aucune: 0 } }, lu)).toEqual([]);
    expect(ecarts({ anomalies: { hors: 1 } }, lu)).toEqual(['anomalies « hors » : 1 attendues, 2 constatées']);
  });
  it('la vue est un sous-ensemble ; une liste a la même longueur', () => {
    expect(ecarts({ vue: { pass: { etat: 'EXPIRE' } } }, accepte)).toEqual([
      'vue.pass.etat : attendu "EXPIRE", constaté "VALIDE"',
    ]);
    expect(ecarts({ vue: { liste: [] } }, accepte)).toEqual(['vue.liste : 0 élément attendu, 1 constaté']);
    expect(ecarts({ vue: { liste: [{ a: 2 }] } }, accepte)).toEqual(['vue.liste[0].a : attendu 2, constaté 1']);
    expect(ecarts({ vue: { absent: { x: 1 } } }, accepte)).toEqual(['vue.absent : attendu {"x":1}, constaté rien']);
  });
  it('nomme la famille, la règle, la condition et le fait qui manquent', () => {
    const liste = ecarts(
      { issue: 'refuse', famille: 'etape', regle: 'x', conditions: ['carence'], faits: ['PassExpire'] },
      refuse,
    );
    expect(liste).toHaveLength(4);
    expect(liste.join('\n')).toMatch(/etape.*\n.*x.*\n.*carence.*\n.*PassExpire/);
  });
});
