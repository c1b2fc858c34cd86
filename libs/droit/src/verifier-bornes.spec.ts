import { describe, expect, it } from '@jest/globals';
import { bonnes, controles, deuxAns, libelles, problemes } from '../essais/echantillon.js';
import type { Probleme } from './verifier.js';

/** The sample with one more line, its conditions worded. */
const avec = (borne: string): Probleme['controle'][] =>
  controles({
    essais: bonnes.replace('bornes:', `bornes:\n  - ${borne}`),
    conditions: `${libelles}\nconnu: { libelle: Connu }\nbeaucoup: { libelle: Beaucoup }\nancien: { libelle: Ancien }`,
    bornes: 'dossier: []\nsans_borne: {}\noui_ou_non: [connu, beaucoup, ancien]',
  }).filter((c) => c.startsWith('borne'));

describe('les bornes', () => {
  it('passent quand la veille, le jour et le lendemain répondent comme annoncé', () => {
    expect(controles({})).toEqual([]);
  });

  it('échouent quand un seul des trois jours répond autrement, et disent lequel', () => {
    for (const faux of ['[oui, oui, oui]', '[non, non, oui]', '[non, oui, non]'])
      expect(avec(deuxAns.replace('[non, oui, oui]', faux))).toContain('borne_fausse');
    expect(
      problemes({ essais: bonnes.replace(deuxAns, deuxAns.replace('[non, oui, oui]', '[non, non, oui]')) })[0]?.message,
    ).toContain('2 donne oui');
  });

  it('échouent quand les trois réponses sont les mêmes : ce n’est pas une borne', () => {
    const loin = deuxAns.replace('borne: 2', 'borne: 9').replace('[non, oui, oui]', '[oui, oui, oui]');
    expect(avec(loin)).toEqual(['borne_sans_effet']);
  });

  it('échouent quand la condition ne cite pas le paramètre', () => {
    expect(
      avec(
        '{ nom: trois, le: 2022-01-01, regle: delai, champ: n, borne: 3, condition: connu, satisfaite: [non, non, sans_objet] }',
      ),
    ).toEqual(['borne_sans_source']);
  });

  it('échouent quand elles nomment une règle, un calcul ou un champ inconnu, ou n’attendent rien', () => {
    for (const mauvaise of [
      deuxAns.replace('regle: delai', 'regle: divination'),
      deuxAns.replace('regle: delai', 'calcul: divination').replace('satisfaite', 'attendus'),
      deuxAns.replace('champ: n', 'champ: absent'),
      deuxAns.replace('champ: n', 'champ: n.trop.loin'),
      deuxAns.replace('le: 2022-01-01, ', ''),
      deuxAns.replace('condition: assez, ', ''),
      deuxAns.replace(', satisfaite: [non, oui, oui]', ''),
      '{ nom: liste trop courte, le: 2022-01-01, regle: delai, situation: { mois: [1, 2] }, champ: mois, borne: 2, condition: beaucoup, satisfaite: [oui, oui, non] }',
      '{ nom: moins que rien, le: 2022-01-01, regle: delai, champ: mois, borne: 0, condition: beaucoup, satisfaite: [oui, oui, non] }',
    ])
      expect(avec(mauvaise)).toEqual(['borne_incomplete']);
  });

  it('coupent une liste, déplacent le jour de la décision, et voient ce qui est dit sans refuser', () => {
    const sansSource = (borne: string): string[] => avec(borne).filter((c) => c !== 'borne_sans_source');
    expect(
      sansSource(
        '{ nom: deux au plus, le: 2022-01-01, regle: delai, situation: { mois: [1, 2, 3] }, champ: mois, borne: 2, condition: beaucoup, satisfaite: [oui, oui, non] }',
      ),
    ).toEqual([]);
    expect(
      sansSource(
        '{ nom: le jour, regle: delai, situation: { depuis: 2022-05-01 }, borne: 2022-05-01, condition: ancien, satisfaite: [non, non, signalee] }',
      ),
    ).toEqual([]);
  });

  it('jugent aussi un calcul de jours, qui peut donner trois fois le même', () => {
    const calcul = (attendus: string): string =>
      `{ nom: reprise, calcul: reprise_stock_ai, borne: 2021-12-01, attendus: ${attendus} }`;
    expect(avec(calcul('[non vérifiable, non vérifiable, non vérifiable]'))).toEqual([]);
    expect(avec(calcul('[non vérifiable, vérifiable, non vérifiable]'))).toEqual(['borne_fausse']);
  });
});
