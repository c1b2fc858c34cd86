/** Nothing stored in clear tells of health, poverty, justice, origin or family: facts, idempotency records, rows and files, whatever wrote them. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chargerDemonstration } from '@jalon/demonstration';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import { coffreInMemory } from '@jalon/confidentialite';
import { cheminsPersonnels, type DefinitionFait } from '@jalon/decider';
import { DOSSIERS_DE_LA_PERSONNE } from '@jalon/droit';
import type { StoredEvent } from '@jalon/event-store';
import { catalogue, type TypeFait } from '@jalon/parcours';
import { referentiel } from '../../libs/droit/essais/charger.js';
import { dataEnClair } from '../../libs/application/src/faits-stockes.js';
import { histoiresRangees } from '../histoires/ranger.js';
import { ouvrirLeCoffre, peupler, secretsDe, trouver } from './canaris.js';
import { reperes, trahisons, trahisonsDuJournal } from './codes-sensibles.js';

const r = reperes(referentiel());
/** A sample with the tests, all of them with `npm run essais:codes`. */
const TOUTES = process.env['JALON_HISTOIRES'] === 'toutes';
const tous = (jalon: Jalon): Promise<StoredEvent[]> => jalon.store.readAll({ limit: 1_000_000 });

/** Signatures and ciphertexts, in which any two letters come up. */
const ALEAS = new Set(['seals.checkpoint', 'liste_identites_bleu.identite']);

/** Facts whose verdict names a parameter said of a person. */
const jugesSurLaPersonne = new Set<TypeFait>();
function noterLesVerdicts(faits: readonly StoredEvent[], lire: (e: StoredEvent) => Record<string, unknown>): void {
  for (const e of faits) {
    if (!e.stream.startsWith('parcours-')) continue;
    const { verdict } = lire(e) as { verdict?: { c: string[][] | null } };
    const sources = (verdict?.c ?? []).flatMap((c) => (c[4] ?? '').split(' '));
    if (sources.some((s) => DOSSIERS_DE_LA_PERSONNE.some((d) => s.startsWith(`${d}/`))))
      jugesSurLaPersonne.add(e.type.slice(0, e.type.lastIndexOf('.v')) as TypeFait);
  }
}

describe('La part en clair des faits', () => {
  it('ne dit rien de sensible, dans aucune histoire d’hier rangée aujourd’hui', () => {
    const coffre = coffreInMemory();
    const faits = histoiresRangees(coffre);
    expect(faits.length).toBeGreaterThan(2000);
    expect(trahisonsDuJournal(faits, r)).toEqual({});
    noterLesVerdicts(faits, (e) => dataEnClair(e, e.stream.slice('parcours-'.length), coffre));
    // and the search would see it: the same facts, opened, say it
    const ouverts = faits.map((e) => ({ ...e, data: dataEnClair(e, e.stream.slice('parcours-'.length), coffre) }));
    expect(Object.values(trahisonsDuJournal(ouverts, r)).flat()).toEqual(
      expect.arrayContaining(['RQTH', 'RSA', 'MALADIE', 'maladie', 'handicap', 'DIFFICULTES']),
    );
  });

  it('ne dirait pas moins si un fait oubliait un de ses champs personnels : cela se verrait', () => {
    const definition = catalogue.ProlongationDemandee as unknown as DefinitionFait;
    const { personnels } = definition;
    const coffre = coffreInMemory();
    for (const oublie of ['motif', 'verdict.c']) {
      definition.personnels = Object.fromEntries(Object.entries(personnels).filter(([chemin]) => chemin !== oublie));
      try {
        const vues = trahisonsDuJournal(histoiresRangees(coffre), r);
        expect(Object.keys(vues)).toEqual([`ProlongationDemandee.v${definition.version}`]);
        expect(Object.values(vues).flat()).toContain('RQTH');
      } finally {
        definition.personnels = personnels;
      }
    }
  });
});

describe('La démonstration', () => {
  it('ne range rien de sensible en clair', async () => {
    const jour = '2026-11-24';
    let instant = new Date(`${jour}T10:00:00Z`);
    const jalon = await ouvrirJalon({ horloge: () => instant });
    await chargerDemonstration(jalon, { parcours: 60, graine: 4, jour, regler: (i) => (instant = i) });
    const faits = await tous(jalon);
    expect(faits.length).toBeGreaterThan(500);
    expect(trahisonsDuJournal(faits, r)).toEqual({});
    await jalon.fermer();
  }, 120_000);
});

describe(`Un dossier de données où ${TOUTES ? 'toutes les histoires ont' : 'un échantillon des histoires a'} été joué${TOUTES ? 'es' : ''}`, () => {
  let racine: string;
  let faits: StoredEvent[];
  let numeros: Set<string>;
  const dossiers = () => ({ donnees: join(racine, 'donnees'), cles: join(racine, 'donnees-cles') });
  beforeAll(async () => {
    racine = mkdtempSync(join(tmpdir(), 'jalon-codes-'));
    const jalon = await peupler(dossiers(), TOUTES ? Infinity : 60);
    expect(await jalon.projections.quandTraite((await jalon.store.health()).head, 120_000)).toBe(true);
    faits = await tous(jalon);
    ({ numeros } = await secretsDe(jalon, dossiers()));
    await jalon.fermer();
  }, 300_000);
  afterAll(() => rmSync(racine, { recursive: true, force: true }));

  it('n’a rien de sensible dans la part en clair de ses faits', () => {
    expect(faits.length).toBeGreaterThan(TOUTES ? 3000 : 300);
    expect(trahisonsDuJournal(faits, r)).toEqual({});
    const coffre = ouvrirLeCoffre(dossiers());
    noterLesVerdicts(faits, (e) => dataEnClair(e, e.stream.slice('parcours-'.length), coffre));
    coffre.fermer();
  });

  it('ni dans aucune ligne de ses bases, hors des textes de la loi et des faits', () => {
    let cellules = 0;
    const vues: Record<string, string[]> = {};
    for (const fichier of readdirSync(dossiers().donnees).filter((f) => f.endsWith('.db'))) {
      const db = new Database(join(dossiers().donnees, fichier));
      const tables = db.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
      for (const table of tables) {
        if (fichier === 'evenements.db' && table === 'events') continue;
        for (const ligne of db.prepare(`SELECT * FROM "${table}"`).iterate() as Iterable<Record<string, unknown>>)
          for (const [colonne, valeur] of Object.entries(ligne)) {
            if (typeof valeur !== 'string' || ALEAS.has(`${table}.${colonne}`)) continue;
            cellules++;
            for (const mot of trahisons(valeur, r)) (vues[`${fichier} ${table}.${colonne}`] ??= []).push(mot);
          }
      }
      db.close();
    }
    expect(cellules).toBeGreaterThan(TOUTES ? 10_000 : 1000);
    expect(vues).toEqual({});
  });

  it('ni, écrit d’aucune façon, dans aucun autre fichier que le journal : libellés et phrases ; un numéro de PASS, nulle part', () => {
    const { 'evenements.db': loi, ...ailleurs } = trouver(
      [racine],
      r.textes.filter((t) => t.length > 6),
    );
    expect(loi).toBeGreaterThan(0);
    expect(ailleurs).toEqual({});
    expect(numeros.size).toBeGreaterThan(50);
    expect(trouver([racine], numeros)).toEqual({});
  });

  it('un fait dont le verdict lit un paramètre qui se dit d’une personne garde ses constats sous sa clé', () => {
    expect(jugesSurLaPersonne.size).toBeGreaterThan(8);
    const enClair = [...jugesSurLaPersonne].filter((t) => !cheminsPersonnels(catalogue[t]).includes('verdict.c'));
    expect(enClair).toEqual([]);
  });
});
