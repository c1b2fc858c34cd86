/** A merge, or a separation, killed between its two dossiers finishes by itself, although nobody asks again. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreUnavailable } from '@jalon/event-store';
import { accepte, ddets, ouvrir } from '../../../essais/personnages.js';
import { lancerEcheancier, ouvrirJalon, type Jalon } from '../../index.js';

let base: string;
let jalon: Jalon;
const rouvrir = (): Promise<Jalon> =>
  ouvrirJalon({
    donnees: join(base, 'donnees'),
    cles: join(base, 'cles'),
    horloge: () => new Date('2026-06-01T10:00:00Z'),
  });
beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'jalon-rapprochement-'));
  jalon = await rouvrir();
});
afterEach(async () => {
  await jalon.fermer();
  rmSync(base, { recursive: true, force: true });
});

const orienteur = { role: 'orienteur', organisation: { id: 'asso-x', departement: '35' } } as const;
/** Two dossiers of one name: the second one is opened as of somebody else. */
async function deux(): Promise<[principal: string, doublon: string]> {
  const personne = { nom: 'Rompue', prenom: 'Awa', naissance: '1990-05-02' };
  const un = await ouvrir(jalon, { data: { personne }, acteur: orienteur });
  const autre = { personne, homonymeLeve: { raison: 'Une autre, croit-on' } };
  return [un.parcours, (await ouvrir(jalon, { data: autre, acteur: orienteur })).parcours];
}
const rapprocher = (parcours: string, doublon: string) =>
  jalon.moteur.executer({
    parcours,
    type: 'RapprocherParcours',
    data: { parcours: doublon, raison: 'La même' },
    acteur: ddets,
  });
const separer = (parcours: string, fait: number) =>
  jalon.moteur.executer({ parcours, type: 'RectifierFait', data: { fait, raison: 'Deux personnes' }, acteur: ddets });

/** Killed as it was about to write in that dossier; then started again. */
async function tuerAvantDEcrireDans(parcours: string, geste: () => Promise<unknown>): Promise<void> {
  const { store } = jalon;
  const append = store.append.bind(store);
  store.append = (stream, ...reste) =>
    stream.endsWith(parcours) ? Promise.reject(new StoreUnavailable('tué')) : append(stream, ...reste);
  await expect(geste()).rejects.toThrow('tué');
  await jalon.fermer();
  jalon = await rouvrir();
}
/** One pass of the clock of the deadlines. */
async function horloge(): Promise<number> {
  const { moteur, projections, ecriture, gardeHorloge, retenue } = jalon;
  const gardes = { ecriture, horloge: gardeHorloge, retenue };
  const echeancier = lancerEcheancier(moteur, projections, jalon.horloge, (e) => expect(e).toBeUndefined(), gardes);
  const faits = await echeancier.passer();
  await echeancier.arreter();
  return faits;
}
const etats = async (...ids: string[]) =>
  Promise.all(ids.map(async (id) => (await jalon.moteur.journal(id))?.map((f) => f.type)));

describe('un rapprochement coupé entre ses deux dossiers', () => {
  it('s’achève de lui-même, au nom de qui l’a demandé, une fois et pas deux', async () => {
    const [principal, doublon] = await deux();
    await tuerAvantDEcrireDans(principal, () => rapprocher(principal, doublon));
    expect((await etats(principal, doublon)).map((t) => t?.at(-1))).toEqual(['ParcoursOuvert', 'DoublonClos']);
    expect(await horloge()).toBe(1);
    expect((await etats(principal, doublon)).map((t) => t?.at(-1))).toEqual(['ParcoursRapproche', 'DoublonClos']);
    expect((await jalon.moteur.journal(principal))?.at(-1)?.par).toMatchObject(ddets);
    expect(await jalon.moteur.acheverRapprochements()).toBe(0);
  });

  it('entier, n’est pas touché', async () => {
    const [principal, doublon] = await deux();
    accepte(await rapprocher(principal, doublon));
    expect(await jalon.moteur.acheverRapprochements()).toBe(0);
  });

  it('ne relit pas le journal pour le savoir, après un redémarrage non plus', async () => {
    const [principal, doublon] = await deux();
    await tuerAvantDEcrireDans(principal, () => rapprocher(principal, doublon));
    expect(await jalon.moteur.acheverRapprochements()).toBe(1);
    await jalon.fermer();
    jalon = await rouvrir();
    // beneath what follows it: the index reads there too
    const store = Object.getPrototypeOf(jalon.store) as Jalon['store'];
    const lus: unknown[] = [];
    const readAll = store.readAll.bind(store);
    store.readAll = (options) => {
      lus.push(options);
      return readAll(options);
    };
    expect([await jalon.moteur.acheverRapprochements(), lus]).toEqual([0, []]);
  });

  it('défait à moitié, finit de se défaire', async () => {
    const [principal, doublon] = await deux();
    const fait = accepte(await rapprocher(principal, doublon)).faits[0]?.place ?? 0;
    await tuerAvantDEcrireDans(principal, () => separer(principal, fait));
    expect(await jalon.moteur.acheverRapprochements()).toBe(1);
    expect((await etats(principal, doublon)).map((t) => t?.at(-1))).toEqual(['FaitRectifie', 'FaitRectifie']);
    expect(await jalon.moteur.acheverRapprochements()).toBe(0);
    // both are whole again
    accepte(await rapprocher(doublon, principal));
  });

  it('que l’autre dossier ne permet plus, rouvre celui qu’il avait clos', async () => {
    const [principal, doublon] = await deux();
    await tuerAvantDEcrireDans(principal, () => rapprocher(principal, doublon));
    const nir = { remplacement: { nir: '2900575111111' } };
    const autre = { remplacement: { nir: '2900575111222' } };
    for (const [parcours, data] of [
      [principal, nir],
      [doublon, autre],
    ] as const)
      accepte(
        await jalon.moteur.executer({
          parcours,
          type: 'RectifierFait',
          data: { fait: 1, raison: 'Numéro appris', ...data },
          acteur: ddets,
        }),
      );
    expect(await jalon.moteur.acheverRapprochements()).toBe(1);
    expect((await jalon.moteur.consulter(doublon))?.vue.etape).toBe('orientation');
    expect((await etats(principal))[0]).not.toContain('ParcoursRapproche');
    expect(await jalon.moteur.acheverRapprochements()).toBe(0);
  });
});
