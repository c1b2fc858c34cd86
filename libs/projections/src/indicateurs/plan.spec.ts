import { afterAll, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { colored } from '../projection.js';
import { modeleIndicateurs } from './index.js';
import { ANNEES, D_UNE_STRUCTURE, DE_LA_PORTEE, DES_STRUCTURES, STRUCTURES } from './query.js';

const db = new Database(':memory:');
db.exec(colored(modeleIndicateurs.projection({}).ddl, 'bleu'));
afterAll(() => {
  db.close();
});
const portee = { annee: 2026, siae: 'x', departement: '35', genre: 'sortie' };

it.each([DE_LA_PORTEE, DES_STRUCTURES, D_UNE_STRUCTURE, STRUCTURES, ANNEES])(
  'les chiffres d’une année se lisent par leur clé, sans parcourir la table ni trier : %s',
  (sql) => {
    const lignes = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${colored(sql, 'bleu')}`);
    const plan = (sql.includes('@') ? lignes.all(portee) : lignes.all()).map((l) => l.detail).join('\n');
    expect(plan).toContain('SEARCH');
    expect(plan.replace(/SCAN a\b/g, '')).not.toContain('SCAN');
    if (sql !== ANNEES && sql !== DES_STRUCTURES && sql !== D_UNE_STRUCTURE) expect(plan).not.toContain('TEMP B-TREE');
  },
);
