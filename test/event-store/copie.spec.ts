/** A log copied fact by fact has the same root in every store: the leaf holds nothing of the store (ADR 0022). */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ouvrirJalon } from '@jalon/application';
import {
  canonicalEvent,
  openEventStoreDb,
  openMemoryStore,
  openSqliteStore,
  type AppendKey,
  type EventStore,
  type StoredEvent,
} from '@jalon/event-store';
import { Frontier, leafHash } from '@jalon/preuve';
import { FauxServeur } from './faux-serveur/serveur.js';

const acteur = { role: 'prescripteur' as const, organisation: { id: 'ml-1', type: 'ML', habilitee: true } };
let racine: string;
const serveur = new FauxServeur();

beforeAll(async () => {
  racine = mkdtempSync(join(tmpdir(), 'jalon-copie-'));
  await serveur.demarrer();
});
afterAll(() => {
  serveur.arreter();
  rmSync(racine, { recursive: true, force: true });
});

/** A real log: several dossiers, several facts a command, with and without a key. */
async function ecrireUnJournal(): Promise<string> {
  const jalon = await ouvrirJalon({ donnees: join(racine, 'donnees') });
  try {
    for (const n of [1, 2, 3]) {
      const ouvert = await jalon.moteur.executer({
        type: 'OuvrirParcours',
        data: { personne: { nom: 'Durand', prenom: `Awa ${n}`, naissance: '1984-05-02' } },
        acteur,
        ...(n === 2 ? {} : { cle: `cle-${n}` }),
      });
      expect(ouvert).toMatchObject({ issue: 'accepte' });
    }
  } finally {
    await jalon.fermer();
  }
  return join(racine, 'donnees/evenements.db');
}

/** Command by command, in the order of the log; ids and keys are in the facts. */
async function copier(faits: readonly StoredEvent[], vers: EventStore): Promise<void> {
  for (let i = 0; i < faits.length;) {
    const premier = faits[i] as StoredEvent;
    let fin = i + 1;
    while (faits[fin]?.stream === premier.stream && faits[fin]?.meta['commande'] === premier.meta['commande']) fin++;
    const { commande, empreinte } = premier.meta;
    const cle: AppendKey | undefined =
      typeof empreinte === 'string' ? { key: String(commande), fingerprint: empreinte } : undefined;
    const lot = faits.slice(i, fin).map(({ id, type, data, meta }) => ({ id, type, data, meta }));
    await vers.append(premier.stream, premier.revision - 1, lot, cle);
    i = fin;
  }
}

const racineDe = async (store: EventStore): Promise<string> => {
  const arbre = Frontier.empty();
  for (const e of await store.readAll({ limit: 10_000 })) arbre.append(leafHash(canonicalEvent(e)));
  return arbre.root();
};

it('copié de SQLite en mémoire, puis dans EventStoreDB : la même racine que ses sceaux, et les mêmes clés', async () => {
  const source = openSqliteStore({ path: await ecrireUnJournal() });
  const memoire = openMemoryStore();
  const distant = openEventStoreDb({ connectionString: serveur.connexion });
  try {
    const faits = await source.readAll({ limit: 10_000 });
    expect(faits.length).toBeGreaterThan(4);
    await copier(faits, memoire);
    await copier(await memoire.readAll({ limit: 10_000 }), distant);
    const scellee = source.lastSeal()?.root;
    expect(await racineDe(source)).toBe(scellee);
    expect(await racineDe(memoire)).toBe(scellee);
    expect(await racineDe(distant)).toBe(scellee);
    for (const f of faits.filter((e) => typeof e.meta['empreinte'] === 'string')) {
      const ici = await source.findAppend(f.stream, String(f.meta['commande']));
      const la = await distant.findAppend(f.stream, String(f.meta['commande']));
      expect(ici?.fingerprint).toBe(f.meta['empreinte']);
      expect(la).toMatchObject({ fingerprint: ici?.fingerprint, firstRevision: ici?.firstRevision });
    }
  } finally {
    await source.close();
    await memoire.close();
    await distant.close();
  }
});
