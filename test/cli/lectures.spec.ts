/** `preuve verifier --projections`: rows that somebody changed in the file of the read models are found, and nothing is written. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ouvrirJalon } from '@jalon/application';
import { accepte, ouvrir } from '../../libs/application/essais/personnages.js';
import { surLeJournal } from '../preuve/resceller.js';
import { dossierNeuf, lancer } from './terminal-de-test.js';

const modele = dossierNeuf();
let ici: ReturnType<typeof dossierNeuf>;
beforeAll(async () => {
  const args = ['demo', 'charger', '--parcours', '3', '--jour', '24/11/2026', '-q', '--donnees', modele.donnees];
  expect((await lancer(args)).code).toBe(0);
  // a verb that reads brings the rows to the end of the log
  expect((await lancer(['indicateurs', '--annee', '2026', '--donnees', modele.donnees])).code).toBe(0);
}, 120_000);
afterAll(() => modele.effacer());
beforeEach(() => {
  ici = dossierNeuf();
  for (const fin of ['', '-cles']) cpSync(modele.donnees + fin, ici.donnees + fin, { recursive: true });
});
afterEach(() => {
  ici.effacer();
  expect(readdirSync(tmpdir()).filter((nom) => nom.startsWith('jalon-lectures-'))).toEqual([]);
});

const comparer = (...args: string[]) =>
  lancer(['preuve', 'verifier', '--projections', '--donnees', ici.donnees, ...args]);
const fichier = (): string => join(ici.donnees, 'projections.db');
/** `{table}` of that name, of the colour that is read. */
function alterer(requete: string): void {
  const db = new Database(fichier());
  const couleur = db
    .prepare("SELECT couleur FROM points WHERE projection = 'liste' AND role = 'courante'")
    .pluck()
    .get();
  expect(db.prepare(requete.replaceAll('{c}', `_${String(couleur)}`)).run().changes).toBeGreaterThanOrEqual(0);
  db.close();
}
const contenus = (): string[] =>
  ['', '-cles'].flatMap((fin) =>
    readdirSync(ici.donnees + fin)
      .filter((nom) => !/-(wal|shm)$/.test(nom))
      .map(
        (nom) =>
          `${nom} ${createHash('sha256')
            .update(readFileSync(join(ici.donnees + fin, nom)))
            .digest('hex')}`,
      )
      .sort(),
  );
describe('jalon preuve verifier --projections', () => {
  it('conformes : code 0, combien de rangées, et rien n’est écrit', async () => {
    const avant = contenus();
    const { code, sortie } = await comparer();
    expect([code, sortie]).toEqual([
      0,
      expect.stringMatching(
        /^Modèles de lecture conformes au journal : \d{2,} rangées de 5 modèles comparées, jusqu’à la position \d+\.$/,
      ),
    ]);
    expect(contenus()).toEqual(avant);
    expect(JSON.parse((await comparer('--json', '--sans-progression')).sortie)).toMatchObject({
      schema: 'jalon.lectures.v1',
      etat: 'conformes',
      integrite: { etat: 'etablie' },
    });
  });

  it.each([
    [
      'une rangée changée',
      "UPDATE liste{c} SET etape = 'cloture'",
      /liste, table liste : 3 rangées autrement, la première par .*etape.* ; parcours /,
    ],
    [
      'un nom échangé',
      'UPDATE liste_identites{c} SET identite = (SELECT max(identite) FROM liste_identites{c})',
      /liste, table liste_identites : \d rangées? autrement, la première par identite ; parcours /,
    ],
    [
      'une rangée retirée',
      'DELETE FROM journal{c} WHERE position = (SELECT max(position) FROM journal{c})',
      /journal, table journal : 1 rangée en moins ; position \d+/,
    ],
    [
      'une rangée ajoutée',
      "INSERT INTO liste_departements{c} SELECT '98', min(parcours) FROM liste{c}",
      /liste, table liste_departements : 1 rangée en trop ; parcours /,
    ],
    ['un index retiré', 'DROP INDEX {index}', /n’est plus la table que Jalon a faite/],
    [
      'un modèle en retard',
      "UPDATE points SET position = 1 WHERE projection = 'anomalies'",
      /anomalies : n’en est qu’à la position 1/,
    ],
    [
      'un modèle d’ailleurs',
      "UPDATE points SET signature = 'x' WHERE projection = 'echeances'",
      /echeances : écrit par une autre version/,
    ],
  ])('%s : code 6, où, et rien de la personne', async (_, requete, attendu) => {
    const db = new Database(fichier());
    const index = db
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name LIKE 'liste\\_%' ESCAPE '\\'",
      )
      .pluck()
      .get();
    db.close();
    alterer(requete.replace('{index}', String(index)));
    const { code, sortie, messages } = await comparer();
    expect([code, sortie]).toEqual([
      6,
      expect.stringMatching(/^Les modèles de lecture ne sont pas ce que le journal dit/),
    ]);
    expect(sortie).toMatch(attendu);
    expect(sortie.trimEnd().split('\n').at(-1)).toContain('jalon projections reconstruire');
    // a parcours by its identifier, a position: no value of a row
    expect(sortie + messages).not.toMatch(/99999|cloture|c1\.1|"98"/);
  });

  it('refaits, ils sont de nouveau conformes', async () => {
    alterer('DELETE FROM echeances{c}');
    expect((await comparer()).code).toBe(6);
    expect((await lancer(['projections', 'reconstruire', '-q', '--donnees', ici.donnees])).code).toBe(0);
    expect((await comparer()).code).toBe(0);
  });

  it('à côté d’un serveur qui écrit, conformes', async () => {
    const serveur = await ouvrirJalon({ donnees: ici.donnees });
    let fini = false;
    const ecrire = (async () => {
      for (let i = 0; !fini; i += 1) accepte((await ouvrir(serveur, { cle: `o-${i}` })) as never);
    })();
    const { code, sortie } = await comparer();
    fini = true;
    await ecrire;
    expect([code, sortie]).toEqual([0, expect.stringMatching(/conformes/)]);
    await serveur.fermer();
  }, 60_000);

  it('sans modèles gardés, ou d’un fichier qui n’en est pas un, le dit ; un journal altéré aussi', async () => {
    surLeJournal(ici.donnees, (db) => db.exec("UPDATE events SET meta = replace(meta, '2026-11', '2026-10')"));
    const altere = await comparer();
    expect([altere.code, altere.sortie]).toEqual([6, expect.stringMatching(/Le journal a été altéré/)]);
    writeFileSync(fichier(), 'ceci n’est pas une base'.repeat(100));
    const illisible = await comparer();
    expect([illisible.code, illisible.sortie]).toEqual([6, expect.stringMatching(/^projections\.db ne se lit pas/)]);
    for (const nom of readdirSync(ici.donnees)) if (nom.startsWith('projections.db')) rmSync(join(ici.donnees, nom));
    cpSync(join(modele.donnees, 'evenements.db'), join(ici.donnees, 'evenements.db'));
    expect((await comparer()).sortie).toMatch(/^Aucun modèle de lecture n’est gardé/);
    expect((await comparer('--cle', 'x')).code).toBe(2);
    expect((await comparer(join(ici.donnees, 'x.zip'))).code).toBe(2);
  });
});
