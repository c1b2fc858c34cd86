import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ecriture } from '../exploitation/ecriture.js';
import { Stockage } from '../exploitation/stockage.js';
import { liensProteges } from './liens-proteges.js';

describe('Les liens sur un fichier qui peut faire défaut', () => {
  let dossier: string;
  let fichier: string;
  let stockage: Stockage;
  beforeEach(() => {
    dossier = mkdtempSync(join(tmpdir(), 'jalon-liens-'));
    fichier = join(dossier, 'personnes.db');
    stockage = new Stockage(new Ecriture());
  });
  afterEach(() => rmSync(dossier, { recursive: true, force: true }));
  const ouvrir = () => liensProteges(fichier, 'ab'.repeat(32), stockage, () => new Date('2027-01-02T03:04:05Z'));

  it('retrouve au démarrage suivant ce qui fut noté', () => {
    const liens = ouvrir();
    liens.noter([['e1', 'p1']], 4);
    liens.noter([['e1', 'p2']], 9);
    liens.fermer();
    const suivant = ouvrir();
    expect(suivant.lu()).toBe(9);
    expect(suivant.parcoursDe('e1')?.sort()).toEqual(['p1', 'p2']);
    expect(stockage.avertissements()).toEqual([]);
    suivant.fermer();
  });

  it('tenu par un autre : ce qui n’a pu s’écrire répond de mémoire, et s’écrit ensuite', () => {
    const liens = ouvrir();
    const autre = new Database(fichier);
    autre.exec('BEGIN IMMEDIATE');
    liens.noter([['e1', 'p1']], 4);
    expect(stockage.avertissement('personnes')).toContain('Un autre programme tient personnes.db'); // the fault fired
    expect(liens.lu()).toBe(4);
    expect(liens.parcoursDe('e1')).toEqual(['p1']);
    expect(autre.prepare('SELECT count(*) FROM liens').pluck().get()).toBe(0);
    autre.exec('COMMIT');
    liens.noter([['e2', 'p2']], 5);
    expect(stockage.avertissement('personnes')).toBeNull();
    expect(autre.prepare('SELECT count(*) FROM liens').pluck().get()).toBe(2);
    autre.close();
    liens.fermer();
  }, 30_000);

  it('perdu : demande à être relu depuis le journal ; au-delà de trois fois, tient en mémoire', () => {
    const liens = ouvrir();
    for (let fois = 1; fois <= 4; fois++) {
      liens.noter([['e1', 'p1']], 4);
      liens.refaire(new Error('remplacé'));
      expect(liens.lu()).toBe(-1);
      expect(liens.parcoursDe('e1')).toEqual([]);
      expect(liens.generation).toBe(fois <= 3 ? fois : null);
    }
    expect(stockage.avertissement('personnes')).toContain('tenu en mémoire');
    liens.noter([['e1', 'p1']], 4);
    expect(liens.parcoursDe('e1')).toEqual(['p1']);
    // there is still no file: the warning stays
    expect(stockage.avertissement('personnes')).toContain('tenu en mémoire');
    liens.fermer();
  });

  it('impossible à créer : n’empêche pas d’ouvrir', () => {
    // a file where a folder is expected: neither opening nor making another can work
    writeFileSync(join(dossier, 'barrage'), '');
    fichier = join(dossier, 'barrage', 'sous-dossier', 'personnes.db');
    const liens = ouvrir();
    expect(liens.generation).toBeNull(); // the fault fired
    liens.noter([['e1', 'p1']], 0);
    expect(liens.parcoursDe('e1')).toEqual(['p1']);
    expect(stockage.avertissement('personnes')).toContain('tenu en mémoire');
    liens.fermer();
  });
});
