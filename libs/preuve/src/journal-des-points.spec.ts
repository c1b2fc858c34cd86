import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lireJournalDesPoints, ouvrirJournalDesPoints, type LigneDuJournal } from './journal-des-points.js';

let dossier: string;
let fichier: string;
const surEchec = jest.fn();
const note = (taille: number): string =>
  `jalon.exemple/journal\n${taille}\nracine\n\n— jalon.exemple/journal signature\n`;

beforeEach(() => {
  dossier = mkdtempSync(join(tmpdir(), 'points-'));
  fichier = join(dossier, 'ailleurs', 'points.jsonl');
  surEchec.mockReset();
});
afterEach(() => {
  jest.useRealTimers();
  rmSync(dossier, { recursive: true });
});

const ouvrir = () => ouvrirJournalDesPoints({ fichier, surEchec });
const lignes = (): string[] =>
  readFileSync(fichier, 'utf8')
    .split('\n')
    .filter((l) => l !== '');
const points = (): unknown[] => lignes().map((l): unknown => JSON.parse(l));
async function lire(): Promise<LigneDuJournal[]> {
  const lues: LigneDuJournal[] = [];
  for await (const ligne of lireJournalDesPoints(fichier)) lues.push(ligne);
  return lues;
}

describe('journal des points de contrôle', () => {
  it('écrit le premier point tout de suite, puis un par seconde au plus, le plus récent', () => {
    jest.useFakeTimers();
    const journal = ouvrir();
    journal.noter(note(1));
    expect(points()).toEqual([note(1)]);
    for (let taille = 2; taille <= 500; taille += 1) journal.noter(note(taille));
    expect(points()).toEqual([note(1)]);
    jest.advanceTimersByTime(999);
    expect(points()).toEqual([note(1)]);
    jest.advanceTimersByTime(1);
    expect(points()).toEqual([note(1), note(500)]);
    jest.advanceTimersByTime(5000);
    expect(points()).toEqual([note(1), note(500)]);
    journal.noter(note(501));
    expect(points()).toEqual([note(1), note(500), note(501)]);
    journal.fermer();
  });

  it('écrit le point en attente à la fermeture, et plus rien ensuite', () => {
    jest.useFakeTimers();
    const journal = ouvrir();
    journal.noter(note(1));
    journal.noter(note(2));
    journal.fermer();
    journal.fermer();
    expect(points()).toEqual([note(1), note(2)]);
    expect(() => journal.noter(note(3))).toThrow('already closed');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('reprend à la suite et n’est lisible que par son propriétaire', async () => {
    for (const taille of [1, 2]) {
      const journal = ouvrir();
      journal.noter(note(taille));
      journal.fermer();
    }
    expect(await lire()).toEqual([
      { ligne: 1, checkpoint: note(1) },
      { ligne: 2, checkpoint: note(2) },
    ]);
    expect(statSync(fichier).mode & 0o077).toBe(0);
  });

  it('survit à une dernière ligne coupée à n’importe quel octet, sans rien effacer', async () => {
    const premiere = `${JSON.stringify(note(1))}\n`;
    const seconde = `${JSON.stringify(note(2))}\n`;
    const longueur = Buffer.byteLength(premiere);
    for (let coupe = 0; coupe <= Buffer.byteLength(seconde); coupe += 1) {
      const journal = ouvrir();
      journal.fermer();
      truncateSync(fichier, 0);
      appendFileSync(fichier, premiere + seconde);
      truncateSync(fichier, longueur + coupe);
      const suite = ouvrir();
      suite.noter(note(3));
      suite.fermer();
      const lues = await lire();
      const entiere = coupe >= Buffer.byteLength(seconde) - 1;
      const milieu = entiere ? [{ ligne: 2, checkpoint: note(2) }] : [{ ligne: 2, rompue: true }];
      expect(lues[0]).toEqual({ ligne: 1, checkpoint: note(1) });
      expect(lues.slice(1, -1)).toEqual(coupe === 0 ? [] : milieu);
      expect(lues.at(-1)).toMatchObject({ checkpoint: note(3) });
    }
  });

  it('signale une ligne étrangère au milieu au lieu de la taire', async () => {
    const journal = ouvrir();
    journal.noter(note(1));
    journal.fermer();
    appendFileSync(fichier, '{"autre":1}\n');
    const suite = ouvrir();
    suite.noter(note(2));
    suite.fermer();
    expect(await lire()).toEqual([
      { ligne: 1, checkpoint: note(1) },
      { ligne: 2, rompue: true },
      { ligne: 3, checkpoint: note(2) },
    ]);
  });

  it('dit l’échec d’écriture à l’opérateur et le redit tant qu’il dure', () => {
    jest.useFakeTimers();
    const journal = ouvrirJournalDesPoints({ fichier: '/dev/full', surEchec });
    journal.noter(note(1));
    expect(surEchec).toHaveBeenCalledTimes(1);
    expect(surEchec.mock.calls[0]![0]).toMatchObject({ code: 'ENOSPC' });
    jest.advanceTimersByTime(3000);
    expect(surEchec).toHaveBeenCalledTimes(4);
    expect(() => journal.fermer()).toThrow(/ENOSPC/);
  });
});
