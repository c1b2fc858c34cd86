/** The script that makes the accounts of a server, run with a `curl` of our own that keeps what it was asked. What a server makes of it is not shown here. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';

let racine: string;
beforeEach(() => {
  racine = mkdtempSync(join(tmpdir(), 'jalon-comptes-'));
  const curl = `#!/bin/sh
case "$*" in *--output*) exit \${ABSENT:-22};; esac
printf '%s\\t' "$*" >> "${racine}/appels"; tr -d '\\n' >> "${racine}/appels"; printf '\\n' >> "${racine}/appels"
`;
  writeFileSync(join(racine, 'curl'), curl);
  chmodSync(join(racine, 'curl'), 0o755);
});
afterEach(() => rmSync(racine, { recursive: true, force: true }));

interface Appel {
  arguments: string;
  chemin: string;
  corps: never;
}
function lancer(env: Record<string, string> = {}): Appel[] {
  execFileSync('sh', ['docs/eventstoredb/comptes.sh', 'https://es:2113'], {
    env: { PATH: `${racine}:${process.env['PATH']}`, ADMIN: 'admin:Ad"min', NOEUD: 'n"1\\', EFFACEMENT: 'e2', ...env },
  });
  const lignes = readFileSync(join(racine, 'appels'), 'utf8').trim().split('\n');
  return lignes.map((l) => {
    const [args = '', corps = ''] = l.split('\t');
    return { arguments: args, chemin: args.slice(args.lastIndexOf('es:2113') + 7), corps: JSON.parse(corps) as never };
  });
}
type Acl = Record<'$r' | '$w' | '$d' | '$mr' | '$mw', string[]>;

it('fait deux comptes : les nœuds lisent et écrivent, sans rien supprimer ni régler ; l’effacement supprime', () => {
  const appels = lancer();
  expect(appels.map((a) => a.chemin)).toEqual([
    '/users/',
    '/users/',
    '/streams/%24settings',
    '/streams/%24%24%24all',
    '/streams/%24%24ephemere-noeud',
  ]);
  expect(appels[0]?.corps).toEqual({ loginName: 'jalon', fullName: 'Jalon, les nœuds', password: 'n"1\\', groups: [] });
  expect(appels[1]?.corps).toMatchObject({ loginName: 'jalon-effacement', password: 'e2', groups: ['$ops'] });
  const [reglages] = (appels[2] as Appel).corps as unknown as [
    { eventType: string; data: { $userStreamAcl: Acl; $systemStreamAcl: Acl } },
  ];
  const { $userStreamAcl: acl, $systemStreamAcl: systeme } = reglages.data;
  const peut = (compte: string) => Object.keys(acl).filter((droit) => acl[droit as keyof Acl].includes(compte));
  expect(peut('jalon')).toEqual(['$r', '$w', '$mr']);
  expect(peut('jalon-effacement')).toEqual(['$r', '$d', '$mr']);
  expect(new Set(Object.values(systeme).flat())).toEqual(new Set(['$admins']));
  const [lease] = (appels[4] as Appel).corps as unknown as [{ data: object }];
  expect(lease.data).toEqual({ $maxCount: 10 });
});

it('relancé, il change les mots de passe ; aucun ne paraît dans les arguments d’un programme', () => {
  const appels = lancer({ ABSENT: '0' });
  expect(appels.slice(0, 2).map(({ chemin, corps }) => [chemin, corps])).toEqual([
    ['/users/jalon/command/reset-password', { newPassword: 'n"1\\' }],
    ['/users/jalon-effacement/command/reset-password', { newPassword: 'e2' }],
  ]);
  for (const { arguments: args } of appels) expect(args).not.toMatch(/Ad"min|n"1|e2"/);
});
