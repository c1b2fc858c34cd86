import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ChiffreAltere,
  chiffrer,
  chiffrerDeduit,
  dechiffrer,
  estChiffre,
  type ContexteDeChamp,
  type Json,
} from './chiffrement.js';
import { coffreInMemory } from './coffre.js';

const coffre = coffreInMemory();
const cle = coffre.cleDe('personne-1');
const contexte: ContexteDeChamp = {
  personne: 'personne-1',
  stream: 'parcours-1',
  eventId: 'e-1',
  champ: 'nom',
  type: 'FicheOuverte.v1',
};

describe('chiffrement d’un champ', () => {
  it('rend n’importe quelle valeur JSON', () => {
    fc.assert(
      fc.property(fc.json(), (texte) => {
        const valeur = JSON.parse(texte) as Json;
        const chiffre = chiffrer(valeur, cle, contexte);
        expect(estChiffre(chiffre)).toBe(true);
        expect(JSON.stringify(dechiffrer(chiffre, cle, contexte))).toBe(JSON.stringify(valeur));
      }),
      { numRuns: 500 },
    );
  });

  it('ne s’ouvre dans aucun autre contexte', () => {
    const chiffre = chiffrer('Canari', cle, contexte);
    for (const nom of Object.keys(contexte) as (keyof ContexteDeChamp)[]) {
      expect(() => dechiffrer(chiffre, cle, { ...contexte, [nom]: `${contexte[nom]}x` })).toThrow(ChiffreAltere);
    }
    // The border between two ids cannot be moved.
    const decale = { ...contexte, stream: 'parcours-1","e-1', eventId: '' };
    expect(() => dechiffrer(chiffre, cle, decale)).toThrow(ChiffreAltere);
  });

  it('ne s’ouvre ni par la clé d’une autre personne ni sous une autre version', () => {
    const chiffre = chiffrer('Canari', cle, contexte);
    expect(() => dechiffrer(chiffre, coffre.cleDe('personne-2'), contexte)).toThrow(ChiffreAltere);
    expect(() => dechiffrer(chiffre, { ...cle, version: 2 }, contexte)).toThrow(ChiffreAltere);
    expect(() => dechiffrer(chiffre.replace('c1.1.', 'c1.2.'), { ...cle, version: 2 }, contexte)).toThrow(
      ChiffreAltere,
    );
  });

  it('est effacé, et non faux, quand la clé n’existe plus', () => {
    expect(dechiffrer(chiffrer(null, cle, contexte), undefined, contexte)).toBeUndefined();
    expect(dechiffrer(chiffrer(null, cle, contexte), cle, contexte)).toBeNull();
  });

  it('refuse chaque caractère changé, ajouté ou retiré', () => {
    const chiffre = chiffrer({ nom: 'Canari' }, cle, contexte);
    const mutants = [...chiffre].flatMap((c, i) => {
      const autre = c === 'A' ? 'B' : 'A';
      return [
        chiffre.slice(0, i) + autre + chiffre.slice(i + 1),
        chiffre.slice(0, i) + chiffre.slice(i + 1),
        `${chiffre.slice(0, i)}A${chiffre.slice(i)}`,
      ];
    });
    expect(mutants.length).toBeGreaterThan(300);
    for (const mutant of [...mutants, '', 'c1.1.', 'c1.1.AAAA', `${chiffre}=`, ` ${chiffre}`]) {
      expect(() => dechiffrer(mutant, cle, contexte)).toThrow(ChiffreAltere);
    }
  });

  it('cache la longueur exacte : mêmes paliers de 64 octets', () => {
    const longueur = (texte: string): number => chiffrer(texte, cle, contexte).length;
    // 62 characters and 2 quotes fill the first 64 bytes.
    expect(new Set(Array.from({ length: 63 }, (_, n) => longueur('x'.repeat(n)))).size).toBe(1);
    expect(longueur('x'.repeat(63))).toBeGreaterThan(longueur('x'.repeat(62)));
    expect(longueur('x'.repeat(63))).toBe(longueur('x'.repeat(126)));
  });

  it('ne chiffre jamais deux fois de la même façon et n’emploie jamais deux fois un nonce', () => {
    const nonces = Array.from({ length: 2000 }, () =>
      Buffer.from(chiffrer('Canari', cle, contexte).slice(5), 'base64url').toString('hex', 0, 12),
    );
    expect(new Set(nonces).size).toBe(2000);
  });

  it('suit le format écrit, avec une source de nonces imposée', () => {
    const chiffre = chiffrer('é', cle, contexte, (cible, position) => cible.fill(7, position, position + 12));
    const bytes = Buffer.from(chiffre.slice('c1.1.'.length), 'base64url');
    expect(bytes.subarray(0, 12)).toEqual(Buffer.alloc(12, 7));
    expect(bytes.length).toBe(12 + 64 + 16);
  });

  it('ne cite rien de la donnée dans l’erreur', () => {
    const chiffre = chiffrer('Canari-9f3', cle, contexte);
    let message = '';
    try {
      dechiffrer(chiffre, coffre.cleDe('personne-2'), contexte);
    } catch (erreur) {
      message = `${String(erreur)} ${(erreur as Error).stack ?? ''}`;
    }
    expect(message).toContain('Donnée chiffrée altérée');
    expect(message).not.toContain('Canari-9f3');
    expect(message).not.toContain(chiffre);
  });
});

describe('chiffrement sans hasard, pour un cache', () => {
  const nonceDe = (chiffre: string): string =>
    Buffer.from(chiffre.split('.')[2] as string, 'base64url')
      .subarray(0, 12)
      .toString('hex');

  it('rend la valeur, et donne le même texte pour la même valeur à la même place', () => {
    const chiffre = chiffrerDeduit(['Canari', null], cle, contexte);
    expect(dechiffrer(chiffre, cle, contexte)).toEqual(['Canari', null]);
    expect(chiffrerDeduit(['Canari', null], cle, contexte)).toBe(chiffre);
  });

  it('ne reprend jamais un nonce pour un autre texte : autre valeur, autre place, autre clé', () => {
    const ailleurs = Object.keys(contexte).map((nom) => ({ ...contexte, [nom]: 'x' }));
    const valeurs = Array.from({ length: 2000 }, (_, i) => `Canari${i}`);
    const chiffres = [
      ...valeurs.map((v) => chiffrerDeduit(v, cle, contexte)),
      ...ailleurs.map((c) => chiffrerDeduit('Canari0', cle, c)),
      chiffrerDeduit('Canari0', coffre.cleDe('personne-2'), contexte),
    ];
    expect(new Set(chiffres.map(nonceDe)).size).toBe(chiffres.length);
  });

  it('ne s’ouvre ni ailleurs ni par une autre clé', () => {
    const chiffre = chiffrerDeduit('Canari', cle, contexte);
    expect(() => dechiffrer(chiffre, cle, { ...contexte, champ: 'autre' })).toThrow(ChiffreAltere);
    expect(() => dechiffrer(chiffre, coffre.cleDe('personne-2'), contexte)).toThrow(ChiffreAltere);
    expect(dechiffrer(chiffre, undefined, contexte)).toBeUndefined();
  });
});
