import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '@jalon/event-store';
import type { Essai } from '../contrat.js';
import { fait, flux, issue } from '../outils.js';

export function arretEtSante({ ouvrir, vierge }: Essai): void {
  describe('santé et arrêt', () => {
    it('se dit en bonne santé, et donne la position du dernier fait', async () => {
      const store = await ouvrir();
      const { lastPosition } = await store.append(flux(), -1, [fait(), fait()]);
      expect(await store.health()).toMatchObject({ ok: true, head: lastPosition });
    });

    if (vierge) {
      it('un journal vide a pour tête -1', async () => {
        const store = await ouvrir();
        expect(await store.health()).toMatchObject({ ok: true, head: -1 });
      });
    }

    it('fermé, refuse tout comme indisponible', async () => {
      const store = await ouvrir();
      const nom = flux();
      await store.append(nom, -1, [fait()]);
      await store.close();
      await expect(store.append(nom, 0, [fait()])).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.readStream(nom)).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.readAll()).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.findAppend(nom, 'c')).rejects.toBeInstanceOf(StoreUnavailable);
      expect(() => store.subscribeAll()).toThrow(StoreUnavailable);
    });

    it('fermé, se dit en mauvaise santé avec une phrase pour l’exploitant', async () => {
      const store = await ouvrir();
      await store.close();
      expect(await store.health()).toMatchObject({ ok: false, detail: expect.stringMatching(/\w+/) });
    });

    it('se ferme deux fois sans erreur', async () => {
      const store = await ouvrir();
      await Promise.all([store.close(), store.close()]);
      await store.close();
      expect((await store.health()).ok).toBe(false);
    });

    it('répond à tous les ajouts en cours quand on le ferme : écrit ou refusé, jamais sans réponse', async () => {
      const store = await ouvrir();
      const attentes = Array.from({ length: 100 }, () => issue(store.append(flux(), -1, [fait()])));
      await store.close();
      const issues = await Promise.all(attentes);
      expect(issues.every((i) => 'ok' in i || ['StoreUnavailable', 'UnknownOutcome'].includes(i.refus.name))).toBe(
        true,
      );
    });
  });
}
