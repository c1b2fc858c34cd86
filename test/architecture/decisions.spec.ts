/** ADRs are cited by their number: two of the same number would be one citation for two decisions. */
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DOSSIER = 'docs/adr';
const fichiers = readdirSync(DOSSIER).filter((f) => f.endsWith('.md'));

describe('les décisions d’architecture', () => {
  it('un numéro chacune, sans trou, le même dans le nom et dans le titre', () => {
    const numeros = fichiers.map((f) => f.slice(0, 4)).sort();
    expect(numeros).toEqual(fichiers.map((_, i) => String(i + 1).padStart(4, '0')));
    for (const f of fichiers) expect(readFileSync(join(DOSSIER, f), 'utf8')).toMatch(new RegExp(`^# ${f.slice(0, 4)}`));
  });
});
