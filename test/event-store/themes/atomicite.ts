import { describe, expect, it } from '@jest/globals';
import { InvalidEvent, RevisionConflict } from '@jalon/event-store';
import type { Essai } from '../contrat.js';
import { fait, faits, flux, issue, tete } from '../outils.js';

export function atomicite({ ouvrir }: Essai): void {
  describe('tout ou rien', () => {
    it('un fait invalide au milieu d’un ajout : rien n’est écrit', async () => {
      const store = await ouvrir();
      const nom = flux();
      await expect(store.append(nom, -1, [fait(), fait({ a: 0.5 }), fait()])).rejects.toBeInstanceOf(InvalidEvent);
      expect(await store.readStream(nom)).toEqual([]);
    });

    it('un identifiant répété dans l’ajout : rien n’est écrit', async () => {
      const store = await ouvrir();
      const nom = flux();
      const double = fait();
      await expect(store.append(nom, -1, [fait(), double, double])).rejects.toBeInstanceOf(InvalidEvent);
      expect(await store.readStream(nom)).toEqual([]);
    });

    it('un identifiant déjà dans le flux, en fin d’ajout : rien n’est écrit', async () => {
      const store = await ouvrir();
      const nom = flux();
      const ancien = fait();
      await store.append(nom, -1, [ancien]);
      await expect(store.append(nom, 0, [fait(), fait(), ancien])).rejects.toBeInstanceOf(InvalidEvent);
      expect(await store.readStream(nom)).toHaveLength(1);
      expect(await store.append(nom, 0, [fait()])).toMatchObject({ lastRevision: 1 });
    });

    it('dans le même tour, un refus n’emporte pas ses voisins', async () => {
      const store = await ouvrir();
      const [a, b, c] = [flux(), flux(), flux()];
      const [bon, conflit, autre] = await Promise.all([
        issue(store.append(a, -1, faits(2))),
        issue(store.append(b, 4, faits(2))),
        issue(store.append(c, -1, faits(2))),
      ]);
      expect([bon, conflit, autre].map((i) => 'ok' in i)).toEqual([true, false, true]);
      expect(await Promise.all([a, b, c].map(async (nom) => (await store.readStream(nom)).length))).toEqual([2, 0, 2]);
    });

    it('un ajout accepté n’est jamais perdu parce qu’un ajout simultané échoue sur un autre flux', async () => {
      const store = await ouvrir();
      for (let tour = 0; tour < 25; tour++) {
        const [gagnant, perdant] = [flux(), flux()];
        await store.append(perdant, -1, [fait()]);
        const [ok, refus] = await Promise.all([
          issue(store.append(gagnant, -1, faits(2))),
          issue(store.append(perdant, -1, [fait()])),
        ]);
        expect(ok).toMatchObject({ ok: { lastRevision: 1 } });
        expect(refus).toMatchObject({ refus: { name: 'RevisionConflict' } });
        expect(await store.readStream(gagnant)).toHaveLength(2);
      }
    });

    it('un ajout refusé n’enregistre pas sa clé', async () => {
      const store = await ouvrir();
      const nom = flux();
      const cle = { key: 'commande-1', fingerprint: 'f1' };
      await expect(store.append(nom, 3, [fait()], cle)).rejects.toBeInstanceOf(RevisionConflict);
      expect(await store.findAppend(nom, cle.key)).toBeUndefined();
      expect(await store.append(nom, -1, [fait()], cle)).toMatchObject({ replayed: false });
    });

    it('un refus ne laisse pas de trou ni de saut de position visible dans le journal', async () => {
      const store = await ouvrir();
      const nom = flux();
      const depart = await tete(store);
      await issue(store.append(nom, 5, faits(3)));
      const { lastPosition } = await store.append(nom, -1, [fait()]);
      const lus = await store.readAll({ after: depart, filter: { streamPrefixes: [nom] } });
      expect(lus.map((e) => [e.revision, e.position])).toEqual([[0, lastPosition]]);
    });

    it('une lecture pendant l’écriture ne voit jamais la moitié d’un ajout', async () => {
      const store = await ouvrir();
      const nom = flux();
      const suivi = { fini: false };
      const ecriture = (async () => {
        for (let n = 0; n < 40; n++) await store.append(nom, n * 3 - 1, faits(3));
        suivi.fini = true;
      })();
      const tailles: number[] = [];
      while (!suivi.fini) {
        tailles.push((await store.readStream(nom)).length);
        await new Promise((resolve) => setImmediate(resolve));
      }
      await ecriture;
      expect(tailles.filter((t) => t % 3 !== 0)).toEqual([]);
      expect(tailles.length).toBeGreaterThan(0);
      expect(await store.readStream(nom)).toHaveLength(120);
    });
  });
}
