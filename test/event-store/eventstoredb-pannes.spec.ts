/**
 * Faults ordered from the FAKE server, over the real client and adapter. Each test checks that its fault did happen.
 */
import { describe, expect, it } from '@jest/globals';
import { InvalidEvent, RevisionConflict, StoreUnavailable, UnknownOutcome } from '@jalon/event-store';
import { fait, faits, flux, issue, suivre } from './outils.js';
import { faux, ouvrir } from './ouvertures.js';

describe('EventStoreDB, FAUX SERVEUR : issue incertaine d’un ajout', () => {
  it.each([
    ['écrit sans réponse', 'ecrit-sans-reponse'],
    ['perdu sans réponse', 'perdu'],
    ['écrit puis coupé', 'ecrit-puis-coupe'],
  ] as const)('%s : repris tel quel, un seul effet', async (_, panne) => {
    const serveur = await faux();
    const store = ouvrir(serveur.connexion);
    const nom = flux();
    serveur.pannes.push(panne);
    expect(await store.append(nom, -1, faits(2), { key: 'k', fingerprint: 'f' })).toMatchObject({
      firstRevision: 0,
      lastRevision: 1,
      replayed: false,
    });
    expect(serveur.appels.ajouts).toBe(2);
    expect(serveur.journal.lireFlux(nom)).toHaveLength(2);
  });

  it('sans réponse jusqu’au bout : issue inconnue, puis la reprise n’écrit qu’une fois', async () => {
    const serveur = await faux();
    const store = ouvrir(serveur.connexion, { attempts: 2 });
    const nom = flux();
    const envoi = faits(2);
    serveur.pannes.push('ecrit-sans-reponse', 'perdu');
    await expect(store.append(nom, -1, envoi, { key: 'k', fingerprint: 'f' })).rejects.toBeInstanceOf(UnknownOutcome);
    expect(serveur.pannes).toEqual([]);
    expect(await store.append(nom, -1, envoi, { key: 'k', fingerprint: 'f' })).toMatchObject({
      firstRevision: 0,
      lastRevision: 1,
      replayed: true,
    });
    expect(serveur.journal.lireFlux(nom)).toHaveLength(2);
  });

  it('inconnue, elle le reste tant que rien ne répond : à la reprise, à la recherche de la clé, magasin fermé', async () => {
    const serveur = await faux();
    const store = ouvrir(serveur.connexion, { attempts: 1, timeoutMs: 200 });
    const [nom, envoi, cle] = [flux(), faits(2), { key: 'k', fingerprint: 'f' }];
    serveur.pannes.push('ecrit-puis-muet');
    const ajouter = (): Promise<unknown> => store.append(nom, -1, envoi, cle);
    await expect(ajouter()).rejects.toBeInstanceOf(UnknownOutcome);
    const avant = serveur.appels.sansReponse;
    await expect(ajouter()).rejects.toBeInstanceOf(UnknownOutcome);
    await expect(store.findAppend(nom, 'k')).rejects.toBeInstanceOf(UnknownOutcome);
    serveur.arreter();
    await expect(ajouter()).rejects.toBeInstanceOf(UnknownOutcome);
    expect(serveur.appels.sansReponse).toBeGreaterThan(avant);
    // of another append, and of a read, it is known that they wrote nothing
    await expect(store.append(nom, -1, faits(1))).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.readStream(nom)).rejects.toBeInstanceOf(StoreUnavailable);
    await store.close();
    await expect(ajouter()).rejects.toBeInstanceOf(UnknownOutcome);
    expect(serveur.journal.lireFlux(nom)).toHaveLength(2);
  });

  it('inconnue, elle ne l’est plus dès que le serveur l’a dite, et la suite du flux non plus', async () => {
    const serveur = await faux();
    const store = ouvrir(serveur.connexion, { attempts: 1, timeoutMs: 200 });
    const [nom, envoi] = [flux(), faits(1)];
    serveur.pannes.push('ecrit-puis-muet');
    await expect(store.append(nom, -1, envoi)).rejects.toBeInstanceOf(UnknownOutcome);
    serveur.muet = false;
    expect(await store.append(nom, -1, envoi)).toMatchObject({ replayed: true });
    serveur.arreter();
    await expect(store.append(nom, -1, envoi)).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('la reprise par un autre processus, qui ne sait rien, n’écrit pas deux fois non plus', async () => {
    const serveur = await faux();
    const nom = flux();
    const envoi = faits(2);
    serveur.pannes.push('ecrit-sans-reponse');
    await expect(
      ouvrir(serveur.connexion, { attempts: 1 }).append(nom, -1, envoi, { key: 'k', fingerprint: 'f' }),
    ).rejects.toBeInstanceOf(UnknownOutcome);
    const autre = ouvrir(serveur.connexion);
    expect(await autre.append(nom, 1, envoi, { key: 'k', fingerprint: 'f' })).toMatchObject({
      firstRevision: 0,
      replayed: true,
    });
    await expect(autre.append(nom, 1, envoi)).rejects.toBeInstanceOf(InvalidEvent);
    expect(serveur.journal.lireFlux(nom)).toHaveLength(2);
  });

  it('devancé par un autre programme : conflit, avec la vraie révision', async () => {
    const serveur = await faux();
    const store = ouvrir(serveur.connexion);
    const nom = flux();
    serveur.pannes.push('devance');
    expect(await issue(store.append(nom, -1, [fait()]))).toMatchObject({
      refus: { name: 'RevisionConflict', expected: -1, actual: 0 },
    });
    expect(serveur.pannes).toEqual([]);
  });

  it('perdu puis devancé : conflit, jamais « issue inconnue » ni double écriture', async () => {
    const serveur = await faux();
    const store = ouvrir(serveur.connexion);
    const nom = flux();
    await store.append(nom, -1, [fait()]);
    serveur.pannes.push('perdu', 'devance');
    await expect(store.append(nom, 0, [fait()])).rejects.toBeInstanceOf(RevisionConflict);
    expect(serveur.journal.lireFlux(nom)).toHaveLength(2);
  });

  it('interdit : indisponible, sans insister', async () => {
    const serveur = await faux();
    serveur.pannes.push('interdit');
    await expect(ouvrir(serveur.connexion).append(flux(), -1, [fait()])).rejects.toBeInstanceOf(StoreUnavailable);
    expect(serveur.appels.ajouts).toBe(1);
  });

  it('un acquittement sans position : la position est relue sur le fait', async () => {
    const serveur = await faux();
    serveur.positionsParAjout = false;
    const store = ouvrir(serveur.connexion);
    const nom = flux();
    const { lastPosition } = await store.append(nom, -1, faits(3), { key: 'k', fingerprint: 'f' });
    expect((await store.readStream(nom)).at(-1)?.position).toBe(lastPosition);
    expect(await store.findAppend(nom, 'k')).toMatchObject({ lastPosition });
  });

  it('deux processus écrivent à tour de rôle : chacun complète ce qu’il sait', async () => {
    const serveur = await faux();
    const [a, b] = [ouvrir(serveur.connexion), ouvrir(serveur.connexion)];
    const nom = flux();
    for (let n = 0; n < 10; n++)
      await (n % 2 === 0 ? a : b).append(nom, n - 1, [fait()], { key: `k${n}`, fingerprint: 'f' });
    for (const store of [a, b])
      for (let n = 0; n < 10; n++)
        expect(await store.append(nom, -1, [fait()], { key: `k${n}`, fingerprint: 'f' })).toMatchObject({
          firstRevision: n,
          replayed: true,
        });
    expect(serveur.journal.lireFlux(nom)).toHaveLength(10);
  });
});

describe('EventStoreDB, FAUX SERVEUR : compatibilité et lectures', () => {
  it('un serveur trop ancien, sans position par flux : refusé, jamais arrondi', async () => {
    const serveur = await faux();
    const store = ouvrir(serveur.connexion);
    const nom = flux();
    await store.append(nom, -1, [fait()]);
    serveur.positionsParFlux = false;
    await expect(store.readStream(nom)).rejects.toMatchObject({ name: 'AccessRefused', reason: 'too-old' });
  });

  it('le fait d’un autre programme : ignoré dans le journal, refusé au milieu d’un de nos flux', async () => {
    const serveur = await faux();
    const store = ouvrir(serveur.connexion);
    const nom = flux();
    await store.append(nom, -1, [fait()]);
    serveur.journal.ajouter(nom, 0, [
      {
        id: '22222222-2222-4222-8222-222222222222',
        type: 'Etranger',
        contentType: 'application/json',
        data: Buffer.from('{}'),
        metadata: Buffer.alloc(0),
      },
    ]);
    expect(await store.readAll()).toHaveLength(1);
    await expect(store.readStream(nom)).rejects.toMatchObject({ name: 'BrokenStream', stream: nom, reason: 'foreign' });
    expect((await store.health()).brokenStreams).toEqual([nom]);
  });

  it('une position où aucun fait ne commence, erreur interne du serveur, est refusée comme toute position étrangère', async () => {
    const serveur = await faux();
    const store = ouvrir(serveur.connexion);
    const { lastPosition } = await store.append(flux(), -1, [fait()]);
    const refus = { name: 'UnknownPosition', position: lastPosition - 1 };
    await expect(store.readAll({ after: lastPosition - 1 })).rejects.toMatchObject(refus);
    await expect(suivre(store, { after: lastPosition - 1 }, () => true)).rejects.toMatchObject(refus);
    // the records of the server itself are positions too, which it may have given while nothing of ours was written
    const systeme = serveur.journal.faits.find((f) => f.stream.startsWith('$'))?.position ?? 0;
    expect(await store.readAll({ after: systeme })).toHaveLength(1);
  });

  it('une coupure entre deux lectures ne se voit pas', async () => {
    const serveur = await faux();
    const store = ouvrir(serveur.connexion, { timeoutMs: 2000 });
    const nom = flux();
    await store.append(nom, -1, faits(2));
    for (let n = 0; n < 3; n++) {
      serveur.arreter();
      await serveur.demarrer();
      expect(await store.readStream(nom)).toHaveLength(2);
    }
  });

  it('la tête se trouve derrière des milliers de faits du système', async () => {
    const serveur = await faux();
    const store = ouvrir(serveur.connexion);
    const { lastPosition } = await store.append(flux(), -1, [fait()]);
    const neuf = ouvrir(serveur.connexion);
    for (let n = 0; n < 1500; n++)
      serveur.journal.ajouter(`$autre-${n}`, -1, [
        {
          id: '33333333-3333-4333-8333-333333333333',
          type: '$x',
          contentType: 'application/json',
          data: Buffer.from('{}'),
          metadata: Buffer.alloc(0),
        },
      ]);
    expect(await neuf.health()).toMatchObject({ ok: true, head: lastPosition });
  });
});

describe('EventStoreDB, FAUX SERVEUR : abonnements', () => {
  it('repris après chaque coupure : aucun trou, aucun doublon', async () => {
    const serveur = await faux();
    const store = ouvrir(serveur.connexion);
    const nom = flux();
    let ecrits = 0;
    const { recus } = await suivre(store, {}, async (r, m) => {
      if (m.kind === 'caughtUp' && ecrits < 12) {
        serveur.couperAbonnements();
        for (let n = 0; n < 3; n++) await store.append(nom, ecrits - 1, [fait({ n: ecrits++ })]);
      }
      return r.length >= 12;
    });
    expect(recus.map((e) => e.data['n'])).toEqual(Array.from({ length: 12 }, (_, n) => n));
    expect(serveur.appels.abonnements).toBeGreaterThan(1);
  });

  it('repris après un arrêt complet du serveur', async () => {
    const serveur = await faux();
    const [abonne, auteur] = [
      ouvrir(serveur.connexion, { timeoutMs: 2000 }),
      ouvrir(serveur.connexion, { timeoutMs: 2000, attempts: 5 }),
    ];
    const nom = flux();
    let ecrits = 0;
    const { recus } = await suivre(abonne, {}, async (r, m) => {
      if (m.kind === 'caughtUp' && ecrits < 3) {
        serveur.arreter();
        await serveur.demarrer();
        await auteur.readStream(nom);
        await auteur.append(nom, ecrits - 1, [fait({ n: ecrits++ })]);
      }
      return r.length >= 3;
    });
    expect(recus.map((e) => e.data['n'])).toEqual([0, 1, 2]);
  });

  it('un fait répété en direct par le serveur n’est livré qu’une fois', async () => {
    const serveur = await faux();
    serveur.repeterEnDirect = true;
    const store = ouvrir(serveur.connexion);
    const nom = flux();
    let lance = false;
    const { recus } = await suivre(store, {}, async (r, m) => {
      if (m.kind === 'caughtUp' && !lance) {
        lance = true;
        for (let n = 0; n < 6; n++) await store.append(nom, n - 1, [fait({ n })]);
      }
      return r.length >= 6;
    });
    expect(recus.map((e) => e.data['n'])).toEqual([0, 1, 2, 3, 4, 5]);
    expect(serveur.appels.abonnements).toBe(1);
  });
});
