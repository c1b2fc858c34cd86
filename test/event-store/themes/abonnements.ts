import { describe, expect, it } from '@jest/globals';
import type { EventStore, StoredEvent, SubscriptionMessage } from '@jalon/event-store';
import type { Essai } from '../contrat.js';
import { fait, faits, flux, suivre, tete } from '../outils.js';

async function ecrire(store: EventStore, nom: string, combien: number, deja = 0, type?: string): Promise<void> {
  for (let n = deja; n < deja + combien; n++) await store.append(nom, n - 1, [fait({ n }, type)]);
}

const aJour = (_: StoredEvent[], message: SubscriptionMessage) => message.kind === 'caughtUp';
const numeros = (recus: StoredEvent[]) => recus.map((e) => e.data['n']);
const suite = (combien: number) => Array.from({ length: combien }, (_, n) => n);

export function abonnements({ ouvrir, vierge }: Essai): void {
  describe('s’abonner : rattrapage', () => {
    it('livre tout ce qui est déjà écrit, puis dit « à jour »', async () => {
      const store = await ouvrir();
      const after = await tete(store);
      const nom = flux();
      await ecrire(store, nom, 12);
      const { recus, messages } = await suivre(store, { after, filter: { streamPrefixes: [nom] } }, aJour);
      expect(numeros(recus)).toEqual(suite(12));
      expect(messages.at(-1)).toEqual({ kind: 'caughtUp', position: recus.at(-1)?.position });
    });

    it('livre les mêmes faits que la lecture du journal', async () => {
      const store = await ouvrir();
      const after = await tete(store);
      const nom = flux();
      await store.append(nom, -1, [fait({ a: { é: [null, 1] } }), fait({}, 'Autre.v3')]);
      const filter = { streamPrefixes: [nom] };
      expect((await suivre(store, { after, filter }, aJour)).recus).toEqual(await store.readAll({ after, filter }));
    });

    it('repris à chaque position, ne perd rien et ne répète rien', async () => {
      const store = await ouvrir();
      const after = await tete(store);
      const filter = { streamPrefixes: [flux()] };
      await ecrire(store, filter.streamPrefixes[0] ?? '', 8);
      const tout = await store.readAll({ after, filter });
      for (const [n, e] of tout.entries()) {
        const { recus } = await suivre(store, { after: e.position, filter }, aJour);
        expect(numeros(recus)).toEqual(suite(8).slice(n + 1));
      }
    });

    it('depuis la tête du journal, dit « à jour » sans rien livrer', async () => {
      const store = await ouvrir();
      await ecrire(store, flux(), 3);
      const after = await tete(store);
      const { messages } = await suivre(store, { after }, aJour);
      expect(messages).toEqual([{ kind: 'caughtUp', position: after }]);
    });

    it.each([1, 3, 100])('par lots d’au plus %s', async (batchSize) => {
      const store = await ouvrir();
      const after = await tete(store);
      const nom = flux();
      await store.append(
        nom,
        -1,
        Array.from({ length: 10 }, (_, n) => fait({ n })),
      );
      const { recus, messages } = await suivre(store, { after, batchSize, filter: { streamPrefixes: [nom] } }, aJour);
      expect(numeros(recus)).toEqual(suite(10));
      expect(Math.max(...messages.map((m) => (m.kind === 'events' ? m.events.length : 0)))).toBeLessThanOrEqual(
        batchSize,
      );
    });

    it('ne livre jamais un lot vide', async () => {
      const store = await ouvrir();
      const after = await tete(store);
      await ecrire(store, flux(), 5);
      const { messages } = await suivre(store, { after, batchSize: 2, filter: { types: ['Jamais.v1'] } }, aJour);
      expect(messages.map((m) => m.kind)).toEqual(['caughtUp']);
    });

    if (vierge) {
      it('sur un journal vide, dit « à jour » à la position -1', async () => {
        const store = await ouvrir();
        expect((await suivre(store, {}, aJour)).messages).toEqual([{ kind: 'caughtUp', position: -1 }]);
      });

      it('sans `after`, commence au premier fait', async () => {
        const store = await ouvrir();
        await ecrire(store, flux(), 4);
        expect(numeros((await suivre(store, {}, aJour)).recus)).toEqual(suite(4));
      });
    }
  });

  describe('s’abonner : en direct', () => {
    it('livre un fait écrit après « à jour », puis redit « à jour »', async () => {
      const store = await ouvrir();
      const nom = flux();
      const after = await tete(store);
      let ecrits = 0;
      const { messages } = await suivre(store, { after, filter: { streamPrefixes: [nom] } }, async (recus, m) => {
        if (m.kind === 'caughtUp' && ecrits < 3) await ecrire(store, nom, 1, ecrits++);
        return m.kind === 'caughtUp' && recus.length === 3;
      });
      expect(messages.map((m) => m.kind)).toEqual([
        'caughtUp',
        'events',
        'caughtUp',
        'events',
        'caughtUp',
        'events',
        'caughtUp',
      ]);
    });

    it('aucun trou ni doublon entre rattrapage et direct, pendant qu’on écrit', async () => {
      const store = await ouvrir();
      const nom = flux();
      const after = await tete(store);
      await ecrire(store, nom, 20);
      const ecriture = ecrire(store, nom, 130, 20);
      const { recus } = await suivre(
        store,
        { after, batchSize: 7, filter: { streamPrefixes: [nom] } },
        (r) => r.length >= 150,
      );
      await ecriture;
      expect(numeros(recus)).toEqual(suite(150));
    });

    it('rend dans le même ordre des faits de plusieurs flux écrits à la fois', async () => {
      const store = await ouvrir();
      const after = await tete(store);
      const prefixe = flux();
      const ecriture = Promise.all(suite(10).map((n) => ecrire(store, `${prefixe}-${n}`, 6)));
      const filter = { streamPrefixes: [prefixe] };
      const { recus } = await suivre(store, { after, filter }, (r) => r.length >= 60);
      await ecriture;
      expect(recus).toEqual(await store.readAll({ after, filter }));
    });

    it('un fait livré est aussitôt lisible', async () => {
      const store = await ouvrir();
      const nom = flux();
      const after = await tete(store);
      const ecriture = ecrire(store, nom, 30);
      await suivre(store, { after, filter: { streamPrefixes: [nom] } }, async (recus) => {
        expect((await store.readStream(nom)).length).toBeGreaterThanOrEqual(recus.length);
        return recus.length >= 30;
      });
      await ecriture;
    });

    it('filtre par type en direct, et fait avancer la position « à jour » sur les faits écartés', async () => {
      const store = await ouvrir();
      const nom = flux();
      const after = await tete(store);
      let dernier = after;
      const { recus, messages } = await suivre(
        store,
        { after, filter: { streamPrefixes: [nom], types: ['Voulu.v1'] } },
        async (_, m) => {
          if (m.kind === 'caughtUp' && m.position === after) {
            await ecrire(store, nom, 1, 0, 'Voulu.v1');
            dernier = (await store.append(nom, 0, [fait({}, 'Ecarte.v1')])).lastPosition;
          }
          return m.kind === 'caughtUp' && m.position >= dernier && dernier > after;
        },
      );
      expect(recus.map((e) => e.type)).toEqual(['Voulu.v1']);
      expect(messages.at(-1)).toEqual({ kind: 'caughtUp', position: dernier });
    });

    it('un lecteur lent reçoit tout, dans l’ordre, sans rien perdre', async () => {
      const store = await ouvrir();
      const nom = flux();
      const after = await tete(store);
      const ecriture = ecrire(store, nom, 200);
      const { recus } = await suivre(store, { after, batchSize: 10, filter: { streamPrefixes: [nom] } }, async (r) => {
        // slow: lets the writer get far ahead between two batches
        for (let tour = 0; tour < 20; tour++) await new Promise((resolve) => setImmediate(resolve));
        return r.length >= 200;
      });
      await ecriture;
      expect(numeros(recus)).toEqual(suite(200));
    });

    it('deux abonnés avancent chacun à leur pas', async () => {
      const store = await ouvrir();
      const nom = flux();
      const after = await tete(store);
      const filter = { streamPrefixes: [nom] };
      const abonnes = [1, 50].map((batchSize) => suivre(store, { after, batchSize, filter }, (r) => r.length >= 40));
      await ecrire(store, nom, 40);
      for (const { recus } of await Promise.all(abonnes)) expect(numeros(recus)).toEqual(suite(40));
    });

    it('un ajout de plusieurs faits arrive en entier et d’un seul tenant', async () => {
      const store = await ouvrir();
      const [nom, autre] = [flux(), flux()];
      const after = await tete(store);
      const ecriture = Promise.all([store.append(nom, -1, faits(5)), store.append(autre, -1, faits(5))]);
      const { recus } = await suivre(store, { after, filter: { streamPrefixes: [nom, autre] } }, (r) => r.length >= 10);
      await ecriture;
      expect(new Set(recus.slice(0, 5).map((e) => e.stream)).size).toBe(1);
    });
  });

  describe('s’abonner : arrêt', () => {
    it('un signal déjà levé : fini sans message', async () => {
      const store = await ouvrir();
      await ecrire(store, flux(), 2);
      expect((await suivre(store, { signal: AbortSignal.abort() }, () => false)).messages).toEqual([]);
    });

    it('un signal levé pendant l’attente termine l’abonnement', async () => {
      const store = await ouvrir();
      const arret = new AbortController();
      const { messages } = await suivre(store, { after: await tete(store), signal: arret.signal }, (_, m) => {
        if (m.kind === 'caughtUp') setImmediate(() => arret.abort());
        return false;
      });
      expect(messages.map((m) => m.kind)).toEqual(['caughtUp']);
    });

    it('un signal levé pendant le traitement d’un lot : plus rien n’est livré', async () => {
      const store = await ouvrir();
      const nom = flux();
      const after = await tete(store);
      await store.append(nom, -1, faits(6));
      const arret = new AbortController();
      const { recus } = await suivre(
        store,
        { after, batchSize: 2, filter: { streamPrefixes: [nom] }, signal: arret.signal },
        (r) => {
          if (r.length > 0) arret.abort();
          return false;
        },
      );
      expect(recus).toHaveLength(2);
    });

    it('quitter l’itérateur pendant qu’il attend termine aussitôt', async () => {
      const store = await ouvrir();
      const iterateur = store.subscribeAll({ after: await tete(store) })[Symbol.asyncIterator]();
      expect(await iterateur.next()).toMatchObject({ value: { kind: 'caughtUp' } });
      const attente = iterateur.next();
      await iterateur.return?.();
      expect(await attente).toMatchObject({ done: true });
      expect(await iterateur.next()).toMatchObject({ done: true });
    });

    it('on peut s’abonner deux fois avec le même objet', async () => {
      const store = await ouvrir();
      const after = await tete(store);
      const nom = flux();
      await ecrire(store, nom, 3);
      const abonnement = store.subscribeAll({ after, filter: { streamPrefixes: [nom] } });
      for (let fois = 0; fois < 2; fois++) {
        const recus: StoredEvent[] = [];
        for await (const m of abonnement) {
          if (m.kind === 'caughtUp') break;
          if (m.kind === 'events') recus.push(...m.events);
        }
        expect(numeros(recus)).toEqual(suite(3));
      }
    });

    it('fermer le magasin termine les abonnements', async () => {
      const store = await ouvrir();
      const { messages } = await suivre(store, { after: await tete(store) }, (_, m) => {
        if (m.kind === 'caughtUp') setImmediate(() => void store.close());
        return false;
      });
      expect(messages.map((m) => m.kind)).toEqual(['caughtUp']);
    });
  });
}
