import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CleDetruite, coffreInMemory, type CleDePersonne, type Coffre } from './coffre.js';
import { CoffreRefuse, ouvrirCoffre } from './coffre-sqlite.js';
import { CleIllisible } from './fichier-de-cle.js';

let dossier: string;
let fichier: string;
let kek: string;
let ouverts: Coffre[];
beforeEach(() => {
  dossier = mkdtempSync(join(tmpdir(), 'coffre-'));
  fichier = join(dossier, 'donnees', 'cles.db');
  kek = join(dossier, 'secrets', 'kek');
  ouverts = [];
});
afterEach(() => {
  for (const coffre of ouverts) coffre.fermer();
  rmSync(dossier, { recursive: true });
});

const ouvrir = (options: { cache?: number } = {}): Coffre => {
  const coffre = ouvrirCoffre({ fichier, kek, ...options });
  ouverts.push(coffre);
  return coffre;
};
const secret = (cle: CleDePersonne | undefined): string | undefined => cle?.cle.export().toString('hex');
const fileBytes = (): Buffer =>
  Buffer.concat(readdirSync(join(dossier, 'donnees')).map((nom) => readFileSync(join(dossier, 'donnees', nom))));
const enveloppes = (): Buffer[] => {
  const base = new Database(fichier, { readonly: true });
  const lues = base.prepare<[], Buffer>('SELECT enveloppe FROM cles').pluck().all();
  base.close();
  return lues;
};

describe.each([
  ['en fichier', () => ouvrir()],
  ['en mémoire', () => coffreInMemory()],
])('coffre %s', (_nom, creer) => {
  it('donne à chaque personne une clé, toujours la même', () => {
    const coffre = creer();
    const [a, b] = [coffre.cleDe('a'), coffre.cleDe('b')];
    expect(secret(a)).toMatch(/^[0-9a-f]{64}$/);
    expect(secret(a)).not.toBe(secret(b));
    expect(secret(coffre.cleDe('a'))).toBe(secret(a));
    expect(secret(coffre.cleExistante('a'))).toBe(secret(a));
    expect(coffre.cleExistante('c')).toBeUndefined();
    expect(coffre.etatDe('c')).toBe('inconnue');
  });

  it('crée un lot en une fois, ou rien si une personne est effacée', () => {
    const coffre = creer();
    const a = coffre.cleDe('a');
    const batch = coffre.clesDe(['a', 'b', 'c', 'b']);
    expect([...batch.keys()]).toEqual(['a', 'b', 'c']);
    expect(secret(batch.get('a'))).toBe(secret(a));
    expect(secret(coffre.cleExistante('b'))).toBe(secret(batch.get('b')));
    coffre.detruire(['b']);
    expect(() => coffre.clesDe(['d', 'b'])).toThrow(CleDetruite);
    expect(coffre.etatDe('d')).toBe('inconnue');
    expect(coffre.cleExistante('d')).toBeUndefined();
  });

  it('détruit pour toujours et ne recrée pas', () => {
    const coffre = creer();
    coffre.cleDe('a');
    coffre.cleDe('b');
    expect(coffre.detruire(['a', 'jamais-vue'])).toBe(1);
    expect(coffre.detruire(['a'])).toBe(0);
    expect(coffre.cleExistante('a')).toBeUndefined();
    expect([coffre.etatDe('a'), coffre.etatDe('jamais-vue'), coffre.etatDe('b')]).toEqual([
      'detruite',
      'detruite',
      'vivante',
    ]);
    expect(() => coffre.cleDe('a')).toThrow(CleDetruite);
    expect(() => coffre.cleDe('jamais-vue')).toThrow(CleDetruite);
    expect(coffre.cleExistante('b')).toBeDefined();
  });
});

describe('coffre en fichier', () => {
  it('retrouve ses clés et ses effacements après réouverture', () => {
    const premier = ouvrir();
    const a = secret(premier.cleDe('a'));
    premier.cleDe('b');
    premier.detruire(['b']);
    premier.fermer();
    const second = ouvrir();
    expect(secret(second.cleExistante('a'))).toBe(a);
    expect(second.etatDe('b')).toBe('detruite');
    expect(() => second.cleDe('b')).toThrow(CleDetruite);
  });

  it('la clé est sur le disque dès que cleDe répond, sans attendre la fermeture', () => {
    const a = secret(ouvrir().cleDe('a'));
    expect(secret(ouvrir().cleExistante('a'))).toBe(a);
  });

  it('n’écrit aucune clé en clair et n’ouvre ses fichiers qu’à son propriétaire', () => {
    const coffre = ouvrir();
    const cles = [...coffre.clesDe(Array.from({ length: 50 }, (_, i) => `p-${i}`)).values()];
    const bytes = fileBytes();
    expect(cles.filter(({ cle }) => bytes.includes(cle.export()))).toEqual([]);
    expect(bytes.includes(readFileSync(kek))).toBe(false);
    expect(statSync(kek).mode & 0o777).toBe(0o400);
    for (const nom of readdirSync(join(dossier, 'donnees'))) {
      expect([nom, statSync(join(dossier, 'donnees', nom)).mode & 0o777]).toEqual([nom, 0o600]);
    }
  });

  it('ne laisse aucun octet d’une clé détruite, ni dans le fichier ni dans son journal', () => {
    const coffre = ouvrir();
    coffre.clesDe(Array.from({ length: 200 }, (_, i) => `p-${i}`));
    const toutes = enveloppes();
    expect(toutes.filter((e) => fileBytes().includes(e))).toHaveLength(200);
    coffre.detruire(Array.from({ length: 100 }, (_, i) => `p-${i * 2}`));
    const bytes = fileBytes();
    const vivantes = enveloppes();
    expect(vivantes).toHaveLength(100);
    // Any quarter of a wrapped key would be a trace.
    const traces = toutes
      .filter((e) => !vivantes.some((v) => v.equals(e)))
      .flatMap((e) => [0, 15, 30, 45].map((i) => e.subarray(i, i + 15)))
      .filter((morceau) => bytes.includes(morceau));
    expect(traces).toEqual([]);
  });

  it('témoin de la recherche : un DELETE ordinaire laisse des clés sur le disque', () => {
    ouvrir().clesDe(Array.from({ length: 200 }, (_, i) => `p-${i}`));
    const toutes = enveloppes();
    const base = new Database(fichier);
    base.exec('DELETE FROM cles');
    expect(toutes.filter((e) => fileBytes().includes(e)).length).toBeGreaterThan(0);
    base.close();
  });

  it('oublie sa mémoire quand un autre processus efface une personne', () => {
    const [lecteur, effaceur] = [ouvrir(), ouvrir()];
    lecteur.cleDe('a');
    effaceur.detruire(['a']);
    const limite = performance.now() + 5000;
    while (lecteur.cleExistante('a') !== undefined && performance.now() < limite);
    expect(lecteur.cleExistante('a')).toBeUndefined();
  });

  it('borne sa mémoire sans perdre de clé', () => {
    const coffre = ouvrir({ cache: 3 });
    const cles = Array.from({ length: 20 }, (_, i) => secret(coffre.cleDe(`p-${i}`)));
    expect(Array.from({ length: 20 }, (_, i) => secret(coffre.cleExistante(`p-${i}`)))).toEqual(cles);
  });

  it('dit non quand un lecteur retient l’ancien journal : l’effacement n’est pas complet', () => {
    const coffre = ouvrir();
    coffre.cleDe('a');
    const lecteur = new Database(fichier, { readonly: true });
    lecteur.exec('BEGIN');
    lecteur.prepare('SELECT count(*) FROM cles').get();
    const base = ouvrirCoffre({ fichier, kek, attente: 50 });
    ouverts.push(base);
    expect(() => base.detruire(['a'])).toThrow('recommencer');
    lecteur.close();
    expect(base.detruire(['a'])).toBe(0);
    expect(base.etatDe('a')).toBe('detruite');
  });
});

describe('clé maîtresse', () => {
  it('refuse une autre clé maîtresse avec une phrase claire', () => {
    ouvrir().fermer();
    chmodSync(kek, 0o600);
    writeFileSync(kek, Buffer.alloc(32, 1));
    expect(() => ouvrir()).toThrow(new CoffreRefuse('Cette clé maîtresse n’est pas celle du fichier des clés.'));
  });

  it('ne se recrée pas quand elle manque à un coffre existant', () => {
    ouvrir().fermer();
    rmSync(kek);
    expect(() => ouvrir()).toThrow(/Clé maîtresse absente/);
    expect(readdirSync(join(dossier, 'secrets'))).toEqual([]);
  });

  it('refuse d’être lisible par d’autres, d’une autre taille, ou dans le fichier des clés', () => {
    ouvrir().fermer();
    chmodSync(kek, 0o440);
    expect(() => ouvrir()).toThrow(CleIllisible);
    chmodSync(kek, 0o600);
    writeFileSync(kek, Buffer.alloc(31));
    expect(() => ouvrir()).toThrow('31 octets au lieu de 32');
    expect(() => ouvrirCoffre({ fichier, kek: fichier })).toThrow(CoffreRefuse);
  });

  it('refuse une enveloppe déplacée d’une personne à une autre', () => {
    const coffre = ouvrir();
    coffre.clesDe(['a', 'b']);
    coffre.fermer();
    const base = new Database(fichier);
    base.exec("UPDATE cles SET enveloppe = (SELECT enveloppe FROM cles WHERE personne = 'b') WHERE personne = 'a'");
    base.close();
    expect(() => ouvrir().cleExistante('a')).toThrow('altérée');
  });
});
