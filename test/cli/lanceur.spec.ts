/** `node apps/cli/jalon.mjs`: version and help are answered by the Node that was called, and open nothing. */
import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { VERSION } from '../../apps/cli/src/cli.js';

const lanceur = join(process.cwd(), 'apps/cli/jalon.mjs');
const { demandeDAide } = (await import(join(process.cwd(), 'apps/cli/sans-magasin.mjs'))) as {
  demandeDAide(mots: readonly string[]): boolean;
};
/** Bound of a start that does not load the product, on a machine busy with other tests; measured: 0.1 to 0.3 s. */
const BORNE_MS = 2500;
const lancer = (args: string[], options: string[] = []) => {
  const depart = performance.now();
  // the choice of a Node is what is tried here, whatever this run was asked to keep
  const env = { ...process.env, JALON_NODE: '' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [...options, lanceur, ...args], {
    encoding: 'utf8',
    env,
  });
  return { status, stdout, stderr, ms: performance.now() - depart };
};

/** Imports that run, of a file and of what it imports: types are gone once compiled, `import()` waits to be asked. */
function importes(fichier: string, vus = new Set<string>()): Set<string> {
  for (const [, noms = '', de = ''] of readFileSync(fichier, 'utf8').matchAll(
    /^import (?!type )([^;]*? from )?'([^']+)';/gm,
  )) {
    if (
      /^\{[^}]*\} from $/s.test(noms) &&
      noms
        .slice(1, -7)
        .split(',')
        .every((n) => /^\s*(type .*)?$/s.test(n))
    )
      continue;
    const suite = de.startsWith('.') ? join(dirname(fichier), de).replace(/\.js$/, '.ts') : de;
    if (vus.has(suite)) continue;
    vus.add(suite);
    if (existsSync(suite)) importes(suite, vus);
  }
  return vus;
}

/** As on a host whose Node is too old for the store, where no second process may be started. */
const VIEIL_HOTE = `data:text/javascript,${encodeURIComponent(`
  import processus from 'node:child_process';
  import { syncBuiltinESMExports } from 'node:module';
  Object.defineProperty(process, 'version', { value: 'v20.19.0' });
  processus.spawn = () => { throw new Error('un second processus'); };
  syncBuiltinESMExports();
`)}`;
const surUnVieilHote = (...args: string[]) => lancer(args, ['--import', VIEIL_HOTE]);

describe('jalon, lancé', () => {
  it('--version est celle du paquet, vite et dans ce processus', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(VERSION).toBe(version);
    const essais = [1, 2, 3].map(() => surUnVieilHote('--version'));
    expect(essais[0]).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
    expect(Math.min(...essais.map((e) => e.ms))).toBeLessThan(BORNE_MS);
  });

  it('l’aide ne charge que commander : ni le produit, ni Nest, ni la base', () => {
    const paquets = [...importes('apps/cli/src/main.ts')].filter((m) => !m.startsWith('apps/'));
    expect(paquets.filter((m) => !m.startsWith('node:'))).toEqual(['commander']);
    // the walk does see what a file loads
    expect([...importes('apps/cli/src/ouvrir.ts')]).toEqual(
      expect.arrayContaining(['@jalon/application', '@nestjs/core']),
    );
  });

  it('l’aide est donnée par le Node qui est là, un verbe demande l’autre', () => {
    expect(surUnVieilHote('parcours', 'voir', '-h')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Utilisation : jalon parcours voir'),
    });
    expect(surUnVieilHote('sante').stderr).toContain('un second processus');
  });

  it.each([
    [true, []],
    [true, ['--aide']],
    [true, ['--help']],
    [true, ['aide']],
    [true, ['aide', 'codes']],
    [true, ['parcours', 'voir', 'un-identifiant', '-h']],
    [false, ['aide', 'parcour']],
    [false, ['sante']],
    [false, ['exploitation', 'confirmer', 'horloge', '--raison', '-h']],
    [false, ['scenario', 'jouer', '--aide', 'histoire.json']],
  ])('demande d’aide : %s pour %j', (attendu, mots) => {
    expect(demandeDAide(mots)).toBe(attendu);
  });
});
