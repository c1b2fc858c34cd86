/**
 * Negative controls: a check nobody has seen fail proves nothing. Each store here carries one classic bug, and the
 * very check of the suite that guards against it must report it.
 */
import { describe, expect, it } from '@jest/globals';
import {
  KeyReused,
  openMemoryStore,
  RevisionConflict,
  type Appended,
  type AppendKey,
  type EventStore,
  type EventToAppend,
} from '@jalon/event-store';
import { verifierHistoire, type Operation } from './linearisable.js';
import { fait, faits, flux, issue } from './outils.js';

const unTour = () => new Promise<void>((resolve) => setImmediate(resolve));

/** The memory store with another `append`; everything else is sound. */
function casse(append: (sain: EventStore) => EventStore['append']): EventStore {
  const sain = openMemoryStore();
  return {
    append: append(sain),
    findAppend: (stream, key) => sain.findAppend(stream, key),
    readReservation: (name) => sain.readReservation(name),
    moveReservation: (name, expected, holder) => sain.moveReservation(name, expected, holder),
    readStream: (stream, from) => sain.readStream(stream, from),
    readAll: (options) => sain.readAll(options),
    countAfter: (after, atMost) => sain.countAfter(after, atMost),
    readLast: (limit) => sain.readLast(limit),
    subscribeAll: (options) => sain.subscribeAll(options),
    head: () => sain.head(),
    health: () => sain.health(),
    close: () => sain.close(),
  };
}

/** Bug: the revision is checked, then the write happens later, outside the transaction. */
const verifierPuisEcrire = () =>
  casse((sain) => async (stream, expected, events) => {
    const lus = await sain.readStream(stream);
    if (lus.length - 1 !== expected) throw new RevisionConflict(stream, expected, lus.length - 1);
    await unTour();
    return sain.append(stream, (await sain.readStream(stream)).length - 1, events);
  });

/** Bug: answers before the commit, which then fails for one command in three. */
const acquitterAvantCommit = () => {
  let n = 0;
  return casse((sain) => async (stream, expected, events): Promise<Appended> => {
    const lus = await sain.readStream(stream);
    if (lus.length - 1 !== expected) throw new RevisionConflict(stream, expected, lus.length - 1);
    if (n++ % 3 === 2)
      return { firstRevision: expected + 1, lastRevision: expected + events.length, lastPosition: 1, replayed: false };
    return sain.append(stream, expected, events);
  });
};

/** Bug: events of one append are written one by one. */
const unParUn = () =>
  casse((sain) => async (stream, expected, events, key): Promise<Appended> => {
    let dernier: Appended | undefined;
    for (const [n, e] of events.entries()) {
      dernier = await sain.append(stream, expected + n, [e], n === events.length - 1 ? key : undefined);
      await unTour();
    }
    if (!dernier) throw new Error('aucun fait');
    return { ...dernier, firstRevision: expected + 1 };
  });

/** Bug: the key is looked up, then recorded in a second step. */
const cleHorsTransaction = () => {
  const cles = new Map<string, { fingerprint: string; issue: Appended }>();
  return casse(
    (sain) =>
      async (stream: string, _expected: number, events: EventToAppend[], key?: AppendKey): Promise<Appended> => {
        const connue = key && cles.get(key.key);
        if (connue) {
          if (connue.fingerprint !== key.fingerprint) throw new KeyReused('autre empreinte');
          return { ...connue.issue, replayed: true };
        }
        await unTour();
        const ecrit = await sain.append(
          stream,
          (await sain.readStream(stream)).length - 1,
          events.map((e) => ({ ...e, id: fait().id })),
        );
        if (key) cles.set(key.key, { fingerprint: key.fingerprint, issue: ecrit });
        return ecrit;
      },
  );
};

/** The melee of the concurrency theme, reduced: ten clients on one stream. */
async function anomalies(store: EventStore): Promise<string[]> {
  const nom = flux();
  const vues: Operation[] = [];
  let instant = 0;
  const client = async () => {
    for (let n = 0; n < 6; n++) {
      const debut = instant++;
      const lus = (await store.readStream(nom)).map((e) => e.id);
      vues.push({ genre: 'lecture', stream: nom, lus, debut, fin: instant++ });
      const envoi = fait();
      const avant = instant++;
      const r = await issue(store.append(nom, lus.length - 1, [envoi]));
      if ('ok' in r)
        vues.push({
          genre: 'ajout',
          stream: nom,
          id: envoi.id,
          expected: lus.length - 1,
          revision: r.ok.lastRevision,
          debut: avant,
          fin: instant++,
        });
    }
  };
  await Promise.all(Array.from({ length: 10 }, client));
  return verifierHistoire(vues, new Map([[nom, (await store.readStream(nom)).map((e) => e.id)]]));
}

describe('Témoins négatifs : la suite voit les magasins défectueux', () => {
  it('le magasin sain ne donne aucune anomalie', async () => {
    expect(await anomalies(openMemoryStore())).toEqual([]);
  });

  it('vérifier puis écrire hors transaction : deux gagnants pour une révision, vu', async () => {
    expect((await anomalies(verifierPuisEcrire())).join('\n')).toMatch(/deux gagnants|attendu/);
  });

  it('acquitter avant le commit : faits acquittés perdus, vu', async () => {
    expect((await anomalies(acquitterAvantCommit())).join('\n')).toMatch(/faits écrits|n’y est pas/);
  });

  it('écrire les faits un par un : une moitié d’ajout visible, vu', async () => {
    const store = unParUn();
    const nom = flux();
    const ecriture = store.append(nom, -1, faits(3));
    const tailles = new Set<number>();
    for (let tour = 0; tour < 5; tour++) {
      tailles.add((await store.readStream(nom)).length);
      await unTour();
    }
    await ecriture;
    expect([...tailles].some((t) => t % 3 !== 0)).toBe(true);
  });

  it('clé hors transaction : deux effets pour une commande, vu', async () => {
    const store = cleHorsTransaction();
    const nom = flux();
    const issues = await Promise.all(
      Array.from({ length: 10 }, () => store.append(nom, -1, [fait()], { key: 'c1', fingerprint: 'f' })),
    );
    expect(issues.filter((i) => !i.replayed).length).toBeGreaterThan(1);
    expect((await store.readStream(nom)).length).toBeGreaterThan(1);
  });

  it.each<[string, Operation[], string[], RegExp]>([
    [
      'un fait acquitté absent',
      [{ genre: 'ajout', stream: 's', id: 'a', expected: -1, revision: 0, debut: 0, fin: 1 }],
      [],
      /faits écrits/,
    ],
    ['un fait écrit que personne n’a envoyé', [], ['x'], /faits écrits/],
    [
      'une lecture d’un fait qui n’existe plus',
      [{ genre: 'lecture', stream: 's', lus: ['z'], debut: 0, fin: 1 }],
      [],
      /pas un début/,
    ],
    [
      'une lecture en retard sur un acquittement',
      [
        { genre: 'ajout', stream: 's', id: 'a', expected: -1, revision: 0, debut: 0, fin: 1 },
        { genre: 'lecture', stream: 's', lus: [], debut: 2, fin: 3 },
      ],
      ['a'],
      /pas vu/,
    ],
    [
      'un conflit sans raison',
      [
        { genre: 'ajout', stream: 's', id: 'a', expected: -1, revision: 0, debut: 0, fin: 1 },
        { genre: 'conflit', stream: 's', expected: 0, actual: 0, debut: 2, fin: 3 },
      ],
      ['a'],
      /sans raison/,
    ],
  ])('le vérificateur d’histoires voit : %s', (_, operations, final, attendu) => {
    expect(verifierHistoire(operations, new Map([['s', final]])).join('\n')).toMatch(attendu);
  });
});
