/** What a step means is asked by its tags: a new step of the chart, tagged, is seen everywhere; a name that is searched is not. */
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aEtiquette, parcours } from '@jalon/parcours';
import { table } from '../../libs/parcours/src/table.js';

/** `table.ts` of the kit makes these names. */
const CEUX_QUI_LES_FONT = ['libs/decider/src/table.ts'];
const sources = ['libs', 'apps'].flatMap((salle) =>
  (readdirSync(salle, { recursive: true }) as string[])
    .filter((f) => /\.tsx?$/.test(f) && !/\.spec\.tsx?$/.test(f) && !f.includes('node_modules') && !f.includes('dist/'))
    .map((f) => join(salle, f))
    .filter((f) => !CEUX_QUI_LES_FONT.includes(f)),
);
/** A part of a name searched in a step, or a path of the chart written by hand. */
const cherche = (texte: string): boolean =>
  /\b[eé]tape\w*\??\.(includes|startsWith|endsWith|indexOf|match|search|split|slice)\(/i.test(texte) ||
  /['"`](demande|presence)\.[a-z]\w*['"`]/.test(texte.replaceAll(/import[^;]*;/g, ''));

describe('Une étape se reconnaît à son étiquette', () => {
  it.each([
    "etat.etape.includes('demande.enAttente')",
    "if (etapeDetaillee.startsWith('actif')) return",
    "const x = 'presence.sorti';",
    'vue.etape?.match(/sorti/)',
  ])('la garde voit : %s', (faute) => expect(cherche(faute)).toBe(true));

  it('aucune chaîne n’est cherchée dans le nom d’une étape', () => {
    expect(sources.length).toBeGreaterThan(300);
    expect(sources.filter((f) => cherche(readFileSync(f, 'utf8')))).toEqual([]);
  });

  it('chaque étape est avant le PASS, pendant, ou close ; jamais deux', () => {
    expect(parcours.id).toBe('parcours');
    for (const etape of table.etapes) {
      const tenues = (['avantLePass', 'passDelivre', 'clos'] as const).filter((e) => aEtiquette(etape, e));
      expect([etape, tenues]).toEqual([etape, [expect.any(String)]]);
    }
  });
});
