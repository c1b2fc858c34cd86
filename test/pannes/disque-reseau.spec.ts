/**
 * A data folder, or a folder of keys, on a network file system: refused at the start of the real server and by a command that writes,
 * in one French sentence, and nothing is created there. The answer of the kernel is changed under the program (strace).
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { executer, RAISON_SANS_STRACE, type Execution } from './strace.js';

/** The first word of what `statfs` fills is the kind of file system, lowest byte first: 0x6969, NFS. */
const NFS = 'poke_exit=@arg2=6969000000000000';
const sousStrace = (preuve: string): string[] => [
  'strace', '-D', '-f', '-qq', '-o', preuve, '-e', 'trace=statfs', '-e', `inject=statfs:${NFS}`,
]; // prettier-ignore
const MAUVAISE_CONFIGURATION = 78;

if (RAISON_SANS_STRACE) console.error(RAISON_SANS_STRACE);
(RAISON_SANS_STRACE ? describe.skip : describe)('Un dossier partagé par le réseau', () => {
  let base: string;
  let [donnees, cles, preuve] = ['', '', ''];
  beforeEach(() => {
    base = realpathSync(mkdtempSync(join(tmpdir(), 'jalon-reseau-')));
    [donnees, cles, preuve] = [join(base, 'donnees'), join(base, 'cles'), join(base, 'trace')];
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  /** Every question about this folder, or about any, is answered « NFS ». */
  const ici = (dossier: string | null, entree: readonly string[]): Promise<Execution> =>
    executer([...sousStrace(preuve), ...(dossier === null ? [] : ['-P', dossier]), process.execPath, ...entree], {
      PORT: '0',
      JALON_DONNEES: donnees,
      JALON_CLES: cles,
      JALON_DEMONSTRATION: '0',
    });
  const declenchee = (): boolean => readFileSync(preuve, 'latin1').includes('(INJECTED');

  it.each([
    ['le journal', 'evenements.db (le journal des faits)', (): string => donnees],
    ['les clés', 'le dossier des clés', (): string => cles],
  ])('refuse d’y mettre %s : une phrase, et rien n’est écrit', async (_, quoi, dossier) => {
    const fin = await ici(dossier(), ['dist/apps/api/serveur.mjs']);
    expect(declenchee()).toBe(true);
    expect(fin).toMatchObject({ code: MAUVAISE_CONFIGURATION, sortie: '' });
    expect(fin.erreurs).toBe(
      `Jalon ne peut pas démarrer. Un disque partagé par le réseau porte ${quoi} : ses verrous et ses écritures ne sont pas sûrs. ` +
        'Déplacez le dossier sur un disque de cette machine.\n',
    );
    expect(existsSync(join(donnees, 'evenements.db'))).toBe(false);
    expect(readdirSync(dossier())).toEqual([]);
  });

  it('une commande qui écrit la refuse de même', async () => {
    // the demonstration is built beside, and renamed into place
    const fin = await ici(null, ['apps/cli/jalon.mjs', 'demo', 'charger', '--parcours', '2', '--donnees', donnees]);
    expect(declenchee()).toBe(true);
    expect(fin.code).not.toBe(0);
    expect(fin.erreurs).toContain('Un disque partagé par le réseau porte');
    expect(existsSync(donnees)).toBe(false);
  });
});
