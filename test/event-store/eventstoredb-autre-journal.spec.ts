/** FAUX SERVEUR: a backup put back, an empty server, another one, behind a node that knew more. Never written to, never followed. */
import { describe, expect, it } from '@jest/globals';
import {
  LogWentBack,
  StoreUnavailable,
  type EventStoreDbOptions,
  type KnownFact,
  type LeasedStore,
} from '@jalon/event-store';
import { FauxServeur } from './faux-serveur/serveur.js';
import { fait, faits, flux, suivre } from './outils.js';
import { faux, ouvrir as ouvrirSur } from './ouvertures.js';

const ouvrir = (serveur: FauxServeur, reste: Partial<EventStoreDbOptions> = {}): LeasedStore =>
  ouvrirSur(serveur.connexion, reste);
async function remettreUneSauvegarde(serveur: FauxServeur, position: number): Promise<void> {
  serveur.arreter();
  serveur.journal.revenirA(position);
  await serveur.demarrer();
}

describe('EventStoreDB, FAUX SERVEUR : le journal n’est plus celui que l’on a connu', () => {
  it('une sauvegarde remise sous un nœud en marche : rien n’y est écrit, personne ne le suit, il se lit tel quel', async () => {
    const serveur = await faux();
    let reculs = 0;
    const store = ouvrir(serveur, { witness: { onWentBack: () => reculs++ } });
    const nom = flux();
    const { lastPosition } = await store.append(nom, -1, faits(2));
    const perdu = await store.append(nom, 1, faits(2));
    await remettreUneSauvegarde(serveur, lastPosition);
    const ecrits = serveur.journal.faits.length;
    // read first: the connection breaks there, and nothing else tells
    await store.readAll().catch(() => undefined);
    await expect(store.append(flux(), -1, [fait()])).rejects.toBeInstanceOf(LogWentBack);
    await expect(store.moveReservation('0123456789abcdef', -1, null)).rejects.toBeInstanceOf(LogWentBack);
    await expect(store.readAll()).rejects.toBeInstanceOf(LogWentBack);
    await expect(suivre(store, { after: perdu.lastPosition }, () => true)).rejects.toBeInstanceOf(LogWentBack);
    expect(await store.health()).toMatchObject({ ok: true, wentBack: true, head: lastPosition });
    expect(serveur.journal.faits).toHaveLength(ecrits);
    expect(reculs).toBe(1);
  });

  it('un abonné coupé par la remise d’une sauvegarde échoue, même quand le journal a regrandi', async () => {
    const serveur = await faux();
    const store = ouvrir(serveur);
    const ailleurs = flux();
    const { lastPosition } = await store.append(flux(), -1, [fait()]);
    await store.append(flux(), -1, faits(3));
    const suivi = suivre(store, {}, async (_, m) => {
      if (m.kind !== 'caughtUp') return false;
      await remettreUneSauvegarde(serveur, lastPosition);
      for (let n = 0; n < 20; n++) serveur.journal.etranger(ailleurs);
      await ouvrir(serveur).append(flux(), -1, faits(5));
      return false;
    });
    await expect(suivi).rejects.toBeInstanceOf(LogWentBack);
  });

  it.each([
    ['vide', false],
    ['d’un autre déploiement', true],
  ])(
    'un serveur %s derrière ce que retenait un nœud précédent : rien n’y est écrit, ni bail ni fait',
    async (_, peuple) => {
      const connu: KnownFact[] = [];
      const store = ouvrir(await faux(), { witness: { keep: (f) => connu.push(f) } });
      const { lastPosition } = await store.append(flux(), -1, [fait()]);
      expect(connu.at(-1)?.position).toBe(lastPosition);
      const autre = await faux();
      if (peuple) await ouvrir(autre).append(flux(), -1, faits(4));
      const ecrits = autre.journal.faits.length;
      const suivant = ouvrir(autre, {
        witness: { known: connu.at(-1) },
        lease: { holder: 'suivant', heartbeatMs: 100, expiryMs: 500 },
      });
      await suivant.claim();
      await expect(suivant.append(flux(), -1, [fait()])).rejects.toBeInstanceOf(StoreUnavailable);
      expect(await suivant.health()).toMatchObject({ ok: true, wentBack: true });
      expect(autre.journal.faits).toHaveLength(ecrits);
    },
  );

  it('le bon journal, retrouvé après des coupures, ne coûte qu’une lecture à chacune', async () => {
    const serveur = await faux();
    const store = ouvrir(serveur);
    const nom = flux();
    await store.append(nom, -1, [fait()]);
    for (let revision = 0; revision < 6; revision += 2) {
      serveur.arreter();
      await serveur.demarrer();
      await store.readStream(nom);
      await store.append(nom, revision, [fait()]);
      const { lectures } = serveur.appels;
      await store.append(nom, revision + 1, [fait()]);
      expect(serveur.appels.lectures).toBe(lectures);
    }
    expect((await store.health()).wentBack).toBeUndefined();
    expect(serveur.journal.lireFlux(nom)).toHaveLength(7);
  });

  it('le dossier du dernier fait connu supprimé n’est pas un journal qui recule', async () => {
    const serveur = await faux();
    const connu: KnownFact[] = [];
    const nom = flux();
    await ouvrir(serveur, { witness: { keep: (f) => connu.push(f) } }).append(nom, -1, [fait()]);
    serveur.journal.supprimer(nom);
    const store = ouvrir(serveur, { witness: { known: connu.at(-1) } });
    expect((await store.health()).wentBack).toBeUndefined();
    await store.append(flux(), -1, [fait()]);
  });

  it('un journal qui se retrouve n’est plus refusé', async () => {
    const serveur = await faux();
    const connu: KnownFact[] = [];
    await ouvrir(serveur, { witness: { keep: (f) => connu.push(f) } }).append(flux(), -1, faits(2));
    const tous = [...serveur.journal.faits];
    await remettreUneSauvegarde(serveur, 1000);
    const store = ouvrir(serveur, { witness: { known: connu.at(-1) } });
    expect((await store.health()).wentBack).toBe(true);
    serveur.journal.faits.splice(0, Infinity, ...tous);
    expect((await store.health()).wentBack).toBeUndefined();
  });
});
