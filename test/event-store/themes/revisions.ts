import { describe, expect, it } from '@jest/globals';
import { InvalidEvent, RevisionConflict } from '@jalon/event-store';
import type { Essai } from '../contrat.js';
import { fait, faits, flux, issue, tete } from '../outils.js';

export function revisions({ ouvrir }: Essai): void {
  describe('révision attendue', () => {
    it('-1 exige que le flux n’existe pas encore', async () => {
      const store = await ouvrir();
      const nom = flux();
      await store.append(nom, -1, [fait()]);
      await expect(store.append(nom, -1, [fait()])).rejects.toBeInstanceOf(RevisionConflict);
      expect(await store.readStream(nom)).toHaveLength(1);
    });

    it.each([
      ['trop basse', 0],
      ['trop haute', 3],
      ['bien trop haute', 1_000_000],
      ['d’un flux inexistant', -1],
    ])('refuse une révision %s', async (_, attendue) => {
      const store = await ouvrir();
      const nom = flux();
      await store.append(nom, -1, faits(3));
      await expect(store.append(nom, attendue, [fait()])).rejects.toBeInstanceOf(RevisionConflict);
    });

    it('refuse d’ajouter à la suite d’un flux qui n’existe pas', async () => {
      const store = await ouvrir();
      expect(await issue(store.append(flux(), 0, [fait()]))).toMatchObject({
        refus: { name: 'RevisionConflict', expected: 0, actual: -1 },
      });
    });

    it('dit dans le conflit le flux, la révision attendue et la révision trouvée', async () => {
      const store = await ouvrir();
      const nom = flux();
      await store.append(nom, -1, faits(5));
      expect(await issue(store.append(nom, 1, [fait()]))).toMatchObject({
        refus: { stream: nom, expected: 1, actual: 4 },
      });
    });

    it('n’écrit rien en cas de conflit', async () => {
      const store = await ouvrir();
      const nom = flux();
      await store.append(nom, -1, faits(2));
      const avant = await tete(store);
      await issue(store.append(nom, 0, faits(3)));
      expect(await store.readStream(nom)).toHaveLength(2);
      expect(await tete(store)).toBe(avant);
    });

    it('un conflit ne bloque pas le flux : l’ajout correct passe ensuite', async () => {
      const store = await ouvrir();
      const nom = flux();
      await store.append(nom, -1, [fait()]);
      for (let essai = 0; essai < 20; essai++)
        await expect(store.append(nom, 7 + essai, [fait()])).rejects.toBeInstanceOf(RevisionConflict);
      expect(await store.append(nom, 0, [fait()])).toMatchObject({ firstRevision: 1, lastRevision: 1 });
      expect((await store.readStream(nom)).map((e) => e.revision)).toEqual([0, 1]);
    });

    it('des conflits mêlés à des ajouts, dans le même tour, ne bloquent pas le flux', async () => {
      const store = await ouvrir();
      const nom = flux();
      const issues = await Promise.all(
        [-1, 5, -1, 0, 9].map((attendue) => issue(store.append(nom, attendue, [fait()]))),
      );
      expect(issues.map((i) => 'ok' in i)).toEqual([true, false, false, true, false]);
      expect(await store.append(nom, 1, [fait()])).toMatchObject({ lastRevision: 2 });
    });

    it.each([
      ['-2', -2],
      ['1,5', 1.5],
      ['NaN', Number.NaN],
      ['l’infini', Number.POSITIVE_INFINITY],
    ])('refuse %s comme révision attendue', async (_, attendue) => {
      const store = await ouvrir();
      await expect(store.append(flux(), attendue, [fait()])).rejects.toBeInstanceOf(InvalidEvent);
    });

    it('n’offre pas de révision « peu importe », même sans les types', async () => {
      const store = await ouvrir();
      for (const joker of ['any', 'no_stream', undefined, null]) {
        const sansTypes = store.append.bind(store) as (...args: unknown[]) => Promise<unknown>;
        await expect(sansTypes(flux(), joker, [fait()])).rejects.toBeInstanceOf(InvalidEvent);
      }
    });
  });
}
