/**
 * FAUX SERVEUR: everything by which a server shows less of a stream than what was written. Never a shorter history: an error that names
 * the stream, and nothing written over it.
 */
import { describe, expect, it } from '@jest/globals';
import { BrokenStream, UnknownOutcome, type EventStore } from '@jalon/event-store';
import { FauxServeur } from './faux-serveur/serveur.js';
import { fait, faits, flux, issue } from './outils.js';
import { faux, ouvrir as ouvrirSur } from './ouvertures.js';

async function banc(): Promise<{ serveur: FauxServeur; ouvrir: () => EventStore }> {
  const serveur = await faux();
  return { serveur, ouvrir: () => ouvrirSur(serveur.connexion) };
}

const rompu = (stream: string, reason: string) => ({ name: 'BrokenStream', stream, reason });

describe('EventStoreDB, FAUX SERVEUR : un flux qui n’est pas entier', () => {
  /** What is done to a stream of four facts, and what is said of it by who knew it and by who did not. */
  const ATTEINTES: [
    quoi: string,
    faire: (s: FauxServeur, nom: string) => void,
    parQuiSavait: string,
    parUnNouveau: string,
  ][] = [
    ['tronqué', (s, nom) => s.journal.tronquer(nom, 2), 'truncated', 'truncated'],
    ['tronqué jusqu’au bout', (s, nom) => s.journal.tronquer(nom, 40), 'truncated', 'truncated'],
    ['supprimé', (s, nom) => s.journal.supprimer(nom), 'deleted', 'deleted'],
    ['enterré', (s, nom) => s.journal.enterrer(nom), 'deleted', 'deleted'],
  ];
  it.each(ATTEINTES)('%s : lu par personne, complété par personne, connu de la santé', async (_, faire, su, neuf) => {
    const { serveur, ouvrir } = await banc();
    const [ancien, nouveau] = [ouvrir(), ouvrir()];
    const nom = flux();
    const autre = flux();
    await ancien.append(nom, -1, faits(4), { key: 'k', fingerprint: 'f' });
    await ancien.append(autre, -1, [fait()]);
    faire(serveur, nom);
    const ecrits = serveur.journal.faits.length;
    await expect(ancien.readStream(nom)).rejects.toMatchObject(rompu(nom, su));
    await expect(nouveau.readStream(nom)).rejects.toMatchObject(rompu(nom, neuf));
    await expect(nouveau.findAppend(nom, 'k')).rejects.toMatchObject(rompu(nom, neuf));
    for (const attendue of [-1, 0, 3])
      await expect(nouveau.append(nom, attendue, [fait()])).rejects.toMatchObject(rompu(nom, neuf));
    expect(serveur.journal.faits).toHaveLength(ecrits);
    for (const store of [ancien, nouveau]) {
      expect(await store.health()).toMatchObject({ ok: true, brokenStreams: [nom] });
      expect(await store.readStream(autre)).toHaveLength(1);
    }
  });

  it('supprimé, un lecteur qui n’en demande que la suite le sait aussi', async () => {
    const { serveur, ouvrir } = await banc();
    const store = ouvrir();
    const nom = flux();
    await store.append(nom, -1, faits(4));
    serveur.journal.supprimer(nom);
    await expect(store.readStream(nom, 4)).rejects.toMatchObject(rompu(nom, 'deleted'));
    await expect(ouvrir().readStream(nom, 4)).rejects.toMatchObject(rompu(nom, 'deleted'));
  });

  it('rétabli, il se relit, et la santé n’en parle plus', async () => {
    const { serveur, ouvrir } = await banc();
    const store = ouvrir();
    const nom = flux();
    await store.append(nom, -1, faits(4));
    serveur.journal.supprimer(nom);
    await expect(store.readStream(nom)).rejects.toBeInstanceOf(BrokenStream);
    serveur.journal.tronquer(nom, 0);
    expect(await store.readStream(nom)).toHaveLength(4);
    expect((await store.health()).brokenStreams).toBeUndefined();
    expect(await store.append(nom, 3, [fait()])).toMatchObject({ firstRevision: 4 });
  });

  it('un journal remis d’une sauvegarde : les flux dont on connaissait la suite le disent, raccourcis ou refaits', async () => {
    const { serveur, ouvrir } = await banc();
    const store = ouvrir();
    const [court, refait, perdu] = [flux(), flux(), flux()];
    const { lastPosition } = await store.append(court, -1, faits(2));
    await store.append(court, 1, faits(2));
    await store.append(refait, -1, faits(2));
    await store.append(perdu, -1, faits(1));
    serveur.arreter();
    serveur.journal.revenirA(lastPosition);
    await serveur.demarrer();
    const ailleurs = ouvrir();
    await ailleurs.append(refait, -1, faits(2));
    for (const [nom, suite] of [
      [court, 4],
      [refait, 2],
      [perdu, 1],
    ] as const) {
      await expect(store.readStream(nom, suite)).rejects.toMatchObject(rompu(nom, 'rewritten'));
      await expect(store.append(nom, suite - 1, [fait()])).rejects.toBeInstanceOf(Error);
    }
    await expect(store.readStream(refait)).rejects.toMatchObject(rompu(refait, 'rewritten'));
    // who never knew more is served what is there
    expect(await ailleurs.readStream(court)).toHaveLength(2);
  });

  it('la révision acquittée est celle du serveur : écrit ailleurs qu’annoncé, ce n’est pas un accord', async () => {
    const { serveur, ouvrir } = await banc();
    const store = ouvrir();
    const nom = flux();
    const envoi = [fait()];
    serveur.pannes.push('devance-puis-supprime');
    await expect(store.append(nom, -1, envoi)).rejects.toBeInstanceOf(UnknownOutcome);
    expect(serveur.pannes).toEqual([]);
    // the fact is there, at a revision that nobody asked for
    expect(serveur.journal.lireFlux(nom)?.map((f) => [f.id, f.revision])).toEqual([[envoi[0]?.id, 1]]);
    expect(await issue(store.append(nom, -1, envoi))).toMatchObject({ refus: { name: 'UnknownOutcome' } });
    await expect(store.readStream(nom)).rejects.toMatchObject(rompu(nom, 'truncated'));
  });
});
