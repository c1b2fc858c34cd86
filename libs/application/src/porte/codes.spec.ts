import { describe, expect, it } from '@jest/globals';
import * as codes from './codes.js';

/** What a form, a page or the command line shows of a code: words, never the code nor its like. */
describe('Les codes que la porte accepte', () => {
  it.each(Object.entries(codes).filter(([, table]) => typeof table === 'object' && !Array.isArray(table)))(
    '%s : chacun a ses mots',
    (_, table) => {
      const libelles = Object.entries(table as Record<string, string>);
      expect(libelles.length).toBeGreaterThan(1);
      for (const [code, libelle] of libelles) {
        expect(libelle).not.toBe(code);
        expect(libelle).toMatch(/^\p{Lu}/u);
        expect(libelle).not.toMatch(/[A-Z]{2,}_|^[A-Z\d]{3,}$/);
      }
    },
  );
});
