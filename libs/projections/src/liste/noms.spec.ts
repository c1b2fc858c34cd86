import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ouvrirBase, type Base } from '../base.js';
import { enFaits, f } from '../../essais/fold.js';
import { identitesEnClair, type Identites } from '../identites.js';
import type { Reader } from '../reader.js';
import { colored, Tables } from '../projection.js';
import type { LecteurDeListe } from './demande.js';
import { modeleListe } from './index.js';
import { Noms } from './noms.js';

const BREST: LecteurDeListe = { organisation: 'aci-brest', siae: true };
const FINISTERE: LecteurDeListe = { departement: '29' };

let dossier: string;
let db: Base;
let tables: Tables;
let noms: Noms;
const effacees = new Set<string>();
let ouvertes: string[] = [];
const identites: Identites = {
  ...identitesEnClair,
  dechiffrer(parcours, texte) {
    ouvertes.push(parcours);
    return effacees.has(parcours) ? null : identitesEnClair.dechiffrer(parcours, texte);
  },
};
const projection = modeleListe.projection({ identites });

beforeEach(() => {
  dossier = mkdtempSync(join(tmpdir(), 'jalon-noms-'));
  effacees.clear();
  ouvertes = [];
  db = ouvrirBase(join(dossier, 'projections.db'));
  db.exec(colored(projection.ddl, 'bleu'));
  tables = new Tables(db, 'bleu');
  noms = new Noms(identites, 5);
});
afterEach(() => {
  db.close();
  rmSync(dossier, { recursive: true, force: true });
});

/** A parcours opened under this name, then what follows. */
function apply(id: string, nom: string, suite: Parameters<typeof enFaits>[0] = [], ou = tables): void {
  const fold = projection.fold(ou);
  const ouvert = f('ParcoursOuvert', '2025-01-10', { personne: { nom, prenom: 'Awa', naissance: '1984-05-02' } });
  fold.apply(enFaits([ouvert, ...suite], id));
  fold.ecrire();
}
/** As the runner does of a rectified history: forgotten, then folded again as it is told now. */
function renommer(id: string, nom: string, ou = tables): void {
  projection.oublier?.(ou, id);
  apply(id, nom, [], ou);
}
const lus = (lecteur: LecteurDeListe | undefined, quels = noms): string[] =>
  db.transaction(() => quels.exiger(tables, lecteur, nomsDe))();
function nomsDe(scope: number): string[] {
  const rangs = db
    .prepare<[number], { nom: string; mots: string }>(
      'SELECT nom, mots FROM memoire.liste_noms WHERE scope = ? ORDER BY nom, prenom, parcours',
    )
    .all(scope);
  const cherches = db
    .prepare<[number], number>('SELECT count(*) FROM memoire.liste_mots WHERE scope = ?')
    .pluck()
    .get(scope);
  expect(cherches).toBe(rangs.reduce((n, r) => n + r.mots.split(' ').filter((m) => m !== '').length, 0));
  return rangs.map((r) => r.nom);
}
const inMemory = (mot: string): boolean => db.serialize({ attached: 'memoire' }).includes(mot);

describe('Les noms en mémoire', () => {
  it('sont ceux de la portée demandée, et rien n’en est écrit sur le disque', () => {
    apply('p1', 'Durand');
    apply('p2', 'Abgrall');
    expect(lus(BREST)).toEqual(['Abgrall', 'Durand']);
    expect(lus({ organisation: 'autre', siae: true })).toEqual([]);
    expect(lus(FINISTERE)).toEqual(['Abgrall', 'Durand']);
    expect(lus(undefined)).toEqual(['Abgrall', 'Durand']);
    const [{ file }] = db.prepare("SELECT file FROM pragma_database_list WHERE name = 'memoire'").all() as [
      { file: string },
    ];
    expect([file, db.pragma('temp_store', { simple: true })]).toEqual(['', 2]);
  });

  it('ne s’ouvrent qu’une fois, puis suivent ce qui s’écrit : un nouveau, un nom corrigé, un départ', () => {
    apply('p1', 'Durand');
    apply('p2', 'Abgrall');
    lus(BREST);
    expect(lus(BREST)).toEqual(['Abgrall', 'Durand']);
    expect(ouvertes).toEqual(['p1', 'p2']);
    apply('p3', 'Bihan');
    renommer('p1', 'Aaron');
    expect(lus(BREST)).toEqual(['Aaron', 'Abgrall', 'Bihan']);
    expect(ouvertes.slice(2).sort()).toEqual(['p1', 'p3']);
    projection.oublier?.(tables, 'p2');
    expect(lus(BREST)).toEqual(['Aaron', 'Bihan']);
  });

  it('ne bougent pas pour un fait qui ne change ni le nom ni la place', () => {
    apply('p1', 'Durand');
    lus(BREST);
    const dits: string[] = [];
    const { surChangement } = tables;
    tables.surChangement = (p) => (dits.push(p), surChangement(p));
    apply('p1', 'Durand', [f('OrientationEnvoyee', '2025-01-11', { siae: 'aci-brest' })]);
    expect(dits).toEqual([]);
    apply('p1', 'Durand', [
      f('OrientationEnvoyee', '2025-01-11'),
      f('OrientationEnvoyee', '2025-01-12', { siae: 'x' }),
    ]);
    expect(dits).toEqual(['p1']);
  });

  it('s’effacent tout de suite, jusqu’au dernier octet, même si les lignes les portent encore', () => {
    apply('p1', 'Kerzhenevskoy');
    apply('p2', 'Abgrall');
    lus(BREST);
    lus(FINISTERE);
    expect([inMemory('Kerzhenevskoy'), inMemory('kerzhenevskoy')]).toEqual([true, true]);
    effacees.add('p1');
    noms.oublier(['p1']);
    expect([inMemory('Kerzhenevskoy'), inMemory('kerzhenevskoy'), inMemory('Abgrall')]).toEqual([false, false, true]);
    for (const lecteur of [BREST, FINISTERE, undefined]) expect(lus(lecteur)).toEqual(['', 'Abgrall']);
    expect(inMemory('Kerzhenevskoy')).toBe(false);
  });

  it('suivent ce qu’un autre processus écrit', () => {
    apply('p1', 'Durand');
    apply('p2', 'Abgrall');
    lus(BREST);
    const autre = ouvrirBase(join(dossier, 'projections.db'));
    const siennes = new Tables(autre, 'bleu');
    renommer('p1', 'Aaron', siennes);
    apply('p3', 'Bihan', [], siennes);
    projection.oublier?.(siennes, 'p2');
    autre.close();
    ouvertes = [];
    expect(lus(BREST)).toEqual(['Aaron', 'Bihan']);
    expect(ouvertes).toEqual(['p1', 'p3']);
  });

  it('tiennent dans leur borne : la portée qui sert le moins s’en va, et revient si on la demande', () => {
    for (const i of [1, 2, 3]) apply(`p${i}`, `N${i}`);
    lus(BREST);
    lus(FINISTERE);
    const tenus = (): number =>
      db.prepare<[], number>('SELECT count(*) FROM memoire.liste_noms').pluck().get() as number;
    expect(tenus()).toBe(3);
    apply('p4', 'N4');
    for (const lecteur of [BREST, FINISTERE, undefined]) {
      expect(lus(lecteur)).toEqual(['N1', 'N2', 'N3', 'N4']);
      expect(tenus()).toBe(4);
    }
  });

  it('se remplissent peu à peu, et ce qui s’écrit entre-temps y est', async () => {
    for (let i = 0; i < 350; i++) apply(`p${String(i).padStart(3, '0')}`, `N${String(i).padStart(3, '0')}`);
    const tranches: number[] = [];
    const lecture = {
      de: (_: string, query: (lue: { tables: Tables }) => unknown) => {
        if (tranches.length === 2) {
          renommer('p000', 'Aaron');
          apply('p999', 'Zacharie');
        }
        const r = db.transaction(() => query({ tables }))();
        tranches.push(ouvertes.length);
        return r;
      },
    } as unknown as Reader;
    const larges = new Noms(identites);
    await larges.charger(lecture, BREST);
    expect(tranches.length).toBeGreaterThan(3);
    ouvertes = [];
    const tous = lus(BREST, larges);
    expect([tous.length, tous[0], tous.at(-1)]).toEqual([351, 'Aaron', 'Zacharie']);
    expect(ouvertes.length).toBeLessThan(5);
  });

  it('se refont quand une requête échoue après y avoir écrit, ou quand une autre couleur est lue', () => {
    apply('p1', 'Durand');
    lus(BREST);
    apply('p2', 'Abgrall');
    expect(() =>
      db.transaction(() => {
        noms.exiger(tables, BREST, () => {
          throw new Error('après');
        });
      })(),
    ).toThrow('après');
    expect(lus(BREST)).toEqual(['Abgrall', 'Durand']);
    const vertes = new Tables(db, 'vert');
    db.exec(colored(projection.ddl, 'vert'));
    apply('p1', 'Vert', [], vertes);
    tables = vertes;
    expect(lus(BREST)).toEqual(['Vert']);
  });
});
