import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const pures = ['droit', 'decider', 'parcours', 'conventionnement', 'habilitations', 'exploitation'];
const sources = pures.flatMap((salle) =>
  (readdirSync(`libs/${salle}/src`, { recursive: true }) as string[])
    .filter((f) => f.endsWith('.ts') && !f.endsWith('.spec.ts'))
    .map((f) => join(`libs/${salle}/src`, f)),
);

describe('le domaine ne lit ni l’horloge, ni le hasard, ni le processus', () => {
  it.each(['Date.now()', 'Math.random()', 'process.env', 'setTimeout(f, 1)'])(
    'le lint refuse %s dans libs/droit',
    (appel) => {
      const dossier = mkdtempSync(join(tmpdir(), 'jalon-purete-'));
      try {
        mkdirSync(join(dossier, 'libs/droit/src'), { recursive: true });
        cpSync('.oxlintrc.json', join(dossier, '.oxlintrc.json'));
        writeFileSync(
          join(dossier, 'libs/droit/src/faute.ts'),
          `const f = () => 1;\nexport const x = [f, ${appel}];\n`,
        );
        const lint = spawnSync(process.execPath, [join(process.cwd(), 'node_modules/oxlint/bin/oxlint')], {
          cwd: dossier,
          encoding: 'utf8',
        });
        expect(lint.stdout).toMatch(/no-restricted-(globals|properties)/);
        expect(lint.status).not.toBe(0);
      } finally {
        rmSync(dossier, { recursive: true, force: true });
      }
    },
  );

  it('aucune date sans argument : le jour vient toujours de dehors', () => {
    const fautives = (texte: string): boolean => /new Date\(\s*\)/.test(texte);
    expect(fautives('const d = new Date();')).toBe(true);
    expect(sources.filter((f) => fautives(readFileSync(f, 'utf8')))).toEqual([]);
  });
});
