/** Two engines on one store: what one process cannot see of the other is kept by the store, at each place where a writer may stop. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSecretKey, randomUUID } from 'node:crypto';
import { coffreInMemory } from '@jalon/confidentialite';
import { openMemoryStore, StoreUnavailable, type EventStore } from '@jalon/event-store';
import {
  accepte,
  diagnostiquer,
  embauche,
  employeur,
  ouvrir,
  personne,
  prescripteur,
} from '../../essais/personnages.js';
import type { DemandeExecution, Moteur } from '../index.js';
import { Dossiers } from '../dossiers.js';
import { Ecriture } from '../exploitation/ecriture.js';
import { GardeHorloge } from '../exploitation/horloge.js';
import { QueueByKey } from '../queue-by-key.js';
import { parcoursFold } from '../genres/parcours.js';
import { Structures } from '../genres/regard-structures.js';
import { streamOf } from '../identifiants.js';
import { construireMoteurs } from '../ouvrir-jalon.js';
import { lireReferentiel } from '../referentiel/lire-fichiers.js';
import { Referentiels } from '../referentiel/referentiels.js';
import { RegistrePass } from '../registre-pass.js';
import { IndexPersonnes } from './index-personnes.js';
import { liensInMemory } from './table-liens.js';
import { Reservations } from './reservations.js';

const horloge = () => new Date('2025-01-15T12:00:00Z');
const referentiel = lireReferentiel();
const NIR = { personne: { ...personne, nir: '284053523800197' } };
const [coffre, cle] = [coffreInMemory(), createSecretKey(Buffer.alloc(32, 7))];
let store: EventStore;

/** An engine with queues and memories of its own, as another process has. */
function processus(sur: EventStore): { moteur: Moteur; reservations: Reservations } {
  const ecriture = new Ecriture();
  const personnes = new IndexPersonnes(liensInMemory(), cle, sur, coffre);
  const reservations = new Reservations(sur, cle, coffre, personnes, horloge);
  const { moteur } = construireMoteurs({
    store: sur,
    ecriture,
    gardeHorloge: new GardeHorloge(sur, ecriture, horloge),
    coffre,
    cleIndex: cle,
    referentiels: new Referentiels(referentiel, 'plateforme', sur),
    dossiers: new Dossiers(sur, parcoursFold(coffre)),
    personnes,
    reservations,
    registre: new RegistrePass(sur),
    queue: new QueueByKey(),
    structures: new Structures(sur, undefined),
    horloge,
    aleatoire: randomUUID,
  });
  return { moteur, reservations };
}
/** `ouvrir` and `diagnostiquer` only use the engine. */
const jalon = (moteur: Moteur) => ({ moteur }) as Parameters<typeof ouvrir>[0];

/** Moves the reservations, then waits before the facts, as a slow writer on a store that has no transaction across streams. */
function lent(sur: EventStore): { store: EventStore; arrive: Promise<void>; reprendre: () => void } {
  let arriver: () => void = () => undefined;
  let reprendre: () => void = () => undefined;
  const arrive = new Promise<void>((r) => (arriver = r));
  const feu = new Promise<void>((r) => (reprendre = r));
  let premier = true;
  const copie: EventStore = Object.assign(Object.create(sur) as EventStore, {
    append: (async (stream, expected, events, key, moves = []) => {
      if (!stream.startsWith('parcours-') || moves.length === 0) return sur.append(stream, expected, events, key);
      for (const m of moves) await sur.moveReservation(m.name, m.expected, { stream, revision: expected + 1 });
      if (premier) {
        premier = false;
        arriver();
        await feu;
      }
      return sur.append(stream, expected, events, key);
    }) satisfies EventStore['append'],
  });
  return { store: copie, arrive, reprendre: () => reprendre() };
}
const types = async (parcours: string): Promise<string[]> =>
  (await store.readStream(streamOf(parcours))).map((e) => e.type.replace(/\.v\d+$/, ''));
const reprise = (parcours: string, numero: string, reste: Partial<DemandeExecution> = {}): DemandeExecution => ({
  parcours,
  type: 'ReprendrePass',
  data: { numero, debut: '2024-09-09', fin: '2026-09-08', origine: 'plateforme', siae: employeur.organisation.id },
  acteur: employeur,
  ...reste,
});

beforeEach(() => {
  store = openMemoryStore();
});
afterEach(() => store.close());

describe('Deux processus, une personne', () => {
  it('un écrivain arrêté entre la réservation et le dossier est écarté, puis refusé à son réveil ; sa clé n’a qu’un effet', async () => {
    const brake = lent(store);
    const [a, b] = [processus(brake.store), processus(store)];
    const [premier, second] = [
      await diagnostiquer(jalon(b.moteur), { data: NIR }),
      await diagnostiquer(jalon(b.moteur), { data: NIR }),
    ];
    const demande = embauche(premier, 'c1', '2025-01-20', { cle: 'embauche-lente' });
    const enCours = a.moteur.executer(demande);
    await brake.arrive; // the fault fired: reserved, not written
    accepte(await b.moteur.executer(embauche(second, 'c2', '2025-01-20')));
    expect(await types(premier)).toEqual(['ParcoursOuvert', 'DiagnosticEtabli', 'EcritureEcartee']);
    brake.reprendre();
    const refus = await enCours;
    expect(refus).toMatchObject({ issue: 'refuse', famille: 'droit' });
    if (refus.issue === 'refuse')
      expect(refus.constats.filter((k) => !k.satisfaite).map((k) => k.condition)).toContain('pass_unique');
    expect(await b.moteur.executer(demande)).toMatchObject({ issue: 'refuse', famille: 'droit' });
    expect(await types(premier)).toEqual(['ParcoursOuvert', 'DiagnosticEtabli', 'EcritureEcartee']);
  }, 60_000);

  it('l’écriture écartée ne change rien, et personne ne la voit : vue, journal, actions, rejugement', async () => {
    const brake = lent(store);
    const [a, b] = [processus(brake.store), processus(store)];
    const premier = await diagnostiquer(jalon(b.moteur), { data: NIR });
    const avant = await b.moteur.consulter(premier);
    const enCours = a.moteur.executer(embauche(premier, 'c1', '2025-01-20'));
    await brake.arrive;
    const second = await ouvrir(jalon(b.moteur), { data: NIR });
    expect(second.revision).toBe(0);
    expect(await types(premier)).toContain('EcritureEcartee');
    const apres = await b.moteur.consulter(premier);
    expect({ ...apres?.vue, revision: 1 }).toEqual({ ...avant?.vue, revision: 1 });
    expect((await b.moteur.journal(premier))?.map((e) => e.type)).toEqual(['ParcoursOuvert', 'DiagnosticEtabli']);
    expect((await b.moteur.rejuger(premier))?.totaux).toMatchObject({ conforme: 1, different: 0 });
    expect((await b.moteur.etudier()).parcours).toBe(2);
    brake.reprendre();
    // nothing competes with it: decided again on the dossier as it is, one effect
    expect(accepte(await enCours).revision).toBe(4);
    expect((await types(premier)).filter((t) => t === 'PassDelivre')).toHaveLength(1);
  }, 60_000);

  it('une ouverture arrêtée avant son premier fait : le dossier n’existe pas, puis s’ouvre avec la même clé', async () => {
    const brake = lent(store);
    const [a, b] = [processus(brake.store), processus(store)];
    const demande = { type: 'OuvrirParcours', data: NIR, acteur: prescripteur, cle: 'ouverture-lente' };
    const enCours = a.moteur.executer(demande);
    await brake.arrive;
    await ouvrir(jalon(b.moteur), { data: NIR });
    const [ecartee] = (await store.readAll({ filter: { types: ['EcritureEcartee.v1'] } })).map((e) => e);
    const parcours = ecartee?.stream.slice('parcours-'.length) ?? '';
    expect(ecartee?.revision).toBe(0);
    for (const lecture of [
      b.moteur.consulter(parcours),
      b.moteur.journal(parcours),
      b.moteur.actions(parcours, prescripteur),
      b.moteur.rejouer(parcours),
      b.moteur.rejuger(parcours),
    ])
      expect(await lecture).toBeNull();
    expect(
      await b.moteur.executer({ parcours, type: 'OrienterVersSiae', data: { siae: 'ai' }, acteur: prescripteur }),
    ).toMatchObject({ issue: 'refuse', famille: 'introuvable', vue: null });
    brake.reprendre();
    expect(accepte(await enCours)).toMatchObject({ parcours, revision: 1 });
    expect(accepte(await b.moteur.executer(demande))).toMatchObject({ parcours, rejoue: true });
    expect(await types(parcours)).toEqual(['EcritureEcartee', 'ParcoursOuvert']);
  }, 60_000);

  it('un PASS apporté d’ailleurs n’a qu’un dossier, même sans NIR et quelle que soit la façon d’écrire son numéro', async () => {
    const { moteur } = processus(store);
    const [a, b] = [await diagnostiquer(jalon(moteur)), await diagnostiquer(jalon(moteur))];
    accepte(await moteur.executer(reprise(a, '888880000001')));
    for (const numero of ['888880000001', '88888 00 00001', '88888-00-00001'])
      expect(await processus(store).moteur.executer(reprise(b, numero))).toMatchObject({
        issue: 'refuse',
        famille: 'droit',
      });
    expect(await moteur.executer(reprise(b, '88888-00-00001', { simuler: true }))).toMatchObject({ issue: 'refuse' });
    accepte(await moteur.executer(reprise(b, '888880000002')));
  }, 60_000);

  it('un numéro déjà apporté d’ailleurs n’est pas délivré : le suivant l’est', async () => {
    const { moteur } = processus(store);
    const [a, b] = [await diagnostiquer(jalon(moteur)), await diagnostiquer(jalon(moteur))];
    accepte(await moteur.executer(reprise(a, '999990000001')));
    expect(accepte(await moteur.executer(embauche(b, 'c1', '2025-01-20'))).vue.pass?.numero).toBe('999990000002');
  }, 60_000);

  it('un journal d’avant les réservations reste juste sans elles, et se reconstruit', async () => {
    const ancien: EventStore = Object.assign(Object.create(store) as EventStore, {
      append: ((stream, expected, events, key) =>
        store.append(stream, expected, events, key)) satisfies EventStore['append'],
    });
    const avant = processus(ancien);
    const [a, b, c] = [
      await diagnostiquer(jalon(avant.moteur), { data: NIR }),
      await diagnostiquer(jalon(avant.moteur), { data: NIR }),
      await diagnostiquer(jalon(avant.moteur)),
    ];
    accepte(await avant.moteur.executer(reprise(a, '888880000001')));
    const { moteur, reservations } = processus(store);
    const nomDuPass = reservations.nomDuPass('888880000001');
    expect((await store.readReservation(nomDuPass)).holder).toBeNull();
    expect(await moteur.executer(embauche(b, 'c1', '2025-01-20'))).toMatchObject({ issue: 'refuse', famille: 'droit' });
    expect(await moteur.executer(reprise(c, '888880000001'))).toMatchObject({ issue: 'refuse', famille: 'droit' });
    // one token for the person, one for the PASS
    expect(await reservations.rebuild()).toBe(2);
    expect((await store.readReservation(nomDuPass)).holder).toEqual({ stream: streamOf(a), revision: 2 });
    expect(await reservations.rebuild()).toBe(0);
    // what announces a fact that the log does not hold is given back its place in the log
    await store.moveReservation(nomDuPass, 0, { stream: streamOf(a), revision: 40 });
    expect(await reservations.rebuild()).toBe(1);
    expect((await store.readReservation(nomDuPass)).holder).toEqual({ stream: streamOf(a), revision: 2 });
  }, 60_000);

  it('des magasins en panne pendant qu’une place est prise : rien n’est dit enregistré', async () => {
    const { moteur } = processus(store);
    const parcours = await diagnostiquer(jalon(moteur), { data: NIR });
    const muet: EventStore = Object.assign(Object.create(store) as EventStore, {
      readReservation: async () => Promise.reject(new StoreUnavailable('coupure')),
    });
    await expect(processus(muet).moteur.executer(embauche(parcours, 'c1', '2025-01-20'))).rejects.toThrow(
      StoreUnavailable,
    );
    expect(await types(parcours)).toEqual(['ParcoursOuvert', 'DiagnosticEtabli']);
  }, 60_000);
});
