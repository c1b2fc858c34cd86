import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { CHAMP_PRIVE, chiffrerChamps, dechiffrerChamps, sansChampsPrives, type ContexteDeFait } from './champs.js';
import { ChiffreAltere, type JsonObject } from './chiffrement.js';
import { CleDetruite, CleInconnue, coffreInMemory } from './coffre.js';

const CHEMINS = ['personne.nom', 'personne.nir', 'personne.adresse.rue', 'criteres', 'commentaire'];
const donnees = (): JsonObject => ({
  motif: 'RQTH',
  personne: { id: 'p-1', nom: 'Canari-Nom', nir: '285057800608436', adresse: { rue: 'Canari-Rue', commune: '75056' } },
  criteres: ['Canari-TH', 'Canari-DETENTION'],
  niveau1: 1,
});
const contexteDe = (personne = 'p-1'): ContexteDeFait => ({
  coffre: coffreInMemory(),
  personne,
  premier: true,
  stream: 'parcours-1',
  eventId: 'e-1',
  type: 'DiagnosticPose.v1',
});

/** Deep freeze: a mutation of the input throws instead of passing unseen. */
function fige<T>(valeur: T): T {
  if (typeof valeur === 'object' && valeur !== null) Object.values(Object.freeze(valeur)).forEach(fige);
  return valeur;
}

describe('champs personnels d’un fait', () => {
  it('sortent des données sans laisser de trace lisible et y reviennent', () => {
    const contexte = contexteDe();
    const entree = fige(donnees());
    const stocke = fige(chiffrerChamps(entree, CHEMINS, contexte));
    expect(stocke).toEqual({
      motif: 'RQTH',
      personne: { id: 'p-1', adresse: { commune: '75056' } },
      niveau1: 1,
      [CHAMP_PRIVE]: expect.stringMatching(/^c1\.1\.[A-Za-z0-9_-]+$/),
    });
    expect(dechiffrerChamps(stocke, CHEMINS, contexte)).toEqual(donnees());
  });

  it('y reviennent à leur place : des clés en ordre le restent, dans chaque objet', () => {
    const contexte = contexteDe();
    const entree = fige({ a: 1, criteres: ['RSA'], personne: { id: 'p-1', nom: 'Canari', ville: 'Rennes' }, z: true });
    const chemins = ['criteres', 'personne.nom'];
    const stocke = fige(chiffrerChamps(entree, chemins, { ...contexte, classes: { criteres: 'C3' } }));
    expect(JSON.stringify(dechiffrerChamps(stocke, chemins, contexte))).toBe(JSON.stringify(entree));
  });

  it('laissés fermés, se lisent comme une fois effacés, sauf ce qu’une ancienne version gardait en clair', () => {
    const contexte = contexteDe();
    const stocke = fige(chiffrerChamps(fige(donnees()), CHEMINS, { ...contexte, classes: { criteres: 'C3' } }));
    expect(sansChampsPrives(stocke, CHEMINS)).toEqual(
      dechiffrerChamps(stocke, CHEMINS, { ...contexte, coffre: coffreInMemory() }),
    );
    const enClair = fige({ ...stocke, commentaire: 'dit en clair' });
    expect(sansChampsPrives(enClair, CHEMINS)).toMatchObject({ commentaire: 'dit en clair', criteres: null });
    expect(sansChampsPrives(fige(donnees()), CHEMINS)).toEqual(donnees());
  });

  it('ne paraissent sous aucune forme : texte, base64, hexadécimal, UTF-16', () => {
    const texte = JSON.stringify(chiffrerChamps(donnees(), CHEMINS, contexteDe()));
    const chiffre = Buffer.from(texte.split('c1.1.')[1] ?? '', 'base64url');
    const bytes = chiffre.toString('latin1');
    for (const canari of [
      'Canari-Nom',
      '285057800608436',
      'Canari-Rue',
      'Canari-TH',
      'Canari-DETENTION',
      'criteres',
      'commentaire',
      'personne.nir',
    ]) {
      const formes = (['utf8', 'utf16le'] as const).map((e) => Buffer.from(canari, e));
      for (const forme of formes) {
        for (const vu of [
          forme.toString('latin1'),
          forme.toString('base64').replace(/=+$/, ''),
          forme.toString('hex'),
        ]) {
          expect(texte).not.toContain(vu);
          expect(bytes).not.toContain(vu);
        }
      }
    }
    // The control: the same search finds the canaries in the clear data.
    expect(JSON.stringify(donnees())).toContain('Canari-DETENTION');
    // A ciphertext does not compress: nothing of its structure shows.
    expect(gzipSync(chiffre).length).toBeGreaterThan(chiffre.length);
  });

  it('ne montrent ni le nombre ni la présence des champs facultatifs', () => {
    const sans = chiffrerChamps(donnees(), CHEMINS, contexteDe());
    const avec = chiffrerChamps({ ...donnees(), commentaire: '' }, CHEMINS, contexteDe());
    expect(Object.keys(avec)).toEqual(Object.keys(sans));
    expect(JSON.stringify(avec).length).toBe(JSON.stringify(sans).length);
  });

  it('deviennent null quand la clé est détruite, les autres personnes restant lisibles', () => {
    const contexte = contexteDe();
    const stocke = chiffrerChamps(donnees(), CHEMINS, contexte);
    const autre = { ...contexte, personne: 'p-2', stream: 'parcours-2' };
    const autreStocke = chiffrerChamps(donnees(), CHEMINS, autre);
    contexte.coffre.detruire(['p-1']);
    expect(dechiffrerChamps(fige(stocke), CHEMINS, contexte)).toEqual({
      motif: 'RQTH',
      personne: { id: 'p-1', nom: null, nir: null, adresse: { rue: null, commune: '75056' } },
      criteres: null,
      commentaire: null,
      niveau1: 1,
    });
    expect(dechiffrerChamps(autreStocke, CHEMINS, autre)).toEqual(donnees());
    expect(() => chiffrerChamps(donnees(), CHEMINS, contexte)).toThrow(CleDetruite);
    expect(() => chiffrerChamps(donnees(), CHEMINS, { ...contexte, premier: false })).toThrow(CleDetruite);
  });

  it('ne font naître une clé qu’avec le premier fait de la personne', () => {
    const suite = { ...contexteDe(), premier: false };
    expect(() => chiffrerChamps(donnees(), CHEMINS, suite)).toThrow(CleInconnue);
    expect(suite.coffre.etatDe('p-1')).toBe('inconnue');
    chiffrerChamps(donnees(), CHEMINS, { ...suite, premier: true });
    expect(chiffrerChamps(donnees(), CHEMINS, suite)).toHaveProperty(['$prive']);
  });

  it('ne s’ouvrent pas ailleurs : autre personne, dossier, fait ou type', () => {
    const contexte = contexteDe();
    const stocke = chiffrerChamps(donnees(), CHEMINS, contexte);
    contexte.coffre.cleDe('p-2');
    for (const autre of [
      { personne: 'p-2' },
      { stream: 'parcours-2' },
      { eventId: 'e-2' },
      { type: 'DiagnosticPose.v2' },
    ]) {
      expect(() => dechiffrerChamps(stocke, CHEMINS, { ...contexte, ...autre })).toThrow(ChiffreAltere);
    }
    expect(() => dechiffrerChamps({ [CHAMP_PRIVE]: 12 }, CHEMINS, contexte)).toThrow(ChiffreAltere);
  });

  it('laissent intacte une donnée sans champ personnel, sans créer de clé', () => {
    const contexte = contexteDe();
    const stocke = chiffrerChamps({ motif: 'RQTH', personne: 'texte' }, CHEMINS, contexte);
    expect(stocke).toEqual({ motif: 'RQTH', personne: 'texte' });
    expect(contexte.coffre.etatDe('p-1')).toBe('inconnue');
    expect(dechiffrerChamps(stocke, CHEMINS, contexte)).toEqual({ motif: 'RQTH', personne: 'texte' });
  });

  it('reviennent même si la liste des chemins a raccourci depuis, ou si leur valeur est null', () => {
    const contexte = contexteDe();
    const avecNull = { ...donnees(), commentaire: null };
    const stocke = chiffrerChamps(avecNull, CHEMINS, contexte);
    expect(dechiffrerChamps(stocke, ['criteres'], contexte)).toEqual(avecNull);
  });

  it('refusent un double chiffrement et une liste de chemins ambiguë', () => {
    const contexte = contexteDe();
    const stocke = chiffrerChamps(donnees(), CHEMINS, contexte);
    expect(() => chiffrerChamps(stocke, CHEMINS, contexte)).toThrow('déjà chiffrées');
    for (const chemins of [['a', 'a.b'], ['a.b', 'a'], ['a..b'], [''], ['a.__proto__'], ['$prive'], ['$prive.x']]) {
      expect(() => chiffrerChamps({ a: 1 }, chemins, contexte)).toThrow(TypeError);
    }
  });

  it('font l’aller et retour de n’importe quel objet JSON, clés hostiles comprises', () => {
    const contexte = contexteDe();
    const cle = fc.oneof(
      fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', 'toString'),
      fc.string({ maxLength: 3 }),
    );
    const { objet } = fc.letrec((lien) => ({
      valeur: fc.oneof(
        { depthSize: 'small' },
        fc.constant(null),
        fc.boolean(),
        fc.integer(),
        fc.string(),
        fc.array(lien('valeur'), { maxLength: 3 }),
        lien('objet'),
      ),
      objet: fc.array(fc.tuple(cle, lien('valeur')), { maxLength: 4 }).map((paires) => Object.fromEntries(paires)),
    }));
    const chemins = ['a', 'b.a', 'b.c.a', 'constructor', 'toString.a'];
    fc.assert(
      fc.property(objet, (data) => {
        const avant = JSON.stringify(data);
        const stocke = chiffrerChamps(data as JsonObject, chemins, contexte);
        const rendu = dechiffrerChamps(stocke, chemins, contexte);
        expect(JSON.stringify(data)).toBe(avant);
        expect(trie(rendu)).toBe(trie(data));
        expect(Object.getPrototypeOf(rendu)).toBe(Object.prototype);
      }),
      { numRuns: 1000 },
    );
  });
});

/** Text of a JSON value with sorted keys: the order of keys says nothing. */
function trie(valeur: unknown): string {
  if (Array.isArray(valeur)) return `[${valeur.map(trie).join()}]`;
  if (typeof valeur !== 'object' || valeur === null) return JSON.stringify(valeur);
  const entrees = Object.entries(valeur).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entrees.map(([cle, v]) => `${JSON.stringify(cle)}:${trie(v)}`).join()}}`;
}
