/** ADRs are cited by their number: two of the same number would be one citation for two decisions. */
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DOSSIER = 'docs/adr';
/** Given to decisions written side by side: they land in any order. */
const RESERVES = ['0039', '0040', '0041', '0042', '0043'];
const fichiers = readdirSync(DOSSIER).filter((f) => f.endsWith('.md'));

describe('les décisions d’architecture', () => {
  it('un numéro chacune, sans trou, le même dans le nom et dans le titre', () => {
    const numeros = fichiers.map((f) => f.slice(0, 4)).sort();
    expect(new Set(numeros).size).toBe(numeros.length);
    const jusqua = Number(numeros.at(-1));
    const tous = Array.from({ length: jusqua }, (_, i) => String(i + 1).padStart(4, '0'));
    expect(tous.filter((n) => !numeros.includes(n) && !RESERVES.includes(n))).toEqual([]);
    for (const f of fichiers) expect(readFileSync(join(DOSSIER, f), 'utf8')).toMatch(new RegExp(`^# ${f.slice(0, 4)}`));
  });
});
