import { afterEach, describe, expect, it, jest } from '@jest/globals';
import Database from 'better-sqlite3';
import { StoreUnavailable, UnknownOutcome, type Appended } from '../port.js';
import { GroupCommit } from './group-commit.js';
import { SCHEMA } from './sql.js';
import { Writer, type AppendCommand } from './writer.js';

/** A real database in memory, of which one statement can be made to fail as a sick disk does. */
function banc() {
  const vrai = new Database(':memory:');
  vrai.exec(SCHEMA);
  const panne: { sql?: string; code?: string; avant: boolean; apres: number; faite: number } = {
    avant: true,
    apres: 0,
    faite: 0,
  };
  const prepare = (sql: string) => {
    const instruction = vrai.prepare(sql);
    return new Proxy(instruction, {
      get(cible, nom: keyof typeof instruction) {
        const membre = cible[nom] as unknown;
        if (typeof membre !== 'function') return membre;
        if (nom === 'pluck') return () => (instruction.pluck(), instruction);
        return (...args: unknown[]) => {
          const touche = nom === 'run' && sql.startsWith(panne.sql ?? '\u0000') && panne.apres-- === 0;
          if (touche && panne.avant) lancer();
          const resultat = (membre as (...a: unknown[]) => unknown).apply(cible, args);
          if (touche) lancer();
          return resultat;
        };
      },
    });
  };
  const lancer = () => {
    panne.faite++;
    throw Object.assign(new Error('panne'), { code: panne.code });
  };
  const db = new Proxy(vrai, {
    get: (cible, nom: keyof typeof vrai) =>
      nom === 'prepare' ? prepare : nom === 'inTransaction' ? cible.inTransaction : cible[nom],
  });
  const fatals: unknown[] = [];
  let commits = 0;
  const groupe = new GroupCommit(db, new Writer(db), undefined, {
    onCommit: () => commits++,
    onFatal: (e) => fatals.push(e),
  });
  return {
    vrai,
    panne,
    groupe,
    fatals,
    commits: () => commits,
    nombre: () => vrai.prepare('SELECT count(*) FROM events').pluck().get(),
  };
}

let suivant = 0;
const commande = (stream: string, expected = -1): AppendCommand => ({
  stream,
  expected,
  events: [{ id: `id-${suivant++}`, type: 'Essai.v1', data: '{}', meta: '{}' }],
  key: undefined,
  moves: [],
});

const issues = (promesses: Array<Promise<Appended>>) =>
  Promise.allSettled(promesses).then((l) => l.map((r) => (r.status === 'rejected' ? (r.reason as unknown) : 'ok')));

const ouverts: Database.Database[] = [];
afterEach(() => {
  jest.restoreAllMocks();
  for (const db of ouverts.splice(0)) db.close();
});

function ouvrir() {
  const b = banc();
  ouverts.push(b.vrai);
  return b;
}

describe('Commit groupé', () => {
  it('réunit en un seul commit les ajouts d’un même tour', async () => {
    const b = ouvrir();
    expect(await issues(Array.from({ length: 64 }, (_, n) => b.groupe.append(commande(`p-${n}`))))).toEqual(
      Array.from({ length: 64 }, () => 'ok'),
    );
    expect(b.nombre()).toBe(64);
    expect(b.commits()).toBeLessThanOrEqual(8);
  });

  it('ne met pas plus de 64 ajouts dans un commit', async () => {
    const b = ouvrir();
    await Promise.all(Array.from({ length: 130 }, (_, n) => b.groupe.append(commande(`p-${n}`))));
    expect(b.commits()).toBeGreaterThanOrEqual(3);
    expect(b.nombre()).toBe(130);
  });

  it.each(['SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_WRITE', 'SQLITE_CORRUPT', 'SQLITE_ERROR'])(
    '%s au commit : issue inconnue pour tout le lot, puis arrêt',
    async (code) => {
      const b = ouvrir();
      // a loaded machine would put the two in two batches, the second of which is known not to be written
      jest.spyOn(performance, 'now').mockReturnValue(0);
      Object.assign(b.panne, { sql: 'COMMIT', code });
      const [a, c] = await issues([b.groupe.append(commande('p-1')), b.groupe.append(commande('p-2'))]);
      expect(a).toBeInstanceOf(UnknownOutcome);
      expect(c).toBeInstanceOf(UnknownOutcome);
      expect([b.panne.faite, b.fatals.length, b.commits()]).toEqual([1, 1, 0]);
      expect((await issues([b.groupe.append(commande('p-3'))]))[0]).toBeInstanceOf(StoreUnavailable);
    },
  );

  it('la même erreur après que le commit a bien eu lieu reste une issue inconnue, jamais un refus', async () => {
    const b = ouvrir();
    Object.assign(b.panne, { sql: 'COMMIT', code: 'SQLITE_IOERR_FSYNC', avant: false });
    expect((await issues([b.groupe.append(commande('p-1'))]))[0]).toBeInstanceOf(UnknownOutcome);
    expect(b.nombre()).toBe(1);
  });

  it('les ajouts qui attendaient leur tour sont refusés : rien n’est écrit pour eux', async () => {
    const b = ouvrir();
    Object.assign(b.panne, { sql: 'COMMIT', code: 'SQLITE_IOERR_FSYNC' });
    const r = await issues(Array.from({ length: 70 }, (_, n) => b.groupe.append(commande(`p-${n}`))));
    expect(r.filter((i) => i instanceof UnknownOutcome).length).toBeGreaterThan(0);
    expect(r.at(-1)).toBeInstanceOf(StoreUnavailable);
    expect(r.every((i) => i instanceof UnknownOutcome || i instanceof StoreUnavailable)).toBe(true);
  });

  it.each(['SQLITE_FULL', 'SQLITE_BUSY'])(
    '%s au commit : refus net de tout le lot, et le suivant passe',
    async (code) => {
      const b = ouvrir();
      Object.assign(b.panne, { sql: 'COMMIT', code });
      const r = await issues([b.groupe.append(commande('p-1')), b.groupe.append(commande('p-2'))]);
      expect(r.every((i) => i instanceof StoreUnavailable)).toBe(true);
      expect([b.nombre(), b.fatals.length]).toEqual([0, 0]);
      delete b.panne.sql;
      expect(await issues([b.groupe.append(commande('p-1')), b.groupe.append(commande('p-2'))])).toEqual(['ok', 'ok']);
    },
  );

  it('SQLITE_BUSY au début : refus net', async () => {
    const b = ouvrir();
    Object.assign(b.panne, { sql: 'BEGIN', code: 'SQLITE_BUSY' });
    expect((await issues([b.groupe.append(commande('p-1'))]))[0]).toBeInstanceOf(StoreUnavailable);
    expect([b.panne.faite, b.fatals.length]).toEqual([1, 0]);
  });

  it('une panne de disque pendant l’écriture d’un seul ajout du lot arrête tout', async () => {
    const b = ouvrir();
    Object.assign(b.panne, { sql: 'INSERT INTO events', code: 'SQLITE_IOERR_READ' });
    const r = await issues([b.groupe.append(commande('p-1')), b.groupe.append(commande('p-2'))]);
    expect(r.every((i) => i instanceof UnknownOutcome)).toBe(true);
    expect(b.fatals).toHaveLength(1);
  });

  it('un ajout interrompu au milieu est défait seul : ses voisins sont écrits, sa moitié non', async () => {
    const b = ouvrir();
    const double = { ...commande('p-2'), events: [...commande('x').events, ...commande('x').events] };
    // first event of the second append passes, its second event does not fit
    Object.assign(b.panne, { sql: 'INSERT INTO events', code: 'SQLITE_FULL', apres: 2 });
    const [a, c, d] = await issues([
      b.groupe.append(commande('p-1')),
      b.groupe.append(double),
      b.groupe.append(commande('p-3')),
    ]);
    expect([a, d]).toEqual(['ok', 'ok']);
    expect(c).toBeInstanceOf(StoreUnavailable);
    expect(b.panne.faite).toBe(1);
    expect(b.vrai.prepare('SELECT stream FROM events ORDER BY position').pluck().all()).toEqual(['p-1', 'p-3']);
    expect(await issues([b.groupe.append(double)])).toEqual(['ok']);
  });

  it('après un lot annulé, les identifiants de ce lot ne sont pas crus écrits', async () => {
    const b = ouvrir();
    await b.groupe.append(commande('p-1'));
    const envoi = commande('p-1', 0);
    Object.assign(b.panne, { sql: 'COMMIT', code: 'SQLITE_FULL' });
    await issues([b.groupe.append(envoi), b.groupe.append(commande('p-2'))]);
    delete b.panne.sql;
    expect(await issues([b.groupe.append(envoi)])).toEqual(['ok']);
    expect(b.nombre()).toBe(2);
  });
});
