import { describe, expect, it } from '@jest/globals';
import { dossierVide, type Dossier } from './dossier.js';
import { rectifiables } from './effets-rectifies.js';
import { defautsDuRemplacement } from './remplacement.js';

const par = { role: 'siae', organisation: { id: 'ai-rennes' } } as const;
const dossier: Dossier = {
  ...dossierVide('d'),
  faits: [{ type: 'HeuresDeclarees', le: '2025-03-03', ref: 'c1', par, retire: false }],
  heures: [{ contrat: 'c1', mois: '2025-02', minutes: 60, miseADisposition: 'm1', revision: 0 }],
};
const defauts = (type: string, r: Record<string, unknown>) => defautsDuRemplacement(dossier, 0, type, r);

describe('ce qui remplace un fait', () => {
  it.each<[string, string, Record<string, unknown>, string[]]>([
    ['un jour qui n’existe pas', 'AccompagnementEnregistre', { debut: '2025-02-30' }, ['debut : un jour existant']],
    ['un champ inconnu', 'ParcoursOuvert', { couleur: 'bleu' }, ['couleur : ne se remplace pas']],
    ['un nom hérité', 'ParcoursOuvert', { toString: 'x' }, ['toString : ne se remplace pas']],
    ['rien', 'ParcoursOuvert', {}, ['aucun champ à remplacer']],
    ['des heures négatives', 'HeuresDeclarees', { heures: -1 }, ['heures : un nombre d’heures']],
    ['un mois impossible', 'HeuresDeclarees', { mois: '2025-13' }, ['mois : un mois AAAA-MM']],
    [
      'le même contrat, la même mise à disposition',
      'HeuresDeclarees',
      { contrat: 'c1', miseADisposition: 'm1', heures: 2 },
      [],
    ],
    ['un autre contrat', 'HeuresDeclarees', { contrat: 'c2' }, ['contrat : ne se remplace pas']],
    ['une période imbriquée', 'SituationDeclaree', { rqth: { au: '2026-02-29' } }, ['rqth.au : un jour existant']],
    ['une période qui n’en est pas une', 'SituationDeclaree', { rqth: '2026' }, ['rqth : des champs']],
    ['ce qu’il faut', 'SituationDeclaree', { rqth: { au: '2026-02-28' }, finDeDroits: '2026-01-01' }, []],
  ])('%s', (_, type, r, attendu) => {
    expect(defauts(type, r)).toEqual(attendu);
  });

  it('chaque fait rectifiable dit ce qui s’y remplace', () => {
    for (const type of rectifiables)
      expect([type, defauts(type, { zz: 1 })]).toEqual([type, ['zz : ne se remplace pas']]);
  });
});
