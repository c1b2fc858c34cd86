/**
 * Schema and statements of the SQLite adapter.
 *
 * NOTE stored format: changing a table here needs a new `SCHEMA_VERSION` and a migration, never an edit in place.
 */

/** "JLN1": tells our files from any other SQLite file. */
export const APPLICATION_ID = 0x4a4c4e31;
export const SCHEMA_VERSION = 3;

export const appendOnly = (table: string) =>
  (['UPDATE', 'DELETE'] as const)
    .map(
      (verb) =>
        `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table} BEGIN SELECT RAISE(ABORT, '${table}: append-only'); END;`,
    )
    .join('\n');

/** Since schema 2. No trigger: these rows move and can be deleted. They are no fact, and no other table refers to them. */
export const RESERVATIONS = `
CREATE TABLE reservations (
  name            TEXT    NOT NULL PRIMARY KEY,
  revision        INTEGER NOT NULL CHECK (revision >= 0),
  stream          TEXT    NOT NULL,
  stream_revision INTEGER NOT NULL CHECK (stream_revision >= 0)
) STRICT, WITHOUT ROWID;
`;

/** Since schema 3 their leaf is of format 2; those of format 1, of an older log, stay in a table `seals_1` of the same shape. */
export const SEALS = `
CREATE TABLE seals (
  position   INTEGER PRIMARY KEY REFERENCES events (position),
  size       INTEGER NOT NULL,
  root       TEXT    NOT NULL,
  checkpoint TEXT    NOT NULL,
  frontier   BLOB    NOT NULL
) STRICT;
${appendOnly('seals')}
`;

/**
 * AUTOINCREMENT: a plain rowid could be given twice after a deletion of the tail.
 * `appends` is clustered on (stream, key): one page to look a key up, no second tree.
 */
export const SCHEMA = `
CREATE TABLE events (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  stream   TEXT    NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 0),
  id       TEXT    NOT NULL,
  type     TEXT    NOT NULL,
  data     TEXT    NOT NULL,
  meta     TEXT    NOT NULL,
  UNIQUE (stream, revision)
) STRICT;
CREATE TABLE appends (
  stream         TEXT    NOT NULL,
  key            TEXT    NOT NULL,
  fingerprint    TEXT    NOT NULL,
  first_revision INTEGER NOT NULL,
  last_revision  INTEGER NOT NULL,
  last_position  INTEGER NOT NULL REFERENCES events (position),
  PRIMARY KEY (stream, key)
) STRICT, WITHOUT ROWID;
${appendOnly('events')}
${appendOnly('appends')}
${SEALS}
${RESERVATIONS}`;

const EVENT_COLUMNS = 'position, stream, revision, id, type, data, meta';

/** Everything a command may run. A test asks SQLite for the plan of each: none may scan a table. */
export const COMMAND_PATH = {
  head: 'SELECT revision FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1',
  append: 'SELECT fingerprint, first_revision, last_revision, last_position FROM appends WHERE stream = ? AND key = ?',
  ids: 'SELECT id FROM events WHERE stream = ? AND revision >= ? ORDER BY revision',
  insertEvent: 'INSERT INTO events (stream, revision, id, type, data, meta) VALUES (?, ?, ?, ?, ?, ?)',
  insertAppend:
    'INSERT INTO appends (stream, key, fingerprint, first_revision, last_revision, last_position) VALUES (?, ?, ?, ?, ?, ?)',
  insertSeal: 'INSERT INTO seals (position, size, root, checkpoint, frontier) VALUES (?, ?, ?, ?, ?)',
  reservation: 'SELECT revision, stream, stream_revision FROM reservations WHERE name = ?',
  setReservation: `INSERT INTO reservations (name, revision, stream, stream_revision) VALUES (?, ?, ?, ?)
    ON CONFLICT (name) DO UPDATE SET revision = excluded.revision, stream = excluded.stream, stream_revision = excluded.stream_revision`,
  deleteReservation: 'DELETE FROM reservations WHERE name = ?',
  lastSeal: 'SELECT position, size, root, checkpoint, frontier FROM seals ORDER BY position DESC LIMIT 1',
  lastPosition: 'SELECT position FROM events ORDER BY position DESC LIMIT 1',
  readStream: `SELECT ${EVENT_COLUMNS} FROM events WHERE stream = ? AND revision >= ? ORDER BY revision`,
  readStreamSpan: `SELECT ${EVENT_COLUMNS} FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`,
} as const;

/** Pages of the log: a range on the primary key, never a long cursor (a long reader blocks WAL checkpoints). */
export const READ_ALL = `SELECT ${EVENT_COLUMNS} FROM events WHERE position > ? ORDER BY position LIMIT ?`;

/** The seals of a range of positions, in order. */
export const SEALS_BETWEEN =
  'SELECT position, size, root, checkpoint, frontier FROM seals WHERE position > ? AND position <= ? ORDER BY position';

/** Whether an event has this position. */
export const STANDS = 'SELECT 1 FROM events WHERE position = ?';

/** Number of events after a position, counted up to a ceiling. */
export const COUNT_AFTER = 'SELECT count(*) FROM (SELECT 1 FROM events WHERE position > ? LIMIT ?)';

/** The other end of the log, last first. */
export const READ_LAST = `SELECT ${EVENT_COLUMNS} FROM events ORDER BY position DESC LIMIT ?`;

/** A row of `events`; `data` and `meta` are canonical JSON texts. */
export interface EventRow {
  position: number;
  stream: string;
  revision: number;
  id: string;
  type: string;
  data: string;
  meta: string;
}

/** The same row as an array, in the order of the columns selected. */
export type EventTuple = [
  position: number,
  stream: string,
  revision: number,
  id: string,
  type: string,
  data: string,
  meta: string,
];

/** A row of `reservations`. */
export interface ReservationRow {
  revision: number;
  stream: string;
  stream_revision: number;
}

/** A row of `appends`. */
export interface AppendRow {
  fingerprint: string;
  first_revision: number;
  last_revision: number;
  last_position: number;
}
