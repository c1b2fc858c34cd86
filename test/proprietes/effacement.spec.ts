/** Whatever the commands: nothing sensitive is stored in clear, and once the person is erased the steps and the dates stay. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coffreInMemory } from '@jalon/confidentialite';
import { fold } from '@jalon/parcours';
import { referentiel } from '../../libs/droit/essais/charger.js';
import { vueDesFaits } from '../histoires/histoire.js';
import { ranger, relire, sansCodes } from '../histoires/ranger.js';
import { reperes, trahisonsDuJournal } from '../projections/codes-sensibles.js';
import { conduire, intention } from './conduire.js';

const loi = referentiel();
const r = reperes(loi);
const conduite = fc
  .tuple(fc.array(intention, { minLength: 5, maxLength: 40 }), fc.constantFrom('plateforme' as const, 'code' as const))
  .map(([intentions, lecture]) => conduire(intentions, lecture));

describe('n’importe quelle suite de commandes, rangée puis effacée', () => {
  it('ne laisse rien de sensible en clair, et garde ses étapes et ses dates', () => {
    const types = new Set<string>();
    fc.assert(
      fc.property(conduite, ({ faits, lecture }) => {
        const coffre = coffreInMemory();
        const stockes = ranger(faits, 'p', coffre);
        expect(trahisonsDuJournal(stockes, r)).toEqual({});
        const avant = fold('p', relire(stockes, 'p', coffre));
        coffre.detruire(['p']);
        const apres = fold('p', relire(stockes, 'p', coffre));
        for (const { type } of faits) types.add(type);
        const le = faits.at(-1)?.le ?? '2026-01-01';
        const droit = loi.auJour(le, lecture);
        expect(apres.etape).toBe(avant.etape);
        expect(sansCodes(vueDesFaits(apres, le, droit))).toEqual(sansCodes(vueDesFaits(avant, le, droit)));
        expect(apres.dossier.heures).toEqual(avant.dossier.heures);
      }),
      { seed: 20261129, numRuns: 150 },
    );
    for (const type of [
      'FaitRectifie',
      'PassRepris',
      'SortieEnregistree',
      'ProlongationAccordee',
      'SuspensionCorrigee',
    ])
      expect([type, types.has(type)]).toEqual([type, true]);
  });
});
