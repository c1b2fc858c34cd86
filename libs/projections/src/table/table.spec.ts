import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import type { Classes } from '@jalon/visibilite';
import { z } from 'zod';
import { colored, Tables, type Cellule } from '../projection.js';
import { donnees, entier, ouiNon, ouNul, parmi, texte } from './colonnes.js';
import { champsVisibles, definirForme, type DonneesDe } from './definir-forme.js';
import { definirTable } from './definir-table.js';

interface Chose {
  id: string;
  titre: string | null;
  notes: string[];
}
const table = definirTable<{ chose: Chose; rang: number }>()({
  nom: 'choses',
  cle: ['id'],
  index: { rang: { colonnes: ['rangActuel', 'id'], ou: 'titre IS NOT NULL' } },
  colonnes: {
    id: { type: texte, de: ({ chose }) => chose.id, visible: 'parcours' },
    titre: { type: ouNul(texte), de: ({ chose }) => chose.titre, visible: 'pass' },
    rangActuel: { type: entier, de: (s) => s.rang, visible: 'pass' },
    pair: { type: ouiNon, de: (s) => s.rang % 2 === 0, visible: 'pass' },
    color: { type: parmi('rouge', 'vert'), de: () => 'vert' as const, visible: null },
    notes: {
      type: ouNul(donnees<string[]>()),
      de: ({ chose }) => (chose.notes.length > 0 ? chose.notes : null),
      visible: null,
    },
  },
});
const chose = (id: string, titre: string | null, ...notes: string[]): Chose => ({ id, titre, notes });
function ouvrir(): Tables {
  const db = new Database(':memory:');
  db.exec(colored(table.ddl, 'bleu'));
  return new Tables(db, 'bleu');
}
const ecrire = (tables: Tables, ...sources: [Chose, number][]): void => {
  const cellules: Cellule[] = [];
  for (const [c, rang] of sources) table.ranger({ chose: c, rang }, cellules);
  table.ecrire(tables, cellules);
};
const lues = (tables: Tables): unknown[] => table.lire(tables, '1 ORDER BY id');

describe('Une table décrite', () => {
  it('dit son DDL : noms de SQL, contraintes, clé, index', () => {
    expect(table.ddl).toBe(`CREATE TABLE choses{c} (
  id TEXT NOT NULL,
  titre TEXT,
  rang_actuel INTEGER NOT NULL,
  pair INTEGER NOT NULL,
  color TEXT NOT NULL CHECK (color IN ('rouge', 'vert')),
  notes TEXT,
  PRIMARY KEY (id)
) STRICT;
CREATE INDEX choses_rang{c} ON choses{c} (rang_actuel, id) WHERE titre IS NOT NULL;
`);
  });

  it('relit ce qu’elle a écrit, par centaines, et remplace ce qui était là', () => {
    const tables = ouvrir();
    const id = (i: number): string => String(i).padStart(3, '0');
    ecrire(tables, ...Array.from({ length: 100 }, (_, i): [Chose, number] => [chose(id(i), null, 'a'), i]));
    ecrire(tables, [chose('007', 'Sept'), 8]);
    expect(lues(tables)).toHaveLength(100);
    expect(table.lire(tables, 'id = ?', '007')).toEqual([
      { id: '007', titre: 'Sept', rangActuel: 8, pair: true, color: 'vert', notes: null },
    ]);
    expect(table.lire(tables, 'id = ?', '009')[0]).toMatchObject({ pair: false, notes: ['a'] });
  });

  it('change une ligne, et laisse les index tant qu’aucune de leurs colonnes ne bouge', () => {
    const tables = ouvrir();
    const [avant, apres] = [
      { chose: chose('a', 'A'), rang: 1 },
      { chose: chose('a', 'A', 'note'), rang: 1 },
    ];
    ecrire(tables, [avant.chose, avant.rang]);
    expect(table.indexes(apres)).toEqual(table.indexes(avant));
    table.changer(tables, apres, true);
    expect(lues(tables)).toMatchObject([{ rangActuel: 1, notes: ['note'] }]);
    const ailleurs = { ...apres, rang: 4 };
    expect(table.indexes(ailleurs)).not.toEqual(table.indexes(apres));
    table.changer(tables, ailleurs, false);
    expect(lues(tables)).toMatchObject([{ rangActuel: 4, pair: true }]);
    table.oter(tables, 'a');
    expect(lues(tables)).toEqual([]);
  });

  it('ne compile ni sans dire qui voit, ni quand la valeur n’est pas du type', () => {
    const sansClasse = () =>
      definirTable<Chose>()({
        nom: 'x',
        cle: ['id'],
        // @ts-expect-error nobody said who sees it
        colonnes: { id: { type: texte, de: (c) => c.id } },
      });
    const autreType = () =>
      definirTable<Chose>()({
        nom: 'x',
        cle: ['id'],
        // @ts-expect-error a text column given a number
        colonnes: { id: { type: texte, de: () => 1, visible: 'parcours' } },
      });
    expect([sansClasse(), autreType()]).toHaveLength(2);
  });
});

const forme = definirForme<{ id: string; titre: string | null; rangActuel: number; pair: boolean }>()({
  ...champsVisibles(table),
  longueur: {
    forme: z.int().describe('Lettres'),
    de: (r) => r.titre?.length ?? 0,
    visible: 'sensible',
    sinon: (n: number) => (n > 3 ? 3 : n),
  },
});
const vues = (...classes: string[]): Classes => new Set(classes) as Classes;
const montrable: DonneesDe<typeof forme> = forme.composer({ id: 'a', titre: 'Titre', rangActuel: 2, pair: true });

describe('Ce qui en est montré', () => {
  it('est ce que quelqu’un voit, et rien de ce qui sert au pli', () => {
    expect(montrable).toEqual({ id: 'a', titre: 'Titre', rangActuel: 2, pair: true, longueur: 5 });
    expect(Object.keys(forme.visible)).toEqual(Object.keys(montrable));
  });

  it('devient null pour qui n’en a pas la classe, ou ce qui est dit à la place', () => {
    expect(forme.montrer(montrable, vues('parcours'))).toEqual({
      id: 'a',
      titre: null,
      rangActuel: null,
      pair: null,
      longueur: 3,
    });
    expect(forme.montrer(montrable, vues('parcours', 'pass', 'sensible'))).toEqual(montrable);
  });

  it('ne se filtre que par qui le voit tel quel', () => {
    expect(forme.colonnesVisibles(vues('parcours'))).toEqual(['id']);
    expect(forme.peutFiltrer('titre', vues('parcours'))).toBe(false);
    expect(forme.peutFiltrer('longueur', vues('parcours', 'pass'))).toBe(false);
    expect(forme.peutFiltrer('titre', vues('pass'))).toBe(true);
  });

  it('donne le schéma de l’API : null là où un lecteur peut ne rien voir', () => {
    expect(forme.schema).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['id', 'titre', 'rangActuel', 'pair', 'longueur'],
      properties: {
        id: { type: 'string' },
        pair: { type: ['boolean', 'null'] },
        longueur: { type: 'integer', description: 'Lettres' },
      },
    });
    expect((forme.schema['properties'] as { id: object }).id).toEqual({ type: 'string' });
  });

  it('ne compile pas sans dire qui voit un champ de plus', () => {
    const sansClasse = () =>
      definirForme<{ secret: string }>()({
        // @ts-expect-error nobody said who sees it
        secret: { forme: z.string() },
      });
    expect(sansClasse).not.toThrow();
  });
});
