/** Signals go down, the exit code comes back up, the output is untouched: with real processes. */
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { module, Programmes } from './programmes-de-test.js';

const programmes = new Programmes();
afterAll(() => programmes.nettoyer());

const lanceur = join(process.cwd(), 'apps/lanceur/lancer.mjs');
const lancer = (texte: string, options: readonly string[] = []) => {
  const fichier = programmes.ecrire(`p${Math.trunc(performance.now() * 1000)}.mjs`, texte);
  return programmes.lancer(process.execPath, [lanceur, ...options, fichier, 'un mot', '--deux']);
};

describe('Le lanceur', () => {
  it('rend le code de sortie et la sortie telle quelle, et passe options et arguments', async () => {
    const lance = lancer(
      'console.log(JSON.stringify([typeof gc, ...process.argv.slice(2)])); console.error("erreur"); process.exit(7);',
      ['--expose-gc'],
    );
    expect(await lance.fin).toEqual({ code: 7, signal: null });
    expect(lance.sortie).toBe('["function","un mot","--deux"]\n');
    expect(lance.erreurs).toBe('erreur\n');
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('passe %s, une fois, et attend la fin', async (signal) => {
    const lance = lancer(
      `let n = 0; process.on('${signal}', () => { n += 1; setTimeout(() => { console.log('reçus : ' + n); process.exit(5); }, 300); });
       console.log('prêt'); setInterval(() => {}, 1000);`,
    );
    await lance.dit(/prêt/);
    lance.processus.kill(signal);
    expect(await lance.fin).toEqual({ code: 5, signal: null });
    expect(lance.sortie).toBe('prêt\nreçus : 1\n');
  });

  it('finit du signal dont l’autre est mort', async () => {
    expect(await lancer(`process.kill(process.pid, 'SIGKILL');`).fin).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('sous npm, passe l’arrêt quand npm et son shell ont disparu', async () => {
    const fichier = programmes.ecrire(
      'attend.mjs',
      `process.on('SIGTERM', () => { console.log('arrêt'); process.exit(0); }); console.log('prêt'); setInterval(() => {}, 1000);`,
    );
    // a shell that does not replace itself with its command, as the one npm starts
    const shell = programmes.lancer('sh', ['-c', `"${process.execPath}" "${lanceur}" "${fichier}"; exit $?`], {
      npm_lifecycle_event: 'start',
    });
    await shell.dit(/prêt/);
    shell.processus.kill('SIGTERM');
    // its output closes only once the program behind it has ended
    expect((await shell.fin).signal).toBe('SIGTERM');
    expect(shell.sortie).toBe('prêt\narrêt\n');
  });

  it('tué sans recours, n’abandonne pas un serveur qui le suit', async () => {
    const serveur = programmes.ecrire(
      'serveur.mjs',
      `process.on('SIGTERM', () => { console.log('arrêt'); process.exit(0); }); console.log('prêt'); setInterval(() => {}, 1000);`,
    );
    const superviseur = programmes.ecrire(
      'superviseur.mjs',
      `const { relayer } = await import(${module('relayer.mjs')});
       await relayer(process.execPath, ['--import', ${module('suivre-le-superviseur.mjs')}, ${JSON.stringify(serveur)}], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });`,
    );
    const lance = programmes.lancer(process.execPath, [superviseur]);
    await lance.dit(/prêt/);
    lance.processus.kill('SIGKILL');
    expect((await lance.fin).signal).toBe('SIGKILL');
    expect(lance.sortie).toBe('prêt\narrêt\n');
  });
});
