// Loaded before the writer (`node --import`), and only by tests: the product has no door to these settings.
//   JALON_ESSAI={"checkpoint":60}          the log is folded back into its file more often, so that each run shows several
//   JALON_ESSAI={"synchronous":"NORMAL"}   planted fault: SQLite is given another setting, and lies about it when asked
//   JALON_ESSAI={"dossiers":false}         planted fault: folders are never synced by the product
import Database from 'better-sqlite3';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { checkpoint, synchronous, dossiers = true } = JSON.parse(process.env.JALON_ESSAI ?? '{}');

const pragma = Database.prototype.pragma;
Database.prototype.pragma = function (texte, options) {
  if (synchronous && texte === 'synchronous = FULL') return pragma.call(this, `synchronous = ${synchronous}`, options);
  if (synchronous && texte === 'synchronous') return 2;
  const lu = pragma.call(this, texte, options);
  if (checkpoint && texte === 'journal_mode = WAL') pragma.call(this, `wal_autocheckpoint = ${checkpoint}`);
  return lu;
};

if (!dossiers) {
  const fsync = fs.fsyncSync;
  fs.fsyncSync = (fd) => (fs.fstatSync(fd).isDirectory() ? undefined : fsync(fd));
  syncBuiltinESMExports();
}
