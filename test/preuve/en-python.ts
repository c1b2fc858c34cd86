/** What the verifier in Python says of files. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const PROGRAMME = new URL('../../libs/preuve/python/verifier-dossier.py', import.meta.url).pathname;

/** Verdict and part of each: many files for one process. */
export function enPython(zips: readonly Buffer[]): unknown[] {
  const dossier = mkdtempSync(join(tmpdir(), 'jalon-dossiers-'));
  try {
    const chemins = zips.map((zip, i) => {
      const chemin = join(dossier, `${i}.zip`);
      writeFileSync(chemin, zip);
      return chemin;
    });
    const sortie = execFileSync('python3', [PROGRAMME, '--lot'], { input: chemins.join('\n'), encoding: 'utf8' });
    return sortie
      .trimEnd()
      .split('\n')
      .map((l) => JSON.parse(l) as unknown);
  } finally {
    rmSync(dossier, { recursive: true, force: true });
  }
}
