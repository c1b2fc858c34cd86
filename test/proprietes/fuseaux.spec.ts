/** The same story, on machines of three time zones: same facts, same verdicts, same views, to the byte. */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const jalon = join(process.cwd(), 'apps/cli/jalon.mjs');
const dossier = join(process.cwd(), 'test/scenarios');
/** One story in twelve, in order of names: every subject has some. */
const histoires = readdirSync(dossier)
  .filter((f) => f.endsWith('.json'))
  .sort()
  .filter((_, i) => i % 12 === 0)
  .map((f) => join(dossier, f));
/** A parcours gets another id at each run: the only thing that may differ. */
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** What the command prints, whatever its exit code: whether the stories end as expected is another test's question. */
const jouer = (TZ: string): Promise<string> =>
  new Promise((rendre, echouer) => {
    const options = { env: { ...process.env, TZ }, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [jalon, 'scenario', 'jouer', ...histoires, '--json'], options, (erreur, sortie) =>
      erreur && erreur.code !== ECART ? echouer(erreur) : rendre(sortie.replace(UUID, 'parcours')),
    );
  });
/** Exit code when a story did not end as expected. */
const ECART = 3;

describe('Une même histoire', () => {
  it('reçoit les mêmes verdicts en temps universel, à Paris et à Auckland', async () => {
    const [utc = '', paris, auckland] = await Promise.all(['UTC', 'Europe/Paris', 'Pacific/Auckland'].map(jouer));
    const joues = JSON.parse(utc) as { etapes: { faits: object[]; refus?: object }[] }[];
    const etapes = joues.flatMap((j) => j.etapes);
    expect(joues).toHaveLength(histoires.length);
    expect(etapes.flatMap((e) => e.faits).length).toBeGreaterThan(100);
    expect(etapes.filter((e) => e.refus).length).toBeGreaterThan(20);
    // not `toBe` on the texts: a difference of megabytes would be printed whole
    expect([paris === utc, auckland === utc]).toEqual([true, true]);
  }, 120_000);
});
