import { describe, expect, it } from '@jest/globals';
import type { Essai } from '../contrat.js';
import { fait, faits, flux } from '../outils.js';

export function lecture({ ouvrir }: Essai): void {
  describe('lire un flux', () => {
    it('un flux inconnu est une liste vide', async () => {
      const store = await ouvrir();
      expect(await store.readStream(flux())).toEqual([]);
    });

    it.each([
      [0, [0, 1, 2, 3, 4]],
      [2, [2, 3, 4]],
      [4, [4]],
      [5, []],
      [1000, []],
    ])('à partir de la révision %s', async (depuis, attendues) => {
      const store = await ouvrir();
      const nom = flux();
      await store.append(nom, -1, faits(5));
      expect((await store.readStream(nom, depuis)).map((e) => e.revision)).toEqual(attendues);
    });

    it('rend les faits dans l’ordre, même écrits un par un entre d’autres flux', async () => {
      const store = await ouvrir();
      const nom = flux();
      for (let n = 0; n < 10; n++) {
        await store.append(flux(), -1, [fait()]);
        await store.append(nom, n - 1, [fait({ n })]);
      }
      expect((await store.readStream(nom)).map((e) => e.data['n'])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    });

    it('rend un flux de 1 500 faits en entier', async () => {
      const store = await ouvrir();
      const nom = flux();
      for (let n = 0; n < 3; n++) await store.append(nom, n * 500 - 1, faits(500));
      const lus = await store.readStream(nom);
      expect(lus.map((e) => e.revision)).toEqual(Array.from({ length: 1500 }, (_, n) => n));
    });

    it('ne confond pas deux flux dont l’un commence comme l’autre', async () => {
      const store = await ouvrir();
      const nom = flux();
      await store.append(nom, -1, faits(2));
      await store.append(`${nom}0`, -1, faits(3));
      await store.append(`${nom}-1`, -1, faits(4));
      expect(await store.readStream(nom)).toHaveLength(2);
      expect((await store.readStream(`${nom}0`)).every((e) => e.stream === `${nom}0`)).toBe(true);
    });

    it('voit un fait dès que son ajout est acquitté', async () => {
      const store = await ouvrir();
      const nom = flux();
      for (let n = 0; n < 15; n++) {
        await store.append(nom, n - 1, [fait()]);
        expect(await store.readStream(nom, n)).toHaveLength(1);
      }
    });

    it('rend le même fait par le flux et par le journal', async () => {
      const store = await ouvrir();
      const nom = flux();
      const avant = await store.append(flux(), -1, [fait()]);
      await store.append(nom, -1, [fait({ a: [1, { b: 'é' }] })]);
      const [parFlux] = await store.readStream(nom);
      const [parJournal] = await store.readAll({
        after: avant.lastPosition,
        limit: 1,
        filter: { streamPrefixes: [nom] },
      });
      expect(parJournal).toEqual(parFlux);
    });
  });
}
