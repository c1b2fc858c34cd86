/**
 * Canonical dump: every row of every table, sorted by primary key, as RFC 8785 JSON, one per line. Two sets of rows are the
 * same when the SHA-256 of their dumps are; this is how a rebuilt read model is compared with the one it replaces.
 */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Base } from './base.js';
import { colored, type Color, type Projection } from './projection.js';

/** @returns hexadecimal SHA-256; the colour of the tables is not part of it */
export function empreinteLignes(db: Base, projection: Projection, color: Color): string {
  const hash = createHash('sha256');
  for (const table of [...projection.tables].sort()) {
    const nom = colored(table, color);
    const cles = db
      .prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
      .pluck()
      .all(nom);
    hash.update(`${colored(table, color).replace(`_${color}`, '')}\n`);
    for (const ligne of db.prepare(`SELECT * FROM ${nom} ORDER BY ${cles.join(', ')}`).iterate())
      hash.update(`${canonicalize(ligne) ?? ''}\n`);
  }
  return hash.digest('hex');
}
