/** The bench measures what it says: it once printed figures of commands that wrote nothing, faster than the disk, and nobody noticed. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const ici = join(process.cwd(), 'test/charge');
const { ecrit } = (await import(join(ici, 'semis.mjs'))) as { ecrit(reponse: object, type: string): object };
const { ecrireDansLaPage } = (await import(join(ici, 'page.mjs'))) as {
  ecrireDansLaPage(nom: string, texte: string, page: string): void;
};

describe('le banc', () => {
  it('n’accepte qu’une commande écrite : ni refus, ni acte redit, ni réponse rejouée', () => {
    const ecrite = { issue: 'accepte', rejoue: false, faits: [{ place: 7 }] };
    expect(ecrit(ecrite, 'C')).toBe(ecrite);
    expect(() => ecrit({ ...ecrite, faits: [] }, 'C')).toThrow('sans rien écrire');
    expect(() => ecrit({ ...ecrite, rejoue: true }, 'C')).toThrow('sans rien écrire');
    expect(() => ecrit({ issue: 'refuse', famille: 'droit' }, 'C')).toThrow('C refusée');
  });

  it('met ses chiffres entre leurs repères, et nulle part ailleurs', () => {
    const page = join(mkdtempSync(join(tmpdir(), 'jalon-page-')), 'page.md');
    const marques = ['<!-- x: written by npm run bench -->', '<!-- end of x -->'] as const;
    writeFileSync(page, `avant\n${marques[0]}\nvieux\n${marques[1]}\naprès\n`);
    ecrireDansLaPage('x', 'neuf', page);
    expect(readFileSync(page, 'utf8')).toBe(`avant\n${marques[0]}\n\nneuf\n\n${marques[1]}\naprès\n`);
    expect(() => ecrireDansLaPage('y', 'neuf', page)).toThrow('absents');
  });

  it('va jusqu’au bout', async () => {
    const mots = ['apps/lanceur/lancer.mjs', '--expose-gc', join(ici, 'bench.mjs')];
    const options = ['--tours', '1', '--commandes', '20', '--sans-decisions'];
    const { stdout } = await promisify(execFile)(process.execPath, [...mots, ...options]);
    const lignes = stdout.split('\n').filter((l) => /^\| .*\d/.test(l));
    expect(lignes).toHaveLength(13);
    expect(stdout).not.toMatch(/NaN|undefined|Infinity/);
  }, 120_000);
});
