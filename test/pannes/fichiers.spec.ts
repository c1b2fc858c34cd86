/**
 * File × fault, each cell on the real server: a file deleted, replaced, damaged or foreign, live or at the start. Every cell asserts that
 * its fault fired, the sentence (file and remedy), the status, the exit code where one is due, and that nothing acknowledged is lost once
 * the remedy is applied. Full and read-only disks, I/O errors: fichiers-disque.spec.ts, which needs more of the machine.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import {
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes, randomUUID } from 'node:crypto';
import { entier, tirer } from './bilan.js';
import { Deploiement, jusqua, lire, ouvrir, perdus, SANS_FUITE, type Reponse, type ServeurSuivi } from './fichiers.js';

let d: Deploiement;
let acquis: Reponse[];
beforeEach(() => {
  d = new Deploiement();
  acquis = [];
});
afterEach(async () => {
  expect(acquis.length).toBeGreaterThan(0);
  await d.fermer();
});

/** A valid social security number of fiction. */
const NIR = ((n: string): string => n + String(97 - Number(BigInt(n) % 97n)).padStart(2, '0'))('2900199350123');

async function remplir(s: ServeurSuivi, combien = 3): Promise<void> {
  for (let i = 0; i < combien; i++) {
    const r = await ouvrir(s, randomUUID(), i === 0 ? NIR : undefined);
    expect(r.statut).toBe(201);
    acquis.push(r);
  }
}
const inode = (f: string): number => statSync(f).ino;
const autreSqlite = (chemin: string): void => {
  const base = new Database(chemin);
  base.exec('CREATE TABLE recettes (nom TEXT)');
  base.close();
};

describe('Un fichier vital perdu sous le serveur', () => {
  const VITAUX = ['evenements.db', 'cles.db', 'evenements.db-wal', 'cles.db-wal'] as const;
  const nomDit = (f: string): string => f.replace('-wal', '');

  it.each(
    tirer(
      1,
      VITAUX.flatMap((f) => [[f, 'supprimé'] as const, [f, 'remplacé'] as const]),
    ),
  )(
    '%s %s : rien n’est accusé après, sortie 70, tout revient quand il est remis',
    async (nom, faute) => {
      const s = await d.lancer();
      await remplir(s);
      const fichier = d.fichier(nom);
      linkSync(fichier, `${fichier}.garde`);
      const avant = inode(fichier);
      if (faute === 'supprimé') unlinkSync(fichier);
      else {
        writeFileSync(`${fichier}.autre`, readFileSync(fichier));
        renameSync(`${fichier}.autre`, fichier);
      }
      expect(existsSync(fichier) ? inode(fichier) : 0).not.toBe(avant); // the fault fired
      const cle = randomUUID();
      const pendant = await ouvrir(s, cle);
      // 503 whatever the moment; 0 when the server has already left
      expect([503, 0]).toContain(pendant.statut);
      if (pendant.statut === 503) expect(String(pendant.corps['detail'])).toContain(nomDit(nom));
      expect(JSON.stringify(pendant.corps)).not.toMatch(SANS_FUITE);
      expect(await s.sortie()).toBe(70);
      expect(s.dit()).toMatch(new RegExp(`Jalon s’arrête\\. .*${nomDit(nom)}.*restaurez la dernière sauvegarde`));
      renameSync(`${fichier}.garde`, fichier);
      const suivant = await d.lancer();
      expect(await perdus(suivant, acquis)).toEqual([]);
      // the command of the doubt has one effect
      const [une, deux] = [await ouvrir(suivant, cle), await ouvrir(suivant, cle)];
      expect(une.statut).toBe(201);
      expect(deux.corps['parcours']).toBe(une.corps['parcours']);
    },
    30_000,
  );

  entier(
    'le dossier des données déplacé : sortie 70 en nommant le dossier',
    async () => {
      const s = await d.lancer();
      await remplir(s);
      renameSync(d.donnees, `${d.donnees}.ailleurs`);
      expect(existsSync(d.donnees)).toBe(false);
      expect(await s.sortie()).toBe(70);
      expect(s.dit()).toContain('On ne trouve plus le dossier des données');
      renameSync(`${d.donnees}.ailleurs`, d.donnees);
      expect(await perdus(await d.lancer(), acquis)).toEqual([]);
    },
    30_000,
  );

  it.each(tirer(1, ['evenements.db', 'cles.db']))(
    '%s tronqué : sortie 70, tout revient de la copie',
    async (nom) => {
      const s = await d.lancer();
      await remplir(s);
      const copie = readFileSync(d.fichier(nom));
      truncateSync(d.fichier(nom), 100);
      expect(await s.sortie()).toBe(70);
      expect(s.dit()).toMatch(new RegExp(`Le contenu .*${nom}.* est endommagé.*restaurez`));
      writeFileSync(d.fichier(nom), copie);
      expect(await perdus(await d.lancer(), acquis)).toEqual([]);
    },
    30_000,
  );
});

describe('Un fichier vital illisible au démarrage', () => {
  it.each(
    tirer(1, [
      ['evenements.db', 'n’importe quoi', /Le contenu d’evenements\.db .*endommagé.*restaurez/],
      ['evenements.db', 'une autre base', /à la place d’evenements\.db .*pas de Jalon.*Remettez l’original/],
    ] as const),
  )(
    '%s, %s : ne démarre pas, le dit en français',
    async (nom, quoi, phrase) => {
      const s = await d.lancer();
      await remplir(s);
      await s.tuer();
      const fichier = d.fichier(nom);
      for (const suffixe of ['', '-wal', '-shm']) renameSync(fichier + suffixe, `${fichier}${suffixe}.garde`);
      if (quoi === 'une autre base') autreSqlite(fichier);
      else writeFileSync(fichier, randomBytes(8192));
      const refuse = await d.lancer();
      expect(await refuse.sortie()).toBe(78);
      expect(refuse.dit()).toMatch(phrase);
      expect(refuse.dit()).not.toMatch(SANS_FUITE);
      for (const suffixe of ['', '-wal', '-shm']) renameSync(`${fichier}${suffixe}.garde`, fichier + suffixe);
      expect(await perdus(await d.lancer(), acquis)).toEqual([]);
    },
    30_000,
  );
});

describe('Un coffre illisible au démarrage', () => {
  it('lecture seule, avec quoi restaurer ; le coffre remis, tout revient', async () => {
    const s = await d.lancer();
    await remplir(s);
    await s.tuer();
    const fichier = d.fichier('cles.db');
    for (const suffixe of ['', '-wal', '-shm']) renameSync(fichier + suffixe, `${fichier}${suffixe}.garde`);
    writeFileSync(fichier, randomBytes(8192));
    const sans = await d.lancer();
    const sante = (await (await fetch(`${sans.url}/health/ready`)).json()) as { ecriture: string; causes: object[] };
    expect(sante.ecriture).toBe('fermee');
    expect(JSON.stringify(sante.causes)).toMatch(/Le contenu de cles\.db .*endommagé.*restaurez/);
    await sans.tuer();
    for (const suffixe of ['', '-wal', '-shm']) renameSync(`${fichier}${suffixe}.garde`, fichier + suffixe);
    expect(await perdus(await d.lancer(), acquis)).toEqual([]);
  }, 30_000);
});

describe('Un cache perdu ou abîmé', () => {
  const ecartes = (nom: string): string[] =>
    readdirSync(d.donnees).filter((f) => new RegExp(`^${nom}\\.ecarte-\\d{8}T\\d{6}Z(-\\d+)?$`).test(f));
  const listee = (s: ServeurSuivi) => (): Promise<Reponse> => lire(s, '/api/parcours?taille=100');
  /** Commands go on, every acknowledged parcours comes back in the list, the two links of the same NIR are found again. */
  async function servi(s: ServeurSuivi): Promise<void> {
    const meme = await ouvrir(s, randomUUID(), NIR);
    expect(meme.statut).toBe(201);
    acquis.push(meme);
    expect((await lire(s, `/api/parcours/${String(meme.corps['parcours'])}/actions`)).statut).toBe(200);
    const lue = await jusqua(listee(s), (r) => r.corps['total'] === acquis.length && !r.corps['enReconstruction']);
    expect(lue).toMatchObject({ statut: 200, corps: { total: acquis.length } });
    expect(await perdus(s, acquis)).toEqual([]);
    expect(
      await jusqua(
        () => lire(s, '/health/ready'),
        (r) => r.corps['etat'] === 'pret',
      ),
    ).toMatchObject({ statut: 200 });
  }
  /** A page of the schema that leads nowhere, as the server will read it: through SQLite, so that its own cache of pages is not believed. */
  function abimer(fichier: string): void {
    const base = new Database(fichier);
    base.unsafeMode();
    base.pragma('writable_schema = ON');
    base.exec("UPDATE sqlite_schema SET rootpage = 999999 WHERE type = 'table'");
    base.pragma(`schema_version = ${Number(base.pragma('schema_version', { simple: true })) + 1}`);
    base.close();
  }
  const FAUTES: Record<string, (fichier: string) => void> = {
    supprimé: (f) => unlinkSync(f),
    remplacé: (f) => {
      autreSqlite(`${f}.autre`);
      renameSync(`${f}.autre`, f);
    },
    'abîmé sur place': abimer,
  };

  it.each(
    tirer(
      1,
      ['projections.db', 'personnes.db'].flatMap((f) => Object.keys(FAUTES).map((faute) => [f, faute] as const)),
    ),
  )(
    '%s %s sous le serveur : mis de côté, refait, sans arrêter une commande',
    async (nom, faute) => {
      const s = await d.lancer();
      await remplir(s);
      await jusqua(listee(s), (r) => r.corps['total'] === acquis.length);
      FAUTES[faute]?.(d.fichier(nom));
      // a query meets the fault, or the watch does
      await jusqua(
        async () => {
          const r = await lire(s, '/api/parcours');
          expect(r.statut).toBe(200);
          acquis.push(await ouvrir(s, randomUUID(), NIR));
          return r;
        },
        () => s.dit().includes(`"quoi":"stockage","code":"${nom.replace('.db', '')}"`),
      );
      expect(s.dit()).toMatch(new RegExp(`"code":"${nom.replace('.db', '')}","phrase":"[^"]*${nom}`)); // the fault fired
      await servi(s);
      expect(s.dit()).not.toMatch(SANS_FUITE);
      expect(ecartes(nom)).toHaveLength(faute === 'supprimé' ? 0 : 1);
      await s.tuer();
      await servi(await d.lancer());
    },
    30_000,
  );

  entier(
    'abîmés tous les deux, ou étrangers, au démarrage : il démarre, les refait, et garde les deux derniers écartés',
    async () => {
      const premier = await d.lancer();
      await remplir(premier);
      await premier.tuer();
      for (const gacher of [
        (f: string) => writeFileSync(f, randomBytes(16_384)),
        autreSqlite,
        (f: string) => writeFileSync(f, 'pas une base'),
      ]) {
        for (const nom of ['projections.db', 'personnes.db'])
          for (const suffixe of ['', '-wal', '-shm']) {
            const fichier = d.fichier(nom) + suffixe;
            if (existsSync(fichier)) unlinkSync(fichier);
          }
        gacher(d.fichier('projections.db'));
        gacher(d.fichier('personnes.db'));
        const s = await d.lancer();
        for (const code of ['projections', 'personnes'])
          expect(s.dit()).toMatch(new RegExp(`"code":"${code}","phrase":"[^"]*${code}\\.db[^"]*mis de côté`));
        await servi(s);
        expect(s.dit()).not.toMatch(SANS_FUITE);
        await s.tuer();
      }
      expect(ecartes('projections.db')).toHaveLength(2);
      expect(ecartes('personnes.db')).toHaveLength(2);
    },
    60_000,
  );
});

describe('points.jsonl', () => {
  it.each(tirer(1, ['supprimé', 'remplacé']))(
    '%s sous le serveur : recréé ou poursuivi avec le dernier point, et dit',
    async (faute) => {
      const s = await d.lancer();
      await remplir(s);
      const fichier = d.fichier('points.jsonl');
      const lignes = (): string[] =>
        existsSync(fichier) ? readFileSync(fichier, 'utf8').split('\n').filter(Boolean) : [];
      expect(lignes().length).toBeGreaterThan(0);
      if (faute === 'remplacé') {
        writeFileSync(`${fichier}.autre`, '');
        renameSync(`${fichier}.autre`, fichier);
      } else unlinkSync(fichier);
      const sante = await jusqua(
        () => lire(s, '/health/ready'),
        (r) => r.corps['etat'] === 'degrade',
      );
      expect(sante.statut).toBe(200);
      expect(JSON.stringify(sante.corps['avertissements'])).toContain('points.jsonl');
      const atteindre = (n: number) =>
        jusqua(
          () => lire(s, '/health/live'),
          () => lignes().length >= n,
          5000,
        );
      // the newest point before any other fact, then those of the facts that follow
      await atteindre(1);
      expect(lignes()).toHaveLength(1);
      await remplir(s, 1);
      await atteindre(2);
      expect(lignes().length).toBeGreaterThanOrEqual(2);
      await s.tuer();
      expect(await perdus(await d.lancer(), acquis)).toEqual([]);
    },
    30_000,
  );
});

entier(
  'témoin négatif : des -wal qui naissent, grandissent, sont vidés, et un autre lecteur : aucune alarme',
  async () => {
    const s = await d.lancer();
    await remplir(s);
    for (const nom of ['evenements.db', 'cles.db', 'projections.db', 'personnes.db']) {
      const autre = new Database(d.fichier(nom));
      autre.pragma('wal_checkpoint(TRUNCATE)');
      autre.close();
      expect(statSync(`${d.fichier(nom)}-wal`).size).toBe(0);
    }
    await remplir(s);
    expect(await s.sortie(2500)).toBeNull();
    expect(await lire(s, '/health/ready')).toMatchObject({ statut: 200, corps: { etat: 'pret' } });
    expect(s.dit()).not.toContain('"quoi":"stockage"');
  },
  30_000,
);
