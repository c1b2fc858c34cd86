/** Rows of rectified histories: those of the corrected history, live, rebuilt by big batches, and rebuilt around a poisonous fact. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMemoryStore, type EventStore, type StoredEvent } from '@jalon/event-store';
import { corrigeLHistoire, table } from '@jalon/parcours';
import { composerFait, ouvrirProjections, type FaitLu, type Projections } from '@jalon/projections';
import { apply } from '../../libs/projections/essais/fold.js';
import { colored, Tables } from '../../libs/projections/src/projection.js';
import { modeles } from '../../libs/projections/src/registre.js';
import { identitesDEssai } from './identites.js';
import { Alea, ecrireEntrelacees, genererHistoires } from './generateur.js';

const DROIT = {
  delaisReponse: [{ effet: '2020-01-01', rappels: [10, 20, 30], sansReponse: 31 }],
  fonds: ['PIC_IAE'],
  identites: identitesDEssai(),
};
let dossier: string;
let fichier: string;
let store: EventStore;
let projections: Projections;
let head: number;
let faits: FaitLu[];

const ouvrir = (lireFait = (e: StoredEvent) => composerFait(e)): Projections =>
  ouvrirProjections({ fichier, store, lireFait, ...DROIT });
beforeEach(async () => {
  dossier = mkdtempSync(join(tmpdir(), 'rectification-'));
  fichier = join(dossier, 'projections.db');
  store = openMemoryStore();
  const alea = new Alea(307);
  const histoires = genererHistoires(alea, 40, 50);
  head = await ecrireEntrelacees(store, new Map([...histoires].map(([id, h]) => [id, h.faits])), alea);
  faits = (await store.readAll({ after: -1, limit: 10_000 })).flatMap((e) => composerFait(e) ?? []);
});
afterEach(async () => {
  await projections.fermer();
  await store.close();
  rmSync(dossier, { recursive: true });
});

type Lignes = Record<string, unknown[]>;
/** Rows of every table of the colour that is read. */
function lignes(): Lignes {
  const db = new Database(fichier, { readonly: true });
  const couleur = db
    .prepare<[], string>("SELECT couleur FROM points WHERE projection = 'liste' AND role = 'courante'")
    .pluck()
    .get() as 'bleu' | 'vert';
  const tables = modeles.flatMap((m) => m.projection(DROIT).tables);
  const lues = tables.map((t) => [t.replace('{c}', ''), db.prepare(`SELECT * FROM ${colored(t, couleur)}`).all()]);
  db.close();
  return Object.fromEntries(lues) as Lignes;
}
const trier = (l: Lignes): Lignes =>
  Object.fromEntries(Object.entries(l).map(([nom, rangs]) => [nom, rangs.map((r) => JSON.stringify(r)).sort()]));
const attendues = (lus = faits): Lignes =>
  Object.assign({}, ...modeles.map((m) => apply(m.projection(DROIT), lus))) as Lignes;
/** Facts of the parcours that the chart follows when nobody withdraws anything: the others cannot even be folded that way. */
function suivisSansCorriger(): FaitLu[] {
  const [etapes, perdus] = [new Map<string, string>(), new Set<string>()];
  for (const { parcours, type } of faits) {
    const passage = table.passage(etapes.get(parcours) ?? table.initiale, type);
    if (!passage) perdus.add(parcours);
    else etapes.set(parcours, passage.vers);
  }
  return faits.filter((f) => !perdus.has(f.parcours));
}
/** What a fold that knows nothing of corrections would give. */
function sansCorriger(): Lignes {
  const suivis = suivisSansCorriger();
  expect(suivis.filter(corrigeLHistoire).length).toBeGreaterThan(20);
  const db = new Database(':memory:');
  const toutes: Lignes = {};
  for (const m of modeles) {
    const p = m.projection(DROIT);
    db.exec(colored(p.ddl, 'bleu'));
    const fold = p.fold(new Tables(db, 'bleu'));
    fold.apply(suivis);
    fold.ecrire();
    for (const t of p.tables) toutes[t.replace('{c}', '')] = db.prepare(`SELECT * FROM ${colored(t, 'bleu')}`).all();
  }
  db.close();
  return toutes;
}

describe('les lignes d’histoires rectifiées', () => {
  it('sont celles de l’histoire corrigée, tenues à jour fait par fait', async () => {
    projections = ouvrir();
    expect(await projections.quandTraite(head, 20_000)).toBe(true);
    expect(faits.filter(corrigeLHistoire).length).toBeGreaterThan(40);
    expect(trier(lignes())).toEqual(trier(attendues()));
    expect(lignes()['journal']).toHaveLength(faits.length);
    const attenduesDesSuivis = trier(attendues(suivisSansCorriger()));
    for (const nom of ['liste', 'indicateurs', 'echeances', 'liste_identites'])
      expect(trier(sansCorriger())[nom]).not.toEqual(attenduesDesSuivis[nom]);
  });

  it.each([1, 7, 40, 10_000])('et reconstruites par lots de %i', async (tailleLot) => {
    projections = ouvrir();
    await projections.quandTraite(head, 20_000);
    const resultat = await projections.rebuild('toutes', { batchSize: tailleLot });
    expect(resultat).toMatchObject({ terminee: true, position: head });
    expect(trier(lignes())).toEqual(trier(attendues()));
  });

  it('et reconstruites alors qu’un fait de l’une d’elles ne se lit pas : elle seule est écartée', async () => {
    const poison = faits.findLast((f) => f.parcours === 'p3') as FaitLu;
    projections = ouvrir((e) => {
      if (e.position === poison.position) throw new TypeError('illisible');
      return composerFait(e);
    });
    await projections.quandTraite(head, 20_000);
    await projections.rebuild('toutes', { batchSize: 40 });
    const etats = await projections.etat();
    expect(etats.map((e) => e.gelees.map((g) => g.flux))).toEqual(etats.map(() => ['parcours-p3']));
    faits = faits.filter((f) => f !== poison);
    expect(trier(lignes())).toEqual(trier(attendues()));
  });
});
