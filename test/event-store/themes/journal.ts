import { describe, expect, it } from '@jest/globals';
import type { EventStore } from '@jalon/event-store';
import type { Essai } from '../contrat.js';
import { fait, flux, suivre, tete, toutLire } from '../outils.js';

/** Twelve facts, three streams of two kinds, two types; returns the head before and the two kinds. */
async function petitJournal(store: EventStore) {
  const depart = await tete(store);
  const marque = flux('m').replaceAll('-', '');
  const [dossiers, controles] = [`dossier${marque}`, `controle${marque}`];
  for (let n = 0; n < 4; n++) {
    for (const nom of [`${dossiers}-1`, `${dossiers}-2`, `${controles}-1`])
      await store.append(nom, n - 1, [fait({ n }, n % 2 === 0 ? 'Pair.v1' : 'Impair.v1')]);
  }
  return { depart, dossiers, controles, tous: { streamPrefixes: [dossiers, controles] } };
}

export function journal({ ouvrir, vierge }: Essai): void {
  describe('lire le journal', () => {
    it('dans l’ordre des positions, tous flux mêlés', async () => {
      const store = await ouvrir();
      const { depart, tous } = await petitJournal(store);
      const lus = await store.readAll({ after: depart, filter: tous });
      expect(lus).toHaveLength(12);
      expect(lus.map((e) => e.position)).toEqual([...new Set(lus.map((e) => e.position))].sort((a, b) => a - b));
      expect(lus.map((e) => e.data['n'])).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
    });

    it('`after` est exclu', async () => {
      const store = await ouvrir();
      const { depart, tous } = await petitJournal(store);
      const lus = await store.readAll({ after: depart, filter: tous });
      for (const [n, e] of lus.entries())
        expect((await store.readAll({ after: e.position, filter: tous })).length).toBe(11 - n);
    });

    it.each([1, 5, 12, 50])('rend au plus %s faits', async (limit) => {
      const store = await ouvrir();
      const { depart, tous } = await petitJournal(store);
      expect(await store.readAll({ after: depart, limit, filter: tous })).toHaveLength(Math.min(limit, 12));
    });

    it.each([1, 2, 5, 7, 12])('par pages de %s, rend la même chose qu’en une fois', async (limit) => {
      const store = await ouvrir();
      const { depart, tous } = await petitJournal(store);
      expect(await toutLire(store, tous, depart, limit)).toEqual(await store.readAll({ after: depart, filter: tous }));
    });

    it('sans filtre, rend aussi les faits des autres flux', async () => {
      const store = await ouvrir();
      const { depart, tous } = await petitJournal(store);
      const sans = await store.readAll({ after: depart });
      expect(sans.filter((e) => tous.streamPrefixes.some((p) => e.stream.startsWith(p)))).toHaveLength(12);
      expect(sans.every((e) => !e.stream.startsWith('$'))).toBe(true);
    });

    it('filtre par début de nom de flux', async () => {
      const store = await ouvrir();
      const { depart, dossiers, controles } = await petitJournal(store);
      const filtre = async (...streamPrefixes: string[]) =>
        (await store.readAll({ after: depart, filter: { streamPrefixes } })).length;
      expect([
        await filtre(dossiers),
        await filtre(controles),
        await filtre(`${dossiers}-1`),
        await filtre(dossiers, controles),
        await filtre('inconnu'),
      ]).toEqual([8, 4, 4, 12, 0]);
    });

    it('filtre par type', async () => {
      const store = await ouvrir();
      const { depart, tous } = await petitJournal(store);
      const lus = await store.readAll({ after: depart, filter: { ...tous, types: ['Impair.v1'] } });
      expect(lus.map((e) => e.type)).toEqual(Array.from({ length: 6 }, () => 'Impair.v1'));
      expect(await store.readAll({ after: depart, filter: { ...tous, types: ['Impair'] } })).toEqual([]);
    });

    it('combine les deux filtres', async () => {
      const store = await ouvrir();
      const { depart, dossiers } = await petitJournal(store);
      const lus = await store.readAll({
        after: depart,
        filter: { streamPrefixes: [`${dossiers}-2`], types: ['Pair.v1'] },
      });
      expect(lus.map((e) => [e.stream, e.revision])).toEqual([
        [`${dossiers}-2`, 0],
        [`${dossiers}-2`, 2],
      ]);
    });

    it('une liste vide de types ou de débuts ne retient rien', async () => {
      const store = await ouvrir();
      const { depart, tous } = await petitJournal(store);
      expect(await store.readAll({ after: depart, filter: { ...tous, types: [] } })).toEqual([]);
      expect(await store.readAll({ after: depart, filter: { streamPrefixes: [] } })).toEqual([]);
    });

    it('remplit la page demandée même quand le filtre saute presque tout', async () => {
      const store = await ouvrir();
      const depart = await tete(store);
      const nom = flux();
      const bruit = flux('bruit');
      await store.append(nom, -1, [fait({}, 'Rare.v1')]);
      for (let n = 0; n < 3; n++)
        await store.append(
          bruit,
          n * 700 - 1,
          Array.from({ length: 700 }, () => fait()),
        );
      await store.append(nom, 0, [fait({}, 'Rare.v1')]);
      expect(
        (await store.readAll({ after: depart, limit: 2, filter: { types: ['Rare.v1'], streamPrefixes: [nom] } })).map(
          (e) => e.revision,
        ),
      ).toEqual([0, 1]);
    });

    it('rend mille faits par défaut', async () => {
      const store = await ouvrir();
      const depart = await tete(store);
      const nom = flux();
      for (let n = 0; n < 3; n++)
        await store.append(
          nom,
          n * 400 - 1,
          Array.from({ length: 400 }, () => fait()),
        );
      expect(await store.readAll({ after: depart, filter: { streamPrefixes: [nom] } })).toHaveLength(1000);
    });

    it('au-delà du dernier fait, il n’y a rien', async () => {
      const store = await ouvrir();
      const { lastPosition } = await store.append(flux(), -1, [fait()]);
      expect(await store.readAll({ after: lastPosition })).toEqual([]);
    });

    it('`after` n’est qu’une position du journal, ou -1 : toute autre est refusée, à la lecture comme à l’abonnement', async () => {
      const store = await ouvrir();
      const { lastPosition } = await store.append(flux(), -1, [fait()]);
      for (const after of [lastPosition + 1, lastPosition + 1_000_000, -2, lastPosition + 0.5, Number.NaN, Infinity]) {
        const refus = { name: 'UnknownPosition', position: after };
        await expect(store.readAll({ after })).rejects.toMatchObject(refus);
        await expect(suivre(store, { after }, () => true)).rejects.toMatchObject(refus);
      }
      if (vierge) await expect(store.readAll({ after: 0 })).rejects.toMatchObject({ name: 'UnknownPosition' });
      // the store is none the worse for it
      expect(await store.readAll({ after: lastPosition })).toEqual([]);
    });

    it('compte les faits qui suivent une position, jusqu’à un plafond, et refuse une position étrangère', async () => {
      const store = await ouvrir();
      const { depart } = await petitJournal(store);
      const lus = await store.readAll({ after: depart });
      for (const [n, e] of lus.entries()) expect(await store.countAfter(e.position, 100)).toBe(lus.length - 1 - n);
      expect(await store.countAfter(depart, 100)).toBe(12);
      expect(await store.countAfter(depart, 5)).toBe(5);
      if (vierge) expect(await store.countAfter(-1, 100)).toBe(12);
      await expect(store.countAfter((lus.at(-1)?.position ?? 0) + 1_000_000, 100)).rejects.toMatchObject({
        name: 'UnknownPosition',
      });
    });

    it('chaque position donnée (fait lu, acquitté, dit « à jour ») est un `after`', async () => {
      const store = await ouvrir();
      const { depart } = await petitJournal(store);
      const { lastPosition } = await store.append(flux(), -1, [fait(), fait()]);
      const { messages } = await suivre(store, { after: depart, filter: { types: ['Jamais.v1'] } }, () => true);
      const dites = messages.flatMap((m) => (m.kind === 'caughtUp' ? [m.position] : []));
      const lues = (await store.readAll({ after: depart })).map((e) => e.position);
      expect(dites).toEqual([lastPosition]);
      for (const after of [...lues, ...dites, await tete(store)])
        expect((await store.readAll({ after })).length).toBe(lues.filter((p) => p > after).length);
    });

    it.each([1, 5, 12])('rend les %s derniers faits, dans l’ordre des positions', async (limit) => {
      const store = await ouvrir();
      const { depart } = await petitJournal(store);
      const tous = await store.readAll({ after: depart });
      expect(await store.readLast(limit)).toEqual(tous.slice(-limit));
    });

    it('rend les derniers faits écrits, au fur et à mesure', async () => {
      const store = await ouvrir();
      const nom = flux();
      await store.append(nom, -1, [fait(), fait()]);
      expect((await store.readLast(1)).map((e) => [e.stream, e.revision])).toEqual([[nom, 1]]);
      await store.append(nom, 1, [fait()]);
      expect((await store.readLast(1)).map((e) => [e.stream, e.revision])).toEqual([[nom, 2]]);
    });

    if (vierge) {
      it('rend tout le journal quand il est plus court que demandé', async () => {
        const store = await ouvrir();
        expect(await store.readLast(10)).toEqual([]);
        await store.append(flux(), -1, [fait(), fait()]);
        expect(await store.readLast(10)).toEqual(await store.readAll());
      });

      it('un journal vide se lit comme une liste vide', async () => {
        const store = await ouvrir();
        expect(await store.readAll()).toEqual([]);
        expect(await store.readAll({ after: -1, limit: 5 })).toEqual([]);
      });

      it('sans `after`, commence au premier fait', async () => {
        const store = await ouvrir();
        const nom = flux();
        await store.append(nom, -1, [fait(), fait()]);
        expect((await store.readAll()).map((e) => [e.stream, e.revision])).toEqual([
          [nom, 0],
          [nom, 1],
        ]);
      });
    }
  });
}
