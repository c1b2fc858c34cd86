/** The engine on EventStoreDB under load: everything acknowledged is there, once; how fast it goes beside appends of the same number. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import { openEventStoreDb, type LeasedStore } from '@jalon/event-store';
import type { Acteur } from '@jalon/parcours';
import { fait } from '../outils.js';
import { dansUnEspace } from './espace.js';
import { endroit, noter, PASSAGE, TOUT, type Endroit } from './ou.js';

const ML = {
  role: 'prescripteur',
  organisation: { id: 'ml-1', type: 'ML', departement: '35', habilitee: true },
} as Acteur;
const AI = { role: 'siae', organisation: { id: 'ai-1', type: 'AI', departement: '35' } } as Acteur;
const LE = '2026-03-02';
const CLIENTS = 50;
/** Commands of each client. */
const [SEUL, CHACUN] = TOUT ? [1000, 40] : [20, 2];
const DELAI_MS = 10 * 60_000;

let ou: Endroit;
let store: LeasedStore;
let jalon: Jalon;
const dossiers: string[] = [];
beforeAll(async () => {
  ou = await endroit();
  store = openEventStoreDb({ connectionString: ou.adresse, lease: { holder: randomUUID() } });
  await store.claim();
  jalon = await ouvrirJalon({
    store: await dansUnEspace(store, `${PASSAGE}charge`),
    horloge: () => new Date(`${LE}T09:00:00Z`),
    organisations: [ML.organisation, AI.organisation],
  });
  for (let n = 0; n < CLIENTS; n++) {
    const personne = { nom: `Charge ${n}`, prenom: 'Essai', naissance: '1985-06-01' };
    const id = await executer(ML, 'OuvrirParcours', { personne });
    await executer(ML, 'EtablirDiagnostic', { criteres: ['RSA'] }, id);
    await executer(AI, 'DeclarerEmbauche', { contrat: { id: 'c1', type: 'CDDU', debut: LE } }, id);
    dossiers.push(id);
  }
}, DELAI_MS);
afterAll(async () => {
  await jalon.fermer();
  await store.close();
  ou.arreter();
});

async function executer(acteur: Acteur, type: string, data: object, parcours?: string): Promise<string> {
  const rendu = await jalon.moteur.executer({ acteur, parcours, type, data, le: LE, cle: randomUUID() });
  if (rendu.issue !== 'accepte') throw new Error(`${type} : ${JSON.stringify(rendu)}`);
  return rendu.parcours;
}

/** @returns how many a second */
async function chronometrer(
  clients: number,
  chacun: number,
  faire: (client: number, n: number) => Promise<unknown>,
): Promise<number> {
  const debut = performance.now();
  const client = async (c: number): Promise<void> => {
    for (let n = 0; n < chacun; n++) await faire(c, n);
  };
  await Promise.all(Array.from({ length: clients }, (_, c) => client(c)));
  return (clients * chacun * 1000) / (performance.now() - debut);
}

/** Facts of each dossier. */
const longueurs = (): Promise<number[]> =>
  Promise.all(dossiers.map(async (id) => (await jalon.moteur.journal(id))?.length ?? 0));

describe('EventStoreDB : la charge', () => {
  it.each([
    ['un client', 1, SEUL],
    ['cinquante clients', CLIENTS, CHACUN],
  ])(
    '%s : chaque commande acceptée est écrite, une fois',
    async (qui, clients, chacun) => {
      const avant = await longueurs();
      const bruts = await chronometrer(clients, chacun, async (c, n) =>
        store.append(`${PASSAGE}brut-${clients}-${c}`, n - 1, [fait()]),
      );
      let faites = 0;
      const commandes = await chronometrer(clients, chacun, async () => {
        const rang = faites++;
        const resume = `Point ${rang} à ${clients}`;
        await executer(
          AI,
          'EnregistrerAccompagnement',
          { nature: 'professionnel', debut: LE, resume },
          dossiers[rang % CLIENTS],
        );
      });
      const attendues = dossiers.map((_, d) => Math.floor((faites - d - 1) / CLIENTS) + 1);
      expect((await longueurs()).map((n, d) => n - (avant[d] ?? 0))).toEqual(attendues);
      noter(
        `commandes par seconde, ${qui} (ajouts bruts ; rapport)`,
        `${Math.round(commandes)} (${Math.round(bruts)} ; ${(commandes / bruts).toFixed(2)})`,
      );
    },
    DELAI_MS,
  );
});
