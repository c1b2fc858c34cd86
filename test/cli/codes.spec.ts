import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable, UnknownOutcome, type StorageFault } from '@jalon/event-store';
import { CODES, ErreurCli, type NomDeCode } from '../../apps/cli/src/codes.js';
import { enErreurCli } from '../../apps/cli/src/en-erreur-cli.js';
import { retardDepasse } from '../../apps/cli/src/commandes/projections.js';

const nommee = (nom: string): Error => Object.assign(new Error('phrase'), { name: nom });

describe('jalon : codes de retour', () => {
  it('sont ceux de la documentation', () => {
    expect(Object.values(CODES)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 69, 130]);
  });
  it.each([
    ['StoreUnavailable', 69],
    ['UnknownOutcome', 69],
    ['CleIllisible', 69],
    ['JournalTronque', 6],
    ['HistoireIncoherente', 6],
    ['ReferentielInvalide', 6],
    ['RevisionConflict', 5],
    ['TypeError', 1],
  ])('%s : code %i', (nom, code) => {
    const erreur = enErreurCli(nommee(nom));
    expect([erreur.code, erreur.precisions.source]).toEqual([code, nom]);
    expect(erreur.message).toContain('phrase');
  });
  const FAUTES: Record<StorageFault, true> = {
    full: true,
    'read-only': true,
    io: true,
    damaged: true,
    busy: true,
    missing: true,
    foreign: true,
    schema: true,
    older: true,
    network: true,
    setting: true,
    unsealed: true,
  };
  it.each(Object.keys(FAUTES) as StorageFault[])(
    'une faute « %s » du disque a sa phrase, sans un mot d’anglais',
    (fault) => {
      const message = 'words for developers only';
      expect(enErreurCli(new StoreUnavailable(message, { fault })).message).toMatch(/evenements\.db.*\.$/);
      expect(enErreurCli(new StoreUnavailable(message, { fault })).message).not.toContain(message);
      // written or not: said first
      expect(enErreurCli(new UnknownOutcome(message, { fault })).message).toMatch(
        /^le journal des faits n’a pas dit si l’écriture est faite \(.*evenements\.db.*\)$/,
      );
    },
  );
  it('une erreur de la ligne de commande garde son code', () => {
    for (const nom of Object.keys(CODES) as NomDeCode[])
      expect(enErreurCli(new ErreurCli(nom, 'x')).code).toBe(CODES[nom]);
  });
  it('un retard au-delà de --retard-max : code 8, à la limite non', () => {
    expect(retardDepasse([{ retard: 3 }, { retard: 0 }], 2)).toBe(true);
    expect(retardDepasse([{ retard: 3 }], 3)).toBe(false);
    expect(retardDepasse([{ retard: 3 }], undefined)).toBe(false);
    expect(retardDepasse([{ retard: null }], 3)).toBe(true);
  });
});
