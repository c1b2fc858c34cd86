import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { createSecretKey, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ecriture } from '../exploitation/ecriture.js';
import { Stockage } from '../exploitation/stockage.js';
import { ephemereInMemory } from './ephemere-in-memory.js';
import { ephemereSqlite, type EphemereSqlite } from './ephemere-sqlite.js';
import { duDossier, VALEUR_MAX, ValeurTropGrande, type Ephemere, type EtatEphemere } from './etat-ephemere.js';

let dossier: string;
let fichier: string;
let maintenant: Date;
let stockage: Stockage;
let ouverts: EphemereSqlite[];
const cle = createSecretKey(randomBytes(32));
const horloge = (): Date => maintenant;
beforeEach(() => {
  dossier = mkdtempSync(join(tmpdir(), 'ephemere-'));
  fichier = join(dossier, 'ephemere.db');
  maintenant = new Date('2026-11-29T10:00:00Z');
  stockage = new Stockage(new Ecriture());
  ouverts = [];
});
afterEach(() => {
  for (const e of ouverts) e.fermer();
  rmSync(dossier, { recursive: true });
});
const ouvrir = (avec = cle): EphemereSqlite => {
  const e = ephemereSqlite(fichier, avec, stockage, horloge);
  ouverts.push(e);
  return e;
};
const dans = (minutes: number): Date => new Date(Date.parse('2026-11-29T10:00:00Z') + minutes * 60_000);
const session = (nom: string, plus: Partial<Ephemere> = {}): Ephemere => ({
  genre: 'session',
  cle: nom,
  valeur: { compte: 'c-1', nom: 'Zqxcanari' },
  expireLe: dans(30),
  de: ['compte c-1'],
  ...plus,
});

describe.each<[string, () => EtatEphemere]>([
  ['en mémoire', () => ephemereInMemory(horloge)],
  ['sur fichier', () => ouvrir()],
])('Un état éphémère %s', (_, creer) => {
  it('rend ce qui a été posé, jusqu’à sa fin exclue, et rien après', async () => {
    const etat = creer();
    await etat.poser(session('a'));
    expect(await etat.lire('session', 'a')).toEqual(session('a'));
    expect(await etat.lire('brouillon', 'a')).toBeNull();
    expect(await etat.lire('session', 'b')).toBeNull();
    maintenant = new Date(dans(30).getTime() - 1);
    expect(await etat.lire('session', 'a')).not.toBeNull();
    maintenant = dans(30);
    expect(await etat.lire('session', 'a')).toBeNull();
    expect(await etat.lister('session', 'compte c-1')).toEqual([]);
    expect(await etat.oter('session', 'a')).toBe(false);
  });

  it('remplace sous le même nom, propriétaires compris, et ne partage rien avec qui l’a posé', async () => {
    const etat = creer();
    const valeur = { compte: 'c-1', nom: 'x' };
    await etat.poser(session('a', { valeur }));
    valeur.nom = 'changé';
    expect((await etat.lire('session', 'a'))?.valeur).toEqual({ compte: 'c-1', nom: 'x' });
    await etat.poser(session('a', { de: ['compte c-2'], expireLe: dans(60) }));
    expect(await etat.lister('session', 'compte c-1')).toEqual([]);
    expect(await etat.lister('session', 'compte c-2')).toEqual([
      session('a', { de: ['compte c-2'], expireLe: dans(60) }),
    ]);
  });

  it('ne se prolonge que tant qu’il est là : ce qui a été ôté entre-temps ne revient pas', async () => {
    const etat = creer();
    expect(await etat.remplacer(session('a'))).toBe(false);
    expect(await etat.lire('session', 'a')).toBeNull();
    await etat.poser(session('a'));
    expect(await etat.remplacer(session('a', { expireLe: dans(60) }))).toBe(true);
    expect((await etat.lire('session', 'a'))?.expireLe).toEqual(dans(60));
    await etat.oublier('compte c-1');
    expect(await etat.remplacer(session('a'))).toBe(false);
    expect(await etat.lister('session', 'compte c-1')).toEqual([]);
  });

  it('ne se réserve qu’une fois, jusqu’à sa fin', async () => {
    const etat = creer();
    const faits = await Promise.all([1, 2, 3].map(() => etat.reserver(session('a'))));
    expect(faits.filter(Boolean)).toHaveLength(1);
    maintenant = dans(30);
    expect(await etat.reserver(session('a', { expireLe: dans(60) }))).toBe(true);
  });

  it('se prend une seule fois', async () => {
    const etat = creer();
    await etat.poser(session('a'));
    const pris = await Promise.all([1, 2, 3].map(() => etat.prendre('session', 'a')));
    expect(pris.filter((p) => p !== null)).toEqual([session('a')]);
    await etat.poser(session('b', { expireLe: dans(-1) }));
    expect(await etat.prendre('session', 'b')).toBeNull();
  });

  it('se liste par propriétaire et par genre, la fin la plus proche d’abord', async () => {
    const etat = creer();
    for (const [nom, fin] of [
      ['a', 30],
      ['b', 10],
      ['c', 20],
    ] as const)
      await etat.poser(session(nom, { expireLe: dans(fin) }));
    await etat.poser(session('d', { genre: 'brouillon' }));
    await etat.poser(session('e', { de: ['compte c-2'] }));
    expect((await etat.lister('session', 'compte c-1')).map((e) => e.cle)).toEqual(['b', 'c', 'a']);
  });

  it('oublie tout d’un propriétaire, de tout genre, et rien des autres', async () => {
    const etat = creer();
    await etat.poser(session('a', { de: ['compte c-1', duDossier('p-1')] }));
    await etat.poser(session('b', { genre: 'brouillon', de: ['compte c-2', duDossier('p-1')] }));
    await etat.poser(session('c'));
    expect(await etat.oublier(duDossier('p-1'))).toBe(2);
    expect(await etat.oublier(duDossier('p-1'))).toBe(0);
    expect((await etat.lister('session', 'compte c-1')).map((e) => e.cle)).toEqual(['c']);
    expect(await etat.oter('session', 'c')).toBe(true);
    expect(await etat.oter('session', 'c')).toBe(false);
  });

  it('retire ce qui est échu', async () => {
    const etat = creer();
    await etat.poser(session('a', { expireLe: dans(10) }));
    await etat.poser(session('b'));
    maintenant = dans(10);
    expect(await etat.expirer()).toBe(1);
    expect(await etat.expirer()).toBe(0);
    expect(await etat.lire('session', 'b')).not.toBeNull();
  });

  it('refuse une valeur trop grande, sans toucher à ce qui est là', async () => {
    const etat = creer();
    await etat.poser(session('a'));
    await expect(etat.poser(session('a', { valeur: 'x'.repeat(VALEUR_MAX) }))).rejects.toThrow(ValeurTropGrande);
    expect(await etat.lire('session', 'a')).toEqual(session('a'));
  });
});

describe('Le fichier de l’état éphémère', () => {
  const bytes = (): string =>
    readdirSync(dossier)
      .map((f) => readFileSync(join(dossier, f), 'latin1'))
      .join('');

  it('naît avec la première chose posée, fermé aux autres comptes, et se retrouve après un redémarrage', async () => {
    const etat = ouvrir();
    expect(await etat.lire('session', 'a')).toBeNull();
    expect(await etat.oublier('compte c-1')).toBe(0);
    expect([existsSync(fichier), etat.generation]).toEqual([false, null]);
    await etat.poser(session('a'));
    for (const f of readdirSync(dossier)) expect([f, statSync(join(dossier, f)).mode & 0o777]).toEqual([f, 0o600]);
    etat.fermer();
    expect(await ouvrir().lire('session', 'a')).toEqual(session('a'));
  });

  it('ne dit ni nom, ni propriétaire, ni valeur, et n’en garde pas un octet une fois oubliés', async () => {
    const etat = ouvrir();
    await etat.poser(session('nom-canari', { de: ['compte canari'] }));
    expect(bytes()).toContain('session');
    expect(bytes()).not.toMatch(/canari|c-1/i);
    const [chiffre] = new Database(fichier).prepare<[], string>('SELECT valeur FROM ephemeres').pluck().all();
    const morceau = String(chiffre).slice(20, 60);
    expect(bytes()).toContain(morceau);
    await etat.oublier('compte canari');
    expect(bytes()).not.toContain(morceau);
  });

  it('n’ouvre rien de ce qui y a été changé à la main, ni sous une autre clé', async () => {
    const etat = ouvrir();
    await etat.poser(session('a'));
    await etat.poser(session('b', { valeur: 'autre' }));
    const main = new Database(fichier);
    const [a, b] = main.prepare<[], { nom: string; valeur: string }>('SELECT nom, valeur FROM ephemeres').all();
    const changer = main.prepare('UPDATE ephemeres SET valeur = ? WHERE nom = ?');
    changer.run(b?.valeur, a?.nom);
    changer.run(a?.valeur, b?.nom);
    for (const nom of ['a', 'b']) expect(await etat.lire('session', nom)).toBeNull();
    changer.run(a?.valeur, a?.nom);
    changer.run(b?.valeur, b?.nom);
    for (const nom of ['a', 'b']) expect(await etat.lire('session', nom)).not.toBeNull();
    expect(await ouvrir(createSecretKey(randomBytes(32))).lire('session', 'a')).toBeNull();
    main.exec('UPDATE ephemeres SET expire = expire + 1000');
    for (const nom of ['a', 'b']) expect(await etat.lire('session', nom)).toBeNull();
    main.close();
  });

  it('abîmé, il est recréé vide et cela se dit ; d’un autre programme, il est mis de côté', async () => {
    writeFileSync(fichier, 'x'.repeat(4096));
    const etat = ouvrir();
    expect(await etat.lire('session', 'a')).toBeNull();
    expect(stockage.avertissement('ephemere')).toContain('chacun s’identifie de nouveau');
    await etat.poser(session('a'));
    etat.fermer();
    rmSync(fichier);
    new Database(fichier).exec('CREATE TABLE recettes (nom TEXT)').close();
    const apres = ouvrir();
    await apres.poser(session('a'));
    expect(await apres.lire('session', 'a')).toEqual(session('a'));
    expect(readdirSync(dossier).filter((f) => f.includes('.ecarte-'))).toHaveLength(1);
  });

  it('perdu en marche, un autre prend sa place', async () => {
    const etat = ouvrir();
    await etat.poser(session('a'));
    const avant = etat.generation;
    rmSync(fichier);
    etat.refaire(new Error('perdu'));
    await etat.poser(session('b'));
    expect(etat.generation).not.toBe(avant);
    expect(await etat.lire('session', 'a')).toBeNull();
    expect(await etat.lire('session', 'b')).toEqual(session('b'));
  });
});
