import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseVerifierKey } from './note.js';
import { SealedWalk, type SealRow } from './sealed-walk.js';
import { openSealer } from './sealer.js';

const dossier = mkdtempSync(join(tmpdir(), 'jalon-walk-'));
const sealer = openSealer({ origin: 'jalon/journal', keyFile: join(dossier, 'cle.pem') });
const cle = parseVerifierKey(sealer.verifierKey);

type Fact = { position: number; bytes: Buffer };
interface Log {
  facts: Fact[];
  seals: SealRow[];
}

/** Positions begin at 1, as in a file. */
function journal(groupes: readonly number[], mot = 'fait'): Log {
  const log: Log = { facts: [], seals: [] };
  let frontier: Uint8Array | null = null;
  for (const n of groupes) {
    const leaves = Array.from({ length: n }, (_, i) => Buffer.from(`${mot} ${log.facts.length + i + 1}`));
    for (const bytes of leaves) log.facts.push({ position: log.facts.length + 1, bytes });
    const sceau = sealer.seal(frontier, leaves);
    frontier = sceau.frontier;
    log.seals.push({ position: log.facts.length, ...sceau });
  }
  return log;
}

function parcourir({ facts, seals }: Log, { step = 4, outside = [] as string[], apres = -1 } = {}) {
  const depart = seals.find((s) => s.position === apres);
  const walk = depart
    ? (SealedWalk.fromSeal(depart, cle, step, outside) as SealedWalk)
    : SealedWalk.fromStart(cle, step, outside);
  const reste = seals.filter((s) => s.position > apres);
  for (const { position, bytes } of facts.filter((f) => f.position > apres)) {
    while (reste[0] && reste[0].position < position) walk.seal(reste.shift() as SealRow);
    walk.fact(position, bytes);
  }
  for (const s of reste) walk.seal(s);
  walk.end();
  return walk;
}

const groupes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 20 });
const copie = (log: Log): Log => ({ facts: log.facts.map((f) => ({ ...f })), seals: log.seals.map((s) => ({ ...s })) });

describe('un journal qui vit, sous ses sceaux', () => {
  it('intact, il ne dit rien, d’où qu’on parte et quel que soit le pas', () => {
    fc.assert(
      fc.property(groupes, fc.integer({ min: 1, max: 30 }), fc.nat(), (g, step, n) => {
        const log = journal(g);
        const depart = log.seals[n % log.seals.length] as SealRow;
        expect(parcourir(log, { step }).breaks).toEqual([]);
        const walk = parcourir(log, { step, apres: depart.position, outside: log.seals.map((s) => s.checkpoint) });
        expect([walk.breaks, walk.facts]).toEqual([[], log.facts.length - depart.size]);
      }),
    );
  });

  it('un fait changé, retiré, ajouté ou déplacé : ceux de son sceau sont désignés, aucun autre', () => {
    fc.assert(
      fc.property(groupes, fc.nat(), fc.integer({ min: 1, max: 30 }), fc.nat(3), (g, n, step, genre) => {
        const log = copie(journal(g));
        const i = n % log.facts.length;
        const fait = log.facts[i] as Fact;
        const { position } = fait;
        if (genre === 0) fait.bytes = Buffer.from('autre');
        if (genre === 1) log.facts.splice(i, 1);
        if (genre === 2) log.facts.splice(i, 0, { position: position - 0.5, bytes: Buffer.from('ajouté') });
        if (genre === 3) {
          const voisin = log.facts[i + 1];
          if (!voisin || log.seals.some((s) => s.position === position)) return;
          [fait.bytes, voisin.bytes] = [voisin.bytes, fait.bytes];
        }
        const sceau = log.seals.find((s) => s.position >= position) as SealRow;
        const { breaks } = parcourir(log, { step });
        expect(breaks).toEqual([{ from: expect.any(Number), to: sceau.position, fault: 'altered' }]);
        const avant = log.seals.filter((s) => s.position < position).at(-1)?.position ?? 0;
        expect(breaks[0]?.from).toBeGreaterThan(avant);
      }),
    );
  });

  it('plusieurs altérations : chacune est trouvée, ce qui est entre elles tient', () => {
    const log = copie(journal([1, 1, 1, 1, 1, 1]));
    for (const i of [1, 4]) (log.facts[i] as Fact).bytes = Buffer.from('autre');
    expect(parcourir(log).breaks).toEqual([
      { from: 2, to: 2, fault: 'altered' },
      { from: 5, to: 5, fault: 'altered' },
    ]);
  });

  it('un faussaire qui refait aussi l’arbre rangé avec les sceaux : les signatures l’accusent à partir de là', () => {
    const vrai = journal([1, 1, 1, 1, 1, 1]);
    const faux = journal([1, 1, 1, 1, 1, 1]);
    const autres = vrai.facts.map((f) => ({ ...f, bytes: f.position === 3 ? Buffer.from('autre') : f.bytes }));
    let frontier: Uint8Array | null = null;
    for (const [i, f] of autres.entries()) {
      const refait = sealer.seal(frontier, [f.bytes]);
      frontier = refait.frontier;
      Object.assign(faux.seals[i] as SealRow, { root: refait.root, frontier: refait.frontier });
    }
    expect(parcourir({ facts: autres, seals: faux.seals }, { step: 1024 }).breaks).toEqual([
      { from: 3, to: 6, fault: 'altered' },
    ]);
  });

  it('un sceau dont une colonne change est désigné pour lui-même ; les faits qu’il couvre ne le sont pas', () => {
    const [a, b] = journal([2, 2, 2]).seals;
    for (const change of [
      { root: 'f'.repeat(64) },
      { frontier: (b as SealRow).frontier },
      { checkpoint: (a as SealRow).checkpoint.replace(/.{6}\n$/, 'AAAA==\n') },
      { size: 3 },
    ]) {
      const log = copie(journal([2, 2, 2]));
      Object.assign(log.seals[0] as SealRow, change);
      const [rupture, ...autres] = parcourir(log, { step: 1 }).breaks;
      expect([rupture, autres]).toEqual([{ from: 1, to: 2, fault: 'seal' }, []]);
    }
  });

  it('des faits que nul sceau ne couvre', () => {
    const log = journal([2, 3]);
    log.seals.pop();
    expect(parcourir(log).breaks).toEqual([{ from: 3, to: 5, fault: 'unsealed' }]);
  });

  it('toute l’histoire réécrite avec la clé : seul un point gardé dehors l’accuse', () => {
    const vu = journal([2, 2, 2]).seals.map((s) => s.checkpoint);
    const reecrit = journal([2, 2, 2], 'autre fait');
    expect(parcourir(reecrit).breaks).toEqual([]);
    expect(parcourir(reecrit, { outside: vu }).breaks).toEqual([{ from: 1, to: 6, fault: 'fork' }]);
  });

  it('un point que personne n’a signé n’accuse personne', () => {
    const faux = journal([2, 2], 'autre fait').seals.map((s) => s.checkpoint.replace(/.{6}\n$/, 'AAAA==\n'));
    const walk = parcourir(journal([2, 2]), { outside: [...faux, 'rien', ''] });
    expect([walk.breaks, walk.refusedOutside]).toEqual([[], 4]);
  });
});
