/** Half of the persons of a deployment erased by the fact: nothing of them is left in any byte of its files, the others are whole, the log holds. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import { indexAveugle, lireCle } from '@jalon/confidentialite';
import { ECHEANCIER, type Personne } from '@jalon/parcours';
import { dataEnClair } from '../../libs/application/src/faits-stockes.js';
import { MARQUE, ouvrirLeCoffre, peupler, trouver } from './canaris.js';

const JOUR = '2031-01-01';
const racine = mkdtempSync(join(tmpdir(), 'jalon-canaris-effaces-'));
const dossiers = { donnees: join(racine, 'donnees'), cles: join(racine, 'donnees-cles') };
/** What a person left: texts typed, her wrapped key, what names her in the indexes. */
interface Trace {
  canaris: Set<string>;
  enveloppe: Buffer;
  indexes: string[];
}
const traces = new Map<string, Trace>();
let effaces: string[];
let vivants: string[];
let jalon: Jalon;

const enveloppes = (fichier: string): Map<string, Buffer> => {
  const base = new Database(fichier, { readonly: true });
  const lignes = base
    .prepare<[], { personne: string; enveloppe: Buffer }>('SELECT personne, enveloppe FROM cles')
    .all();
  base.close();
  return new Map(lignes.map((l) => [l.personne, l.enveloppe]));
};
const fichiers = (dossier: string): [string, Buffer][] =>
  readdirSync(dossier, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => [f.name, readFileSync(join(f.parentPath, f.name))]);
/** Files that still hold the wrapped key of one of them, whatever the page it lies in. */
const clesRestantes = (dossier: string, de: readonly string[]): string[] =>
  fichiers(dossier).flatMap(([nom, octets]) =>
    de.some((p) => octets.includes((traces.get(p) as Trace).enveloppe)) ? [nom] : [],
  );
const indexesDe = (de: readonly string[]): string[] => de.flatMap((p) => (traces.get(p) as Trace).indexes);
/** Those of the persons who have no dossier left: an identifier that a living one bears stays with it. */
const indexesPerdus = (): string[] => indexesDe(effaces).filter((i) => !indexesDe(vivants).includes(i));

async function relever(): Promise<void> {
  const coffre = ouvrirLeCoffre(dossiers);
  const cle = lireCle(join(dossiers.cles, 'index.cle'), 'clé d’index', false);
  const wrapped = enveloppes(join(dossiers.donnees, 'cles.db'));
  for (const e of await jalon.store.readAll({ limit: 1_000_000, filter: { streamPrefixes: ['parcours-'] } })) {
    const parcours = e.stream.slice('parcours-'.length);
    const data = dataEnClair(e, parcours, coffre) as { personne?: Personne; numero?: string };
    let trace = traces.get(parcours);
    if (!trace)
      traces.set(parcours, (trace = { canaris: new Set(), enveloppe: wrapped.get(parcours) as Buffer, indexes: [] }));
    for (const [canari] of JSON.stringify(data).matchAll(new RegExp(`${MARQUE}\\w{4}`, 'gi')))
      trace.canaris.add(canari);
    const { nir, identifiantFranceTravail: ft } = data.personne ?? {};
    if (nir) trace.indexes.push(indexAveugle(cle, 'nir', nir.slice(0, 13)));
    if (ft) trace.indexes.push(indexAveugle(cle, 'france_travail', ft));
    if (data.numero && e.type.startsWith('Pass')) trace.indexes.push(indexAveugle(cle, 'pass', data.numero));
  }
  coffre.fermer();
}

beforeAll(async () => {
  jalon = await peupler(dossiers, 20);
  await jalon.fermer();
  jalon = await ouvrirJalon({ ...dossiers, horloge: () => new Date(`${JOUR}T10:00:00Z`), baseEffacement: 'Essai' });
  await relever();
  const tous = [...traces.keys()].sort();
  const choisis = tous.filter((_, i) => i % 2 === 0);
  const data = { fondement: 'DECISION', reference: `${MARQUE}ref0`, decisionDu: '2030-12-30' };
  effaces = [];
  for (const parcours of choisis) {
    const r = await jalon.moteur.executer({ parcours, type: 'EffacerDonnees', data, acteur: ECHEANCIER });
    if (r.issue === 'accepte') effaces.push(parcours);
  }
  vivants = tous.filter((p) => !effaces.includes(p));
  const { head } = await jalon.store.health();
  await jalon.projections.quandTraite(head, 60_000);
}, 300_000);
afterAll(async () => {
  await jalon.fermer();
  rmSync(racine, { recursive: true, force: true });
});

describe('La moitié des personnes effacée', () => {
  it('la question a un sens : chacune avait des mots, une clé, et pour beaucoup des index que les fichiers montrent encore des autres', () => {
    expect(effaces.length).toBeGreaterThanOrEqual(8);
    expect(vivants.length).toBeGreaterThanOrEqual(8);
    for (const { canaris, enveloppe } of traces.values()) {
      expect(canaris.size).toBeGreaterThan(1);
      expect(enveloppe.length).toBeGreaterThan(32);
    }
    expect(clesRestantes(dossiers.donnees, vivants)).not.toEqual([]);
    expect(Object.keys(trouver([dossiers.donnees], indexesDe(vivants))).join()).toContain('personnes.db');
  });

  it('ni sa clé, ni un index, ni un mot d’elle dans un octet d’un fichier, journaux d’écriture et pages libres compris', () => {
    expect(clesRestantes(racine, effaces)).toEqual([]);
    expect(indexesPerdus().length).toBeGreaterThanOrEqual(8);
    expect(trouver([racine], indexesPerdus())).toEqual({});
    expect(trouver([racine], [MARQUE])).toEqual({});
  });

  it('ce que Jalon répond ne la nomme plus, et nomme les autres', async () => {
    const repondre = async (p: string): Promise<string> =>
      JSON.stringify([await jalon.moteur.consulter(p), await jalon.moteur.journal(p)]);
    for (const p of effaces) {
      const dit = await repondre(p);
      expect(dit.toLowerCase()).not.toContain(MARQUE.toLowerCase());
      expect(dit).toContain('"identite":"effacee"');
    }
    for (const p of vivants) expect(await repondre(p)).toContain(MARQUE);
    const page = jalon.projections.liste.lister({ jour: JOUR, taille: 100, page: 1 });
    const noms = new Map(page.lignes.map((l) => [l.id, l.nom]));
    expect(effaces.filter((p) => (noms.get(p) ?? null) !== null)).toEqual([]);
    expect(vivants.filter((p) => !noms.get(p)?.startsWith(MARQUE))).toEqual([]);
  });

  it('les histoires se rejouent, et le journal est intact', async () => {
    for (const p of effaces) expect(await jalon.moteur.rejouer(p)).not.toBeNull();
    expect(await jalon.integrite?.toutVerifier()).toMatchObject({ etat: 'etablie', ruptures: [] });
  });

  it('un DELETE ordinaire de la même ligne se verrait', () => {
    const copie = join(racine, '..', `${racine.split('/').at(-1)}-temoin`);
    cpSync(dossiers.donnees, copie, { recursive: true });
    const base = new Database(join(copie, 'cles.db'));
    base.pragma('secure_delete = OFF');
    const [premier = ''] = vivants;
    base.prepare('DELETE FROM cles WHERE personne = ?').run(premier);
    const restes = clesRestantes(copie, [premier]);
    base.close();
    rmSync(copie, { recursive: true });
    expect(restes).not.toEqual([]);
  });
});
