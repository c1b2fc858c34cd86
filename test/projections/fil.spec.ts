/** Long work on the read models is done in a thread of its own: the same rows, while this one answers. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import { openMemoryStore, type EventStore, type StoredEvent } from '@jalon/event-store';
import {
  composerFait,
  ouvrirProjections,
  PREFIXE,
  projectionsDe,
  travailler,
  type Atelier,
  type LireFait,
  type Projections,
} from '@jalon/projections';
import { Alea, ecrireEntrelacees, genererHistoires } from './generateur.js';
import { identitesDEssai } from './identites.js';

const { cultiver } = (await import(join(process.cwd(), 'test/charge/semis.mjs'))) as {
  cultiver(moteur: Jalon['moteur']): { semer(n: number): Promise<unknown> };
};
const LE = '2026-03-02';
const NOMS = ['liste', 'echeances', 'journal', 'indicateurs', 'anomalies'];
const empreintes = (p: Projections): string[] => NOMS.map((nom) => p.empreinte(nom));

let dossier: string;
let aFermer: { fermer(): Promise<void> }[];
beforeEach(() => {
  dossier = mkdtempSync(join(tmpdir(), 'jalon-fil-'));
  aFermer = [];
});
afterEach(async () => {
  for (const x of aFermer.reverse()) await x.fermer();
  rmSync(dossier, { recursive: true });
});
const tenir = <T extends { fermer(): Promise<void> }>(x: T): T => {
  aFermer.push(x);
  return x;
};

describe('Le fil du déploiement', () => {
  const fautes: unknown[] = [];
  const demarrer = async (): Promise<Jalon> =>
    tenir(
      await ouvrirJalon({
        donnees: join(dossier, 'donnees'),
        horloge: () => new Date(`${LE}T09:00:00Z`),
        surErreur: (e) => fautes.push(e),
      }),
    );
  const semer = async (dossiers: number): Promise<Jalon> => {
    fautes.length = 0;
    const jalon = await demarrer();
    await cultiver(jalon.moteur).semer(dossiers);
    expect(await jalon.projections.quandTraite(await jalon.store.head(), 30_000)).toBe(true);
    return jalon;
  };
  const triees = (rangs: unknown[]): string[] => rangs.map((r) => JSON.stringify(r)).sort();
  /** Every row of every table, by the name of the table without its colour. */
  const lignes = (): Map<string, string[]> => {
    const db = new Database(join(dossier, 'donnees/projections.db'), { readonly: true });
    const tables = db
      .prepare<[], string>(
        "SELECT t.name FROM sqlite_schema t JOIN points p ON t.name GLOB p.projection || '*_' || p.couleur WHERE t.type = 'table' AND p.role = 'courante'",
      )
      .pluck()
      .all();
    const lues = tables.map(
      (t) => [t.replace(/_(bleu|vert)$/, ''), triees(db.prepare(`SELECT * FROM ${t}`).all())] as const,
    );
    db.close();
    return new Map(lues.sort(([a], [b]) => a.localeCompare(b)));
  };

  const milliemes = ({ user, system } = { user: 0, system: 0 }): number => (user + system) / 1000;
  /** Of Node 22.19 and 24: an older host counts nothing. */
  const duFil = (): number => milliemes(process.threadCpuUsage?.());
  /**
   * The longest that this thread worked at one go, and its part of the whole process: by its own processor, since a busy machine may
   * stop any thread.
   */
  const mesurer = async <T>(faire: () => Promise<T>): Promise<{ travail: T; tenue: number; part: number }> => {
    const [depart, entier] = [duFil(), milliemes(process.cpuUsage())];
    let [tenue, avant] = [0, depart];
    const noter = (): void => {
      const maintenant = duFil();
      [tenue, avant] = [Math.max(tenue, maintenant - avant), maintenant];
    };
    const guet = setInterval(noter, 1);
    const travail = await faire().finally(() => clearInterval(guet));
    noter();
    return { travail, tenue, part: (avant - depart) / (milliemes(process.cpuUsage()) - entier) };
  };

  it('rebâtit les mêmes lignes, et la boucle du serveur n’est jamais tenue 50 ms', async () => {
    const { projections, store } = await semer(400);
    const [avant, tete] = [lignes(), await store.head()];
    expect(avant.size).toBe(10);
    const { travail, tenue, part } = await mesurer(() => projections.rebuild('toutes'));
    expect(travail).toMatchObject({ terminee: true, position: tete });
    expect(lignes()).toEqual(avant);
    expect(fautes).toEqual([]);
    expect(tenue).toBeLessThan(50);
    expect(part).toBeLessThan(0.4);
  }, 60_000);

  it('remplit un fichier que l’on a supprimé', async () => {
    const un = await semer(250);
    const avant = lignes();
    const tete = await un.store.head();
    await aFermer.pop()?.fermer();
    rmSync(join(dossier, 'donnees/projections.db'));
    const deux = await demarrer();
    expect(await deux.projections.quandTraite(tete, 30_000)).toBe(true);
    expect(lignes()).toEqual(avant);
    expect(fautes).toEqual([]);
  }, 60_000);
});

describe('Le travail confié à un autre fil', () => {
  const identites = identitesDEssai();
  const ouvrir = (o: { store: EventStore; lireFait: LireFait; fichier: string; atelier?: Atelier }): Projections =>
    tenir(ouvrirProjections({ identites, ...o }));
  /** Short histories: nothing in them is corrected nor stops a read model, so that each fact is read once. */
  const journal = async (): Promise<{ store: EventStore; tete: number }> => {
    const [store, alea] = [openMemoryStore(), new Alea(3)];
    const histoires = new Map([...genererHistoires(alea, 900, 2)].map(([id, h]) => [id, h.faits]));
    const tete = await ecrireEntrelacees(store, histoires, alea);
    expect(tete).toBeGreaterThan(1000);
    return { store, tete };
  };

  it('n’écrit rien de ce qu’il a lu d’une personne avant qu’elle soit effacée', async () => {
    const { store, tete } = await journal();
    const effacees = new Set<string>();
    let visee = 'p0';
    const anonyme = ({ data }: StoredEvent) => ({ ...data, personne: { ...(data['personne'] as object), nom: null } });
    const nommee = (e: StoredEvent): string | null => (e.revision === 0 ? e.stream.slice(PREFIXE.length) : null);
    const lireFait = (e: StoredEvent) => composerFait(e, effacees.has(nommee(e) ?? '') ? anonyme(e) : e.data);
    const relues: Promise<void>[] = [];
    const effacerALaLecture = (e: StoredEvent) => {
      const fait = lireFait(e);
      if (nommee(e) === visee && !effacees.has(visee)) {
        effacees.add(visee);
        relues.push(projections.relire(visee));
      }
      return fait;
    };
    const faits: string[] = [];
    const atelier: Atelier = (travail, suites) => {
      faits.push(travail.quoi);
      // the erasure is done before the thread has anything to write
      const readAll: EventStore['readAll'] = (o) => Promise.all(relues).then(() => store.readAll(o));
      const journal = { head: () => store.head(), readStream: store.readStream.bind(store), readAll };
      const moyens = { journal, projections: projectionsDe({ identites }), lireFait: () => effacerALaLecture };
      return travailler(travail, moyens, suites);
    };
    const projections = ouvrir({ store, lireFait, atelier, fichier: join(dossier, 'projections.db') });
    expect(await projections.quandTraite(tete, 5000)).toBe(true);
    visee = 'p1';
    expect(await projections.rebuild('toutes')).toMatchObject({ terminee: true });
    await Promise.all(relues);
    expect([faits, [...effacees]]).toEqual([
      ['rattraper', 'rebatir'],
      ['p0', 'p1'],
    ]);
    const temoin = ouvrir({ store, lireFait, fichier: ':memory:' });
    expect(await temoin.quandTraite(tete, 5000)).toBe(true);
    expect(empreintes(projections)).toEqual(empreintes(temoin));
  });

  it('se fait ici quand l’autre fil ne le peut pas', async () => {
    const { store, tete } = await journal();
    const projections = ouvrir({
      store,
      lireFait: composerFait,
      atelier: async () => null,
      fichier: join(dossier, 'projections.db'),
    });
    expect(await projections.quandTraite(tete, 5000)).toBe(true);
    const avant = empreintes(projections);
    expect(await projections.rebuild('toutes')).toMatchObject({ terminee: true, position: tete });
    expect(empreintes(projections)).toEqual(avant);
  });

  it('est refusé quand la loi qui façonne les lignes n’est plus la même', async () => {
    const { store } = await journal();
    const moyens = { journal: store, lireFait: () => composerFait, projections: projectionsDe({ identites }) };
    const travail = {
      quoi: 'rebatir' as const,
      fichier: join(dossier, 'projections.db'),
      modeles: [{ nom: 'liste', signature: 'une autre' }],
      partage: new SharedArrayBuffer(8),
    };
    expect(await travailler(travail, moyens, {})).toBe(null);
  });
});
