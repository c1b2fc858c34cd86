import { describe, expect, it } from '@jest/globals';
import { referentiel } from '../../essais/charger.js';
import { doublonARapprocher, homonymeALever, ouvertureParcours, sansVoisin, type Voisin } from './identite.js';

const droit = referentiel().auJour('2025-01-10', 'plateforme');
const voisin = (anterieur: boolean): Voisin => ({ anterieur, ouvertLe: '2024-05-02', ouvertPar: 'ml-rennes' });
const voisinage = sansVoisin;

describe('L’ouverture d’un parcours', () => {
  it('ne dit rien d’un numéro qu’elle n’a pas, et signale sans refuser celui qui contredit l’état civil', () => {
    expect(ouvertureParcours(droit, { contradictions: null, voisinage }).constats).toEqual([]);
    const { issue, constats } = ouvertureParcours(droit, { contradictions: ['sexe', 'mois'], voisinage });
    expect(issue).toBe('favorable');
    expect(constats).toMatchObject([{ condition: 'nir_concordant', satisfaite: true, avertissement: true }]);
    expect(constats[0]?.constate).toBe('le numéro dit autrement le sexe, le mois de naissance');
    expect(ouvertureParcours(droit, { contradictions: [], voisinage }).constats[0]?.avertissement).toBeUndefined();
  });

  it('dit qu’un autre dossier porte cet état civil, et ne le refuse jamais', () => {
    const homonymes = [voisin(true)];
    const dit = ouvertureParcours(droit, { contradictions: null, voisinage: { ...voisinage, homonymes } });
    expect(dit.issue).toBe('favorable');
    expect(dit.constats).toMatchObject([{ condition: 'homonyme_possible', satisfaite: true, avertissement: true }]);
    expect(dit.constats[0]?.constate).toBe('un dossier ouvert le 02/05/2024 par ml-rennes');
    const leve = ouvertureParcours(droit, { contradictions: null, voisinage: { ...voisinage, homonymes, leve: true } });
    expect(leve.constats[0]?.avertissement).toBeUndefined();
  });
});

describe('Ce qui commence dans un dossier', () => {
  it('attend de savoir à qui il est, s’il a été ouvert après celui d’un homonyme', () => {
    expect(homonymeALever(voisinage)).toBeNull();
    expect(homonymeALever({ ...voisinage, homonymes: [voisin(false)] })).toBeNull();
    const homonymes = [voisin(true), voisin(false)];
    expect(homonymeALever({ ...voisinage, homonymes })).toMatchObject({
      condition: 'homonyme_a_lever',
      satisfaite: false,
      constate: '1 dossier du même état civil, ouvert avant celui-ci',
    });
    expect(homonymeALever({ ...voisinage, homonymes, leve: true })).toMatchObject({ satisfaite: true });
  });

  it('attend le rapprochement, s’il a été ouvert après celui de la même personne', () => {
    expect(doublonARapprocher({ ...voisinage, doublons: [voisin(false)] })).toBeNull();
    expect(doublonARapprocher({ ...voisinage, doublons: [voisin(true)], leve: true })).toMatchObject({
      condition: 'doublon_a_rapprocher',
      satisfaite: false,
    });
  });
});
