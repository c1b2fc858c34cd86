import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { InvalidEvent, ReservationConflict, RevisionConflict, type EventStore } from '@jalon/event-store';
import type { Essai } from '../contrat.js';
import { fait, faits, flux, issue, suivre, tete, toutLire } from '../outils.js';

/** A name never used before: keyed, in real life. */
const nommer = (): string => randomUUID().replaceAll('-', '');
const CLE = { key: 'cle', fingerprint: 'empreinte' };

export function reservations({ ouvrir }: Essai): void {
  describe('réservations', () => {
    it('une réservation jamais touchée est à la révision -1, sans détenteur', async () => {
      const store = await ouvrir();
      expect(await store.readReservation(nommer())).toEqual({ revision: -1, holder: null });
    });

    it('nomme l’ajout qui l’a déplacée la dernière, et compte ses déplacements', async () => {
      const store = await ouvrir();
      const [name, a, b] = [nommer(), flux(), flux()];
      await store.append(a, -1, faits(3), undefined, [{ name, expected: -1 }]);
      expect(await store.readReservation(name)).toEqual({ revision: 0, holder: { stream: a, revision: 0 } });
      await store.append(b, -1, [fait()]);
      await store.append(b, 0, faits(2), undefined, [{ name, expected: 0 }]);
      expect(await store.readReservation(name)).toEqual({ revision: 1, holder: { stream: b, revision: 1 } });
    });

    it.each([
      ['en avance', 1],
      ['en retard', -1],
    ])('une révision %s est un conflit qui dit la révision trouvée, et rien n’est écrit', async (_, expected) => {
      const store = await ouvrir();
      const [name, a, b] = [nommer(), flux(), flux()];
      await store.append(a, -1, [fait()], undefined, [{ name, expected: -1 }]);
      const avant = await tete(store);
      const refus = await issue(store.append(b, -1, faits(2), CLE, [{ name, expected }]));
      expect(refus).toMatchObject({ refus: { name: 'ReservationConflict', reservation: name, expected, actual: 0 } });
      expect(await store.readStream(b)).toEqual([]);
      expect(await store.findAppend(b, CLE.key)).toBeUndefined();
      expect(await tete(store)).toBe(avant);
      expect(await store.readReservation(name)).toEqual({ revision: 0, holder: { stream: a, revision: 0 } });
      // the same request, decided again
      expect(await store.append(b, -1, faits(2), CLE, [{ name, expected: 0 }])).toMatchObject({ replayed: false });
    });

    it('de vingt ajouts simultanés dans vingt flux sur la même réservation, un seul est écrit', async () => {
      const store = await ouvrir();
      const name = nommer();
      const flots = Array.from({ length: 20 }, () => flux());
      const issues = await Promise.all(
        flots.map((f) => issue(store.append(f, -1, [fait()], undefined, [{ name, expected: -1 }]))),
      );
      expect(issues.filter((i) => 'ok' in i)).toHaveLength(1);
      for (const i of issues) if ('refus' in i) expect(i.refus).toBeInstanceOf(ReservationConflict);
      expect((await Promise.all(flots.map((f) => store.readStream(f)))).flat()).toHaveLength(1);
    });

    it('plusieurs réservations vont ensemble : l’une en conflit, aucun fait n’est écrit', async () => {
      const store = await ouvrir();
      const [un, deux, a, b] = [nommer(), nommer(), flux(), flux()];
      await store.append(a, -1, [fait()], undefined, [{ name: deux, expected: -1 }]);
      const moves = [
        { name: un, expected: -1 },
        { name: deux, expected: -1 },
      ];
      await expect(store.append(b, -1, [fait()], undefined, moves)).rejects.toBeInstanceOf(ReservationConflict);
      expect(await store.readStream(b)).toEqual([]);
      const relues = await Promise.all(
        [un, deux].map(async (name) => ({ name, lue: await store.readReservation(name) })),
      );
      await store.append(
        b,
        -1,
        [fait()],
        undefined,
        relues.map(({ name, lue }) => ({ name, expected: lue.revision })),
      );
      for (const name of [un, deux])
        expect(await store.readReservation(name)).toMatchObject({ holder: { stream: b, revision: 0 } });
    });

    it('un ajout renvoyé, ou en conflit de révision, ne la déplace pas', async () => {
      const store = await ouvrir();
      const [name, a] = [nommer(), flux()];
      const memes = faits(2);
      await store.append(a, -1, memes, CLE, [{ name, expected: -1 }]);
      const avant = await store.readReservation(name);
      expect(await store.append(a, -1, memes, CLE, [{ name, expected: -1 }])).toMatchObject({ replayed: true });
      expect(await store.append(a, -1, memes, undefined, [{ name, expected: -1 }])).toMatchObject({ replayed: true });
      await expect(store.append(a, -1, [fait()], undefined, [{ name, expected: 0 }])).rejects.toBeInstanceOf(
        RevisionConflict,
      );
      expect(await store.readReservation(name)).toEqual(avant);
    });

    it('n’est vue ni du journal, ni d’un abonnement, ni de la tête, ni d’un flux', async () => {
      const store = await ouvrir();
      const [name, a] = [nommer(), flux()];
      const depart = await tete(store);
      await store.append(a, -1, [fait()]);
      const avant = await tete(store);
      for (let expected = -1; expected < 4; expected++)
        await store.moveReservation(name, expected, { stream: a, revision: 0 });
      expect(await tete(store)).toBe(avant);
      expect(await toutLire(store, {}, depart)).toHaveLength(1);
      await store.append(a, 0, [fait()], undefined, [{ name, expected: 4 }]);
      const { recus } = await suivre(store, { after: depart }, (r) => r.length >= 2);
      expect(recus.map((e) => e.stream)).toEqual([a, a]);
      expect(await store.readStream(`reservation-${name}`)).toEqual([]);
      expect(await store.findAppend(`reservation-${name}`, 'cle')).toBeUndefined();
    });

    it('déplacée seule, elle exige aussi la révision exacte', async () => {
      const store = await ouvrir();
      const [name, stream] = [nommer(), flux()];
      await store.moveReservation(name, -1, { stream, revision: 7 });
      expect(await store.readReservation(name)).toEqual({ revision: 0, holder: { stream, revision: 7 } });
      await expect(store.moveReservation(name, 3, { stream, revision: 8 })).rejects.toBeInstanceOf(ReservationConflict);
      await expect(store.moveReservation(name, 3, null)).rejects.toBeInstanceOf(ReservationConflict);
      expect(await store.readReservation(name)).toEqual({ revision: 0, holder: { stream, revision: 7 } });
    });

    it('relâchée, elle ne nomme plus personne et se reprend à la révision qu’elle donne', async () => {
      const store = await ouvrir();
      const [name, a, b] = [nommer(), flux(), flux()];
      await store.append(a, -1, [fait()], undefined, [{ name, expected: -1 }]);
      await store.moveReservation(name, 0, null);
      const libre = await store.readReservation(name);
      expect(libre.holder).toBeNull();
      await expect(
        store.append(b, -1, [fait()], undefined, [{ name, expected: libre.revision + 5 }]),
      ).rejects.toBeInstanceOf(ReservationConflict);
      await store.append(b, -1, [fait()], undefined, [{ name, expected: libre.revision }]);
      expect((await store.readReservation(name)).holder).toEqual({ stream: b, revision: 0 });
      expect(await store.readStream(a)).toHaveLength(1);
    });

    it('refuse un nom qui n’est pas une empreinte, et deux fois la même dans un ajout', async () => {
      const store = await ouvrir();
      const name = nommer();
      for (const mauvais of ['', '284053523800112', 'DURAND', 'a'.repeat(200), '../x', `${name}\n`])
        for (const essai of [
          store.readReservation(mauvais),
          store.moveReservation(mauvais, -1, null),
          store.append(flux(), -1, [fait()], undefined, [{ name: mauvais, expected: -1 }]),
        ])
          await expect(essai).rejects.toBeInstanceOf(InvalidEvent);
      const deux = [
        { name, expected: -1 },
        { name, expected: -1 },
      ];
      await expect(store.append(flux(), -1, [fait()], undefined, deux)).rejects.toBeInstanceOf(InvalidEvent);
      await expect(store.moveReservation(name, -2, null)).rejects.toBeInstanceOf(InvalidEvent);
      await expect(store.moveReservation(name, -1, { stream: 'x', revision: -1 })).rejects.toBeInstanceOf(InvalidEvent);
    });

    it.each(['reservation-0123456789abcdef', 'ephemere-noeud'])('%s ne reçoit aucun fait', async (nom) => {
      const store: EventStore = await ouvrir();
      await expect(store.append(nom, -1, [fait()])).rejects.toBeInstanceOf(InvalidEvent);
      expect(await store.readStream(nom)).toEqual([]);
    });
  });
}
