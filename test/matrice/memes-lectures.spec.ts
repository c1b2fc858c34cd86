/** A hidden parcours is not told from an absent one by what it costs: the same reads of the store, hence the same time. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { performance } from 'node:perf_hooks';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import { openMemoryStore, type EventStore } from '@jalon/event-store';
import type { Acteur } from '@jalon/parcours';
import { ABSENT } from './monde.js';

const FAITS = 1000;
const ESSAIS = 400;
/** Between the two medians, in milliseconds. */
const ECART_MAX = 0.3;

const acteur = (role: Acteur['role'], id: string, departement = '35'): Acteur => ({
  role,
  organisation: { id, departement, ...(role === 'prescripteur' ? { type: 'ML', habilitee: true } : {}) },
});
const auteur = acteur('prescripteur', 'ml-rennes');
/** Whoever has no link: those whom the index answers at once, and those whose competence is looked at. */
const SANS_LIEN: [string, Acteur][] = [
  ['une SIAE', acteur('siae', 'ai-inconnue')],
  ['un prescripteur habilité du même département', acteur('prescripteur', 'ft-inconnu')],
  ['un orienteur', acteur('orienteur', 'asso-inconnue')],
  ['la DDETS d’un autre département', acteur('ddets', 'ddets-75', '75')],
];

let store: EventStore;
let jalon: Jalon;
let cache = '';
/** Calls of the store since it was emptied. */
let appels: string[] = [];

function compter(vrai: EventStore): EventStore {
  const espion = Object.create(vrai) as EventStore;
  for (const nom of ['readStream', 'readAll', 'findAppend', 'health', 'append', 'readReservation'] as const)
    espion[nom] = ((...args: unknown[]) => {
      const flux = typeof args[0] === 'string' ? args[0].replace(cache, '…').replace(ABSENT, '…') : '';
      appels.push(`${nom} ${flux}`);
      return (vrai[nom] as (...a: unknown[]) => unknown).apply(vrai, args);
    }) as never;
  return espion;
}

beforeAll(async () => {
  store = openMemoryStore();
  jalon = await ouvrirJalon({ horloge: () => new Date('2025-01-15T12:00:00Z'), store: compter(store) });
  const personne = { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02' };
  const ouvert = await jalon.moteur.executer({ type: 'OuvrirParcours', data: { personne }, acteur: auteur });
  if (ouvert.issue === 'refuse') throw new Error(ouvert.message);
  const parcours = ouvert.parcours;
  const orienter = (i: number) => ({
    parcours,
    type: 'OrienterVersSiae',
    data: { siae: `ai-${i}` },
    acteur: auteur,
  });
  for (let i = 1; i < FAITS; i++) await jalon.moteur.executer(orienter(i));
  cache = parcours;
  expect(await store.readStream(`parcours-${cache}`)).toHaveLength(FAITS);
}, 120_000);
afterAll(async () => {
  await jalon.fermer();
  await store.close();
});

type Demander = (id: string, lecteur: Acteur) => Promise<unknown>;
const commande = (id: string, lecteur: Acteur, reste: object = {}) =>
  jalon.moteur.executer({
    parcours: id,
    type: 'OrienterVersSiae',
    data: { siae: 'ai-1' },
    acteur: lecteur,
    lecteur,
    ...reste,
  });
const FACONS: [string, Demander][] = [
  ['consulter', (id, lecteur) => jalon.moteur.consulter(id, { lecteur })],
  ['journal', (id, lecteur) => jalon.moteur.journal(id, lecteur)],
  ['rejouer', (id, lecteur) => jalon.moteur.rejouer(id, { lecteur })],
  ['comparer', (id, lecteur) => jalon.moteur.comparer(id, { avant: { fait: 0 }, apres: {} }, lecteur)],
  ['effet d’un fait', (id, lecteur) => jalon.moteur.effetDuFait(id, 1, lecteur)],
  ['rejuger', (id, lecteur) => jalon.moteur.rejuger(id, {}, lecteur)],
  ['actions', (id, lecteur) => jalon.moteur.actions(id, lecteur, lecteur)],
  ['commande', (id, lecteur) => commande(id, lecteur)],
  ['commande, révision dépassée', (id, lecteur) => commande(id, lecteur, { revisionAttendue: 3 })],
  ['commande, avec une clé', (id, lecteur) => commande(id, lecteur, { cle: 'cle-sans-lien' })],
  ['simulation', (id, lecteur) => commande(id, lecteur, { simuler: true })],
];

const mediane = (durees: number[]): number => durees.sort((a, b) => a - b)[durees.length >> 1] ?? 0;
/** One after the other, so that what slows the machine down slows both. */
async function ecart(demander: Demander, lecteur: Acteur): Promise<number> {
  const [durees, absentes]: number[][] = [[], []];
  for (let i = 0; i < ESSAIS; i++)
    for (const [id, liste] of [
      [cache, durees],
      [ABSENT, absentes],
    ] as const) {
      const debut = performance.now();
      await demander(id, lecteur);
      liste?.push(performance.now() - debut);
    }
  return Math.abs(mediane(durees ?? []) - mediane(absentes ?? []));
}
async function lectures(demander: Demander, id: string, lecteur: Acteur): Promise<string[]> {
  appels = [];
  await demander(id, lecteur);
  return appels;
}

describe.each(SANS_LIEN)('Sans lien, pour %s', (_, lecteur) => {
  it.each(FACONS)('%s : les mêmes lectures, aucune du dossier, et le même temps', async (_nom, demander) => {
    // whoever comes first after somebody else's facts reads them for all
    await demander(ABSENT, lecteur);
    const faites = await lectures(demander, cache, lecteur);
    expect(faites).toEqual(await lectures(demander, ABSENT, lecteur));
    expect(faites.filter((a) => a.includes('parcours-'))).toEqual([]);
    expect(await ecart(demander, lecteur)).toBeLessThanOrEqual(ECART_MAX);
  });
});

describe('Un dossier lu avant que l’accès soit jugé', () => {
  const tropTot: Demander = async (id, lecteur) => {
    await jalon.store.readStream(`parcours-${id}`);
    return jalon.moteur.consulter(id, { lecteur });
  };
  it('se voit à ses lectures et à sa durée', async () => {
    const [, lecteur] = SANS_LIEN[0] ?? ['', auteur];
    expect((await lectures(tropTot, cache, lecteur)).some((a) => a.includes('parcours-'))).toBe(true);
    expect(await ecart(tropTot, lecteur)).toBeGreaterThan(ECART_MAX);
  });
});
