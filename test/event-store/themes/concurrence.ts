import { describe, expect, it } from '@jest/globals';
import { RevisionConflict, type EventStore } from '@jalon/event-store';
import type { Essai } from '../contrat.js';
import { fait, flux, issue, tete, toutLire } from '../outils.js';
import { verifierHistoire, type Operation } from '../linearisable.js';

/** Clients that read, then append at the revision seen, at will; returns what each saw and when. */
async function melee(store: EventStore, noms: string[], clients: number, operations: number): Promise<Operation[]> {
  let instant = 0;
  const vues: Operation[] = [];
  const client = async (c: number) => {
    for (let n = 0; n < operations; n++) {
      const stream = noms[(c * 7 + n * 3) % noms.length] ?? '';
      const debut = instant++;
      const lus = (await store.readStream(stream)).map((e) => e.id);
      vues.push({ genre: 'lecture', stream, lus, debut, fin: instant++ });
      const envoi = fait();
      const expected = lus.length - 1;
      const avant = instant++;
      try {
        const { lastRevision } = await store.append(stream, expected, [envoi]);
        vues.push({
          genre: 'ajout',
          stream,
          id: envoi.id,
          expected,
          revision: lastRevision,
          debut: avant,
          fin: instant++,
        });
      } catch (error) {
        if (!(error instanceof RevisionConflict)) throw error;
        vues.push({ genre: 'conflit', stream, expected, actual: error.actual, debut: avant, fin: instant++ });
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, c) => client(c)));
  return vues;
}

export function concurrence({ ouvrir }: Essai): void {
  describe('concurrence', () => {
    it('50 clients sur 8 flux : une histoire linéarisable, un seul gagnant par révision', async () => {
      const store = await ouvrir();
      const noms = Array.from({ length: 8 }, () => flux());
      const vues = await melee(store, noms, 50, 12);
      const final = new Map(
        await Promise.all(noms.map(async (nom) => [nom, (await store.readStream(nom)).map((e) => e.id)] as const)),
      );
      expect(verifierHistoire(vues, final)).toEqual([]);
      expect(vues.filter((o) => o.genre === 'conflit').length).toBeGreaterThan(0);
      expect(vues.filter((o) => o.genre === 'ajout').length).toBeGreaterThan(50);
    });

    it('50 clients visent la même révision : exactement un gagne', async () => {
      const store = await ouvrir();
      const nom = flux();
      for (let n = -1; n < 4; n++) {
        const issues = await Promise.all(Array.from({ length: 50 }, () => issue(store.append(nom, n, [fait()]))));
        expect(issues.filter((i) => 'ok' in i)).toHaveLength(1);
        expect(issues.filter((i) => 'refus' in i && i.refus instanceof RevisionConflict)).toHaveLength(49);
      }
      expect(await store.readStream(nom)).toHaveLength(5);
    });

    it('300 ajouts dans le même tour, sur 300 flux : tous écrits, chacun une fois', async () => {
      const store = await ouvrir();
      const depart = await tete(store);
      const prefixe = flux();
      const issues = await Promise.all(
        Array.from({ length: 300 }, (_, n) => store.append(`${prefixe}-${n}`, -1, [fait()])),
      );
      expect(new Set(issues.map((i) => i.lastPosition)).size).toBe(300);
      const lus = await toutLire(store, { streamPrefixes: [prefixe] }, depart);
      expect(new Set(lus.map((e) => e.stream)).size).toBe(300);
    });

    it('100 ajouts à la suite sur un même flux, lancés sans attendre : tous écrits dans l’ordre', async () => {
      const store = await ouvrir();
      const nom = flux();
      await Promise.all(Array.from({ length: 100 }, (_, n) => store.append(nom, n - 1, [fait({ n })])));
      expect((await store.readStream(nom)).map((e) => e.data['n'])).toEqual(Array.from({ length: 100 }, (_, n) => n));
    });

    it('des clients qui recommencent après conflit finissent tous par écrire, sans rien perdre', async () => {
      const store = await ouvrir();
      const nom = flux();
      const incrementer = async (qui: number) => {
        for (;;) {
          const expected = (await store.readStream(nom)).length - 1;
          const essai = await issue(store.append(nom, expected, [fait({ qui })]));
          if ('ok' in essai) return;
          expect(essai.refus).toBeInstanceOf(RevisionConflict);
        }
      };
      await Promise.all(Array.from({ length: 20 }, (_, qui) => incrementer(qui)));
      expect((await store.readStream(nom)).map((e) => e.data['qui']).sort((a, b) => Number(a) - Number(b))).toEqual(
        Array.from({ length: 20 }, (_, n) => n),
      );
    });
  });
}
