import { afterAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import * as echeances from '../echeances/query.js';
import { colored } from '../projection.js';
import { modeles } from '../registre.js';
import type { DemandeListe, LecteurDeListe } from './demande.js';
import { SCHEMA } from './noms-tables.js';
import { parLesNoms } from './conditions.js';
import { queries } from './textes.js';
import { tableListe } from './table.js';

const db = new Database(':memory:');
for (const m of modeles) db.exec(colored(m.projection({}).ddl, 'bleu'));
db.exec(`ATTACH ':memory:' AS memoire;${SCHEMA.join(';')}`);
afterAll(() => {
  db.close();
});

/** What SQLite intends to do, one line a step; values are bound although they decide nothing. */
function plan(sql: string, liens: Record<string, unknown> | unknown[]): string {
  const lignes = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${colored(sql, 'bleu')}`).all(liens);
  return lignes.map((l) => l.detail).join('\n');
}
function planListe(demande: Omit<DemandeListe, 'jour'>, lecteur?: LecteurDeListe): string {
  const d = { ...demande, jour: '2025-01-01' };
  const { page, liens } = queries(d, 'echeances_bleu', lecteur, parLesNoms(d) ? 1 : undefined);
  return plan(page, { ...liens, taille: 25, saut: 0 });
}
/** Sorting anew what an index already gives in order. */
const tris = (vu: string): string[] => vu.split('\n').filter((l) => l.includes('USE TEMP B-TREE'));

const LECTEURS = {
  exploitant: undefined,
  département: { departement: '35' },
  organisation: { organisation: 'x', siae: true },
  successeur: { organisation: 'x', siae: false, predecesseurs: ['y'] },
} as const satisfies Record<string, LecteurDeListe | undefined>;
const FILTRES: readonly Omit<DemandeListe, 'jour'>[] = [
  {},
  ...(['A_VENIR', 'VALIDE', 'SUSPENDU', 'EXPIRE', 'CLOS', 'ANNULE'] as const).map((etat) => ({ etat })),
  ...(['orientation', 'diagnostique', 'enCours', 'suspendu', 'expire', 'sorti', 'clos'] as const).map((etape) => ({
    etape,
  })),
  { siae: 'y' },
  { organisation: 'y' },
  { recherche: 'durand awa' },
  { recherche: '99999' },
];
const TRIS = (['nom', 'fin', 'ouvertLe', 'joursRestants', 'dernierFait'] as const).flatMap(
  (t) => [t, `-${t}`] as const,
);
const CAS = (Object.keys(LECTEURS) as (keyof typeof LECTEURS)[]).flatMap((lecteur) =>
  FILTRES.flatMap((filtre) => TRIS.map((tri) => ({ lecteur, filtre, tri }))),
);
/** Where every row of the deployment is passed through: not the partial indexes, which hold only rows that are looked for. */
const parcourt = (vu: string): string[] =>
  vu.split('\n').filter((l) => /SCAN l\b/.test(l) && !/liste_(suspendus|clos|annules)_bleu/.test(l));

describe('chaque filtre, chaque tri, chaque lecteur', () => {
  it.each(CAS)('$lecteur, $filtre, par $tri', ({ lecteur, filtre, tri }) => {
    const qui = LECTEURS[lecteur];
    const d = { ...filtre, tri, jour: '2025-01-01' };
    const { page, total, rares, liens } = queries(d, 'echeances_bleu', qui, parLesNoms(d) ? 1 : undefined);
    const valeurs = { ...liens, taille: 25, saut: 0, borne: 1001 };
    const [vuePage, vueTotal] = [plan(page, valeurs), plan(total, valeurs)];
    // whatever there is, no more than that is counted unless asked
    expect(total).toMatch(/LIMIT @borne\)$/);
    const sesParcours =
      lecteur === 'organisation' || lecteur === 'successeur' || 'siae' in filtre || 'organisation' in filtre;
    if (sesParcours || 'recherche' in filtre || tri.endsWith('nom')) expect(parcourt(vuePage)).toEqual([]);
    if (sesParcours || 'recherche' in filtre) return expect(parcourt(vueTotal)).toEqual([]);
    // in order: cut as soon as the page is full. What depends on the day, or moves at each fact, has no order of its own and is sorted
    const range = !/joursRestants|dernierFait/.test(tri);
    expect(tris(vuePage).length - (range ? 1 : 0) > 0).toBe(!range);
    if (range && !tri.endsWith('nom')) expect(vuePage).toMatch(/SCAN l USING INDEX liste_(fin|ouvert)_bleu/);
    const frequent = !('etat' in filtre || 'etape' in filtre) || filtre.etat === 'VALIDE' || filtre.etape === 'enCours';
    if (frequent) return expect(rares).toBeUndefined();
    // few: found by what they have in common, and the page with them
    expect([parcourt(vueTotal), parcourt(plan(rares ?? '', valeurs))]).toEqual([[], []]);
  });
});

describe('les requêtes passent par un index', () => {
  it('la recherche d’un nom ou d’un numéro, par les débuts de mots', () => {
    for (const lecteur of [undefined, { departement: '35' }, { organisation: 'x', siae: true }]) {
      const vu = planListe({ recherche: 'durand awa' }, lecteur);
      expect(vu).toContain('SEARCH memoire.liste_mots USING PRIMARY KEY (scope=? AND mot>? AND mot<?)');
      expect(vu).toContain('SEARCH n USING PRIMARY KEY (scope=? AND parcours=?)');
      expect(vu).not.toMatch(/SCAN l\b/);
    }
  });
  it('ce qu’une organisation voit, et les parcours d’une structure', () => {
    for (const [demande, lecteur] of [
      [{ organisation: 'x', tri: 'fin' }],
      [{ siae: 'x', tri: 'fin' }],
      [{ tri: 'fin' }, { organisation: 'x', siae: true }],
    ] as const) {
      const vu = planListe(demande, lecteur);
      expect(vu).toContain('SEARCH liste_organisations_bleu USING PRIMARY KEY (organisation=?)');
      expect(vu).not.toMatch(/SCAN l\b/);
    }
  });
  it('ce que chacun voit, par nom : la page se coupe dans l’ordre des noms en mémoire, sans tri à faire', () => {
    for (const lecteur of [undefined, { departement: '35' }, { organisation: 'x', siae: true }])
      for (const demande of [{}, { tri: '-nom' }, { etat: 'VALIDE' }] as const) {
        const vu = planListe(demande, lecteur);
        expect(vu).toMatch(/SEARCH n USING COVERING INDEX liste_noms_ordre \(scope=\?\)/);
        expect(vu).not.toMatch(/SCAN l\b/);
        // the only sort is that of the deadlines of one parcours, to show the next one
        expect(tris(vu)).toHaveLength(1);
        expect(vu.split('\n').at(-1)).toContain('TEMP B-TREE');
      }
  });
  it('ce que les services de l’État voient d’un département, par fin, sans tri à faire', () => {
    const vu = planListe({ tri: 'fin' }, { departement: '35' });
    expect(vu).toContain('USING INDEX liste_fin_bleu');
    expect(vu).toContain('SEARCH x USING PRIMARY KEY (departement=? AND parcours=?)');
  });
  it('un département', () =>
    expect(planListe({ departement: '35', tri: 'fin' })).toContain('liste_departement_bleu (departement=?)'));
  it('la liste entière, par fin, sans tri à faire', () => {
    const vu = planListe({ tri: '-fin' });
    expect(vu).toContain('USING INDEX liste_fin_bleu');
    // the only sort is that of the deadlines of one parcours, to show the next one
    expect(tris(vu)).toHaveLength(1);
    expect(vu.split('\n').at(-1)).toContain('TEMP B-TREE');
  });
  it('ce que l’échéancier doit traiter, et les échéances d’une période', () => {
    expect(plan(echeances.A_TRAITER, ['2025-01-01', -1])).toContain('echeances_agir_bleu (agir_le>? AND agir_le<?)');
    const { page, liens } = echeances.queries(
      { du: '2025-01-01', jusquAu: '2025-02-01' },
      'liste_bleu',
      'liste_organisations_bleu',
      'liste_departements_bleu',
      'liste_identites_bleu',
    );
    expect(plan(page, { ...liens, taille: 10, saut: 0 })).toContain('echeances_le_bleu (le>? AND le<?)');
  });
  it('la ligne d’un parcours, relue à chaque lot', () => {
    expect(plan(`SELECT ${tableListe.selection()} FROM liste{c} WHERE parcours = ?`, ['p'])).toMatch(
      /SEARCH liste_bleu USING INDEX/,
    );
  });
});
