/** Work on the rows that is given to another thread: what it must not write, and what is done when it cannot. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

const NOMS = ['liste', 'echeances', 'journal', 'indicateurs', 'anomalies'];
const empreintes = (p: Projections): string[] => NOMS.map((nom) => p.empreinte(nom));

let dossier: string;
let aFermer: { fermer(): Promise<void> }[];
beforeEach(() => {
  dossier = mkdtempSync(join(tmpdir(), 'jalon-travail-'));
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
