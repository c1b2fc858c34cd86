import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogRefused } from './log-report.js';
import { NoteRefused } from './note.js';
import { openSealer, type OpenSealer } from './sealer.js';
import { verifyLog } from './verifier.js';

let folder: string;
let sealer: OpenSealer;
let stranger: OpenSealer;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verifier-'));
  sealer = openSealer({ origin: 'jalon.exemple/journal', keyFile: join(folder, 'cle.pem') });
  stranger = openSealer({ origin: 'jalon.exemple/journal', keyFile: join(folder, 'etrangere.pem') });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A log of `batches` appends of the given sizes (cycled), with the seal of each. */
function write(
  count: number,
  batches: number[] = [1],
  by = sealer,
  text = (i: number) => `fait ${i}`,
): { leaves: Buffer[]; seals: string[] } {
  const leaves = Array.from({ length: count }, (_, i) => Buffer.from(text(i)));
  const seals: string[] = [];
  let frontier: Uint8Array | null = null;
  for (let done = 0, turn = 0; done < count; turn += 1) {
    const batch = leaves.slice(done, done + batches[turn % batches.length]!);
    const sealed = by.seal(frontier, batch);
    frontier = sealed.frontier;
    done += batch.length;
    seals.push(sealed.checkpoint);
  }
  return { leaves, seals };
}

function flip(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at]! ^= 1;
  return changed;
}

const verify = (
  leaves: Iterable<Uint8Array>,
  seals: Iterable<string>,
  rest: { outside?: string[]; step?: number } = {},
) => verifyLog(leaves, { key: sealer.verifierKey, seals, ...rest });

/** Every `step` must give the same answer about facts: it only changes how much is checked when all is well. */
async function refusal(
  leaves: Iterable<Uint8Array>,
  seals: Iterable<string>,
  outside: string[] = [],
): Promise<LogRefused> {
  const reports = await Promise.all([1, 2, 7, 1024].map((step) => verify([...leaves], [...seals], { outside, step })));
  for (const report of reports) expect(report).toEqual(reports[0]);
  const [first] = reports;
  if (first === undefined || first.ok) throw new Error('the log was accepted');
  return first;
}

describe('vérification d’un journal intact', () => {
  it('l’accepte, scellé fait par fait ou par lots, avec ou sans témoin extérieur', async () => {
    for (const batches of [[1], [3], [1, 2, 5]]) {
      const { leaves, seals } = write(41, batches);
      for (const step of [1, 4, 1024]) {
        expect(await verify(leaves, seals, { step })).toMatchObject({ ok: true, size: 41, witnessedSize: 0 });
        const report = await verify(leaves, seals, { step, outside: [seals.at(-2)!, seals[3]!] });
        expect(report).toMatchObject({ ok: true, refusedOutside: [] });
        expect(report.ok && report.witnessedSize).toBeGreaterThan(30);
      }
    }
  });

  it('accepte un journal vide et lit des sources asynchrones', async () => {
    expect(await verify([], [])).toMatchObject({ ok: true, size: 0 });
    const { leaves, seals } = write(5);
    async function* slowly<T>(many: T[]): AsyncGenerator<T> {
      for (const one of many) yield await Promise.resolve(one);
    }
    expect(
      await verifyLog(slowly(leaves), { key: sealer.verifierKey, seals: slowly(seals), outside: slowly(seals) }),
    ).toMatchObject({ ok: true, size: 5, witnessedSize: 5 });
  });
});

describe('vérification d’un journal falsifié', () => {
  it('nomme le fait changé, quel que soit l’octet retourné', async () => {
    const { leaves, seals } = write(20);
    for (let position = 0; position < leaves.length; position += 1) {
      for (let at = 0; at < leaves[position]!.length; at += 1) {
        const report = await verify(leaves.with(position, flip(leaves[position]!, at)), seals);
        expect(report).toMatchObject({ ok: false, fault: 'altered', position, upTo: position + 1, witness: 'seal' });
      }
    }
  });

  it('nomme le fait retiré, ajouté ou échangé', async () => {
    const { leaves, seals } = write(30);
    for (const position of [0, 1, 7, 15, 28]) {
      expect(await refusal(leaves.toSpliced(position, 1), seals)).toMatchObject({
        fault: 'altered',
        position,
        upTo: position + 1,
      });
      expect(await refusal(leaves.toSpliced(position, 0, Buffer.from('intrus')), seals)).toMatchObject({
        fault: 'altered',
        position,
      });
      const swapped = leaves.with(position, leaves[29]!).with(29, leaves[position]!);
      expect(await refusal(swapped, seals)).toMatchObject({ fault: 'altered', position });
    }
  });

  it('désigne le lot quand un sceau couvre plusieurs faits', async () => {
    const { leaves, seals } = write(30, [4]);
    expect(await refusal(leaves.with(9, Buffer.from('autre')), seals)).toMatchObject({
      fault: 'altered',
      position: 8,
      upTo: 12,
    });
  });

  it('voit un fait de plus que personne n’a scellé', async () => {
    const { leaves, seals } = write(10);
    expect(await refusal([...leaves, Buffer.from('intrus')], seals)).toMatchObject({
      fault: 'unsealed',
      position: 10,
      upTo: 11,
    });
    expect(await refusal(leaves, [])).toMatchObject({ fault: 'unsealed', position: 0, upTo: 10 });
  });

  it('voit la fin coupée par le sceau resté, ou par un témoin extérieur quand les sceaux sont coupés aussi', async () => {
    const { leaves, seals } = write(20);
    for (const kept of [0, 1, 12, 19]) {
      expect(await refusal(leaves.slice(0, kept), seals)).toMatchObject({
        fault: 'missing',
        position: kept,
        witness: 'seal',
      });
      const cut = [leaves.slice(0, kept), seals.slice(0, kept)] as const;
      expect(await verify(...cut)).toMatchObject({ ok: true });
      expect(await refusal(...cut, [seals[5]!, seals[19]!])).toMatchObject({
        fault: 'missing',
        position: kept,
        upTo: 20,
        witness: 'outside',
      });
    }
  });

  it('voit un journal réécrit par le détenteur de la clé, entre deux témoins', async () => {
    const genuine = write(20);
    const rewritten = write(20, [1], sealer, (i) => (i === 9 ? 'réécrit' : `fait ${i}`));
    expect(await verify(rewritten.leaves, rewritten.seals)).toMatchObject({ ok: true });
    const outside = [genuine.seals[4]!, genuine.seals[7]!, genuine.seals[13]!, genuine.seals[19]!];
    expect(await refusal(rewritten.leaves, rewritten.seals, outside)).toMatchObject({
      fault: 'altered',
      position: 8,
      upTo: 14,
      witness: 'outside',
    });
  });

  it('voit un journal réécrit et rescellé par une autre clé', async () => {
    const forged = write(20, [1], stranger);
    const genuine = write(12);
    expect(await refusal(forged.leaves, forged.seals)).toMatchObject({ fault: 'seal', position: 0 });
    const mixed = [...genuine.seals, ...forged.seals.slice(12)];
    expect(await refusal(forged.leaves, mixed)).toMatchObject({ fault: 'seal', position: 12 });
  });

  it('voit un sceau illisible, répété en arrière ou retiré en fin', async () => {
    const { leaves, seals } = write(20);
    expect(await refusal(leaves, seals.with(6, 'rien'))).toMatchObject({ fault: 'seal', position: 6 });
    expect(await refusal(leaves, seals.toSpliced(10, 0, seals[2]!))).toMatchObject({ fault: 'seal', position: 10 });
    expect(await refusal(leaves, seals.slice(0, 19))).toMatchObject({ fault: 'unsealed', position: 19 });
    expect(await refusal([], ['rien'])).toMatchObject({ fault: 'seal', position: 0 });
  });

  it('voit un sceau qui prétend couvrir une suite qui n’existe pas', async () => {
    const { leaves, seals } = write(20);
    const boasting = write(20, [1], stranger).seals[6]!.replace('\n7\n', '\n700\n');
    expect(await refusal(leaves, seals.with(6, boasting))).toMatchObject({ fault: 'seal', position: 6 });
  });

  it('tient pour douteux le début d’un lot dont la fin manque', async () => {
    const { leaves, seals } = write(20, [4]);
    expect(await refusal(leaves.slice(0, 10), seals)).toMatchObject({ fault: 'missing', position: 8, upTo: 12 });
    expect(await refusal(leaves.slice(0, 10), seals.slice(0, 2), [seals[4]!])).toMatchObject({
      fault: 'missing',
      position: 8,
      upTo: 20,
      witness: 'outside',
    });
  });

  it('voit un sceau abîmé au milieu de faits justes quand tous les sceaux sont vérifiés', async () => {
    const { leaves, seals } = write(20);
    const damaged = seals.with(6, write(20, [1], stranger).seals[6]!);
    expect(await verify(leaves, damaged, { step: 1 })).toMatchObject({ ok: false, fault: 'seal', position: 6 });
    expect(await verify(leaves, damaged)).toMatchObject({ ok: true });
  });
});

describe('témoins extérieurs douteux', () => {
  it('n’accusent pas le journal mais sont signalés', async () => {
    const { leaves, seals } = write(20);
    const forged = write(30, [1], stranger, (i) => `autre ${i}`).seals;
    const report = await verify(leaves, seals, { outside: ['rien', forged[3]!, forged[25]!, seals[11]!] });
    expect(report).toMatchObject({ ok: true, witnessedSize: 12 });
    expect(report.ok && report.refusedOutside.toSorted()).toEqual(['rien', forged[3]!, forged[25]!].toSorted());
    // Right root, wrong signature: agrees, but is not quoted as a witness.
    const echo = write(20, [1], stranger).seals[19]!;
    expect(await verify(leaves, seals, { outside: [echo, seals[11]!] })).toMatchObject({
      ok: true,
      witnessedSize: 12,
      refusedOutside: [echo],
    });
  });

  it('une clé mal formée arrête tout', async () => {
    await expect(verifyLog([], { key: 'pas une clé', seals: [] })).rejects.toThrow(NoteRefused);
  });
});
