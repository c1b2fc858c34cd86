/**
 * A log of an older format of the leaf, sealed again in the present one, in one transaction: every fact is first compared with its former
 * seals, which stay in the file beside the new ones. Nothing of a fact changes.
 */
import type Database from 'better-sqlite3';
import { canonicalText, type CanonicalParts } from '../canonical.js';
import { StoreUnavailable, type Seal, type Sealer } from '../port.js';
import { appendOnly, COMMAND_PATH, READ_ALL, SEALS, type EventTuple } from './sql.js';

const PAGE = 2000;

/** Leaf of 0.1 and 0.2: with the position. */
const formerText = ({ data, id, meta, revision, stream, type }: CanonicalParts, position: number): string =>
  `{"data":${data},"id":"${id}","meta":${meta},"position":${position},"revision":${revision},"stream":"${stream}","type":"${type}"}`;

/**
 * Inside the transaction of the caller.
 * @throws StoreUnavailable the log is not what its former seals say, or nobody can seal it here: it stays as it was
 */
export function reseal(db: Database.Database, sealer: Sealer | undefined): void {
  const last = db.prepare<[], Seal & { position: number }>(COMMAND_PATH.lastSeal).get();
  const { former, present, head } = sealsOf(db, last ? sealer : undefined);
  if (last && !sealer)
    throw new StoreUnavailable('an older version wrote this log: the server brings it up to date when it opens it', {
      fault: 'older',
    });
  if (last && sealer) {
    const signed = sealer.open(last.checkpoint);
    const stands =
      last.position === head &&
      signed.size === former?.size &&
      signed.root === former.root &&
      last.root === former.root &&
      last.size === former.size;
    if (!stands) throw new StoreUnavailable('the log is not what its seals say', { fault: 'unsealed' });
  }
  for (const verb of ['update', 'delete']) db.exec(`DROP TRIGGER seals_no_${verb}`);
  db.exec(`ALTER TABLE seals RENAME TO seals_1; ${appendOnly('seals_1')} ${SEALS}`);
  if (present)
    db.prepare(COMMAND_PATH.insertSeal).run(head, present.size, present.root, present.checkpoint, present.frontier);
}

/** Both trees over the whole log, page by page; none without a sealer. */
function sealsOf(db: Database.Database, sealer: Sealer | undefined) {
  let former: Seal | null = null;
  let present: Seal | null = null;
  let head = -1;
  if (!sealer) return { former, present, head };
  const page = db.prepare<[number, number], EventTuple>(READ_ALL).raw();
  for (let rows = page.all(head, PAGE); rows.length > 0; rows = page.all(head, PAGE)) {
    const texts = rows.map(([position, stream, revision, id, type, data, meta]) => {
      const parts = { id, type, data, meta, stream, revision };
      return [formerText(parts, position), canonicalText(parts)] as const;
    });
    former = sealer.seal(
      former?.frontier ?? null,
      texts.map(([text]) => Buffer.from(text, 'utf8')),
    );
    present = sealer.seal(
      present?.frontier ?? null,
      texts.map(([, text]) => Buffer.from(text, 'utf8')),
    );
    head = rows.at(-1)?.[0] ?? head;
  }
  return { former, present, head };
}
