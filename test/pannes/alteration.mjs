/**
 * `npm run essais:alteration`: a copy of the demonstration is altered as whoever holds its files could, and opened again. For each way: who
 * sees it, and how fast. Then every column of every row of a small log, one after the other. Ends with a non-zero code if something that
 * can be seen is not, or if an untouched log is accused.
 */
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ouvrirJalon } from '../../dist/libs/application/src/index.js';
import { canonicalEvent } from '../../dist/libs/event-store/src/index.js';
import { openSealer } from '../../dist/libs/preuve/src/index.js';
import { executerCli } from '../../dist/apps/cli/src/cli.js';
import { resceller, surLeJournal } from '../preuve/resceller.ts';

const racine = mkdtempSync(join(tmpdir(), 'jalon-alteration-'));
const dire = (texte = '') => process.stdout.write(`${texte}\n`);
const produit = { canonicalEvent, openSealer };
let echecs = 0;

async function demonstration(nom, parcours) {
  const donnees = join(racine, nom);
  const terminal = {
    env: process.env,
    tty: false,
    donnee: () => {},
    dire: () => {},
    arret: new AbortController().signal,
  };
  const args = ['demo', 'charger', '--parcours', String(parcours), '--jour', '24/11/2026', '-q', '--donnees', donnees];
  const code = await executerCli(args, terminal);
  if (code !== 0) throw new Error(`demo charger : code ${code}`);
  return donnees;
}
function copier(modele) {
  const donnees = join(racine, 'copie');
  for (const fin of ['', '-cles']) {
    rmSync(donnees + fin, { recursive: true, force: true });
    cpSync(modele + fin, donnees + fin, { recursive: true });
  }
  return donnees;
}

/** What an opening and a whole verification say; `null`: nothing. */
async function examiner(donnees) {
  const debut = performance.now();
  let jalon;
  try {
    jalon = await ouvrirJalon({ donnees, ouverture: 'lecture' });
  } catch (erreur) {
    return { qui: `ouverture refusée (${erreur.name})`, phrase: erreur.message, ms: performance.now() - debut };
  }
  try {
    const ms = performance.now() - debut;
    const [cause] = jalon.ecriture.causes().filter((c) => c.code !== 'lecture_seule');
    if (cause) return { qui: `ouverture, lecture seule (${cause.code})`, phrase: cause.phrase, ms };
    const avertis = jalon.stockage.avertissements();
    const { etat, phrase } = await jalon.integrite.toutVerifier();
    const tout = performance.now() - debut;
    if (etat !== 'etablie') return { qui: 'jalon preuve verifier', phrase, ms: tout };
    if (phrase.includes('points.jsonl')) return { qui: 'à côté du verdict', phrase, ms };
    return avertis[0] ? { qui: 'avertissement', phrase: avertis[0].phrase, ms } : { qui: null, phrase, ms: tout };
  } finally {
    await jalon.fermer();
  }
}

const sql = (requete) => (donnees) =>
  surLeJournal(donnees, (db) => {
    if (db.prepare(requete).run().changes === 0) throw new Error(`rien n’est altéré : ${requete}`);
  });
const cles = (donnees, fichier) => join(`${donnees}-cles`, fichier);
const MILIEU = '(SELECT position FROM events ORDER BY position LIMIT 1 OFFSET (SELECT count(*) / 2 FROM events))';
const FIN = '(SELECT max(position) FROM events)';
const falsifier = sql(`UPDATE events SET meta = replace(meta, '2026-', '2025-') WHERE position = ${MILIEU}`);

/** Name, what is done, and whether somebody must see it. */
const FACONS = [
  ['rien', () => {}, false],
  ['l’instant d’un fait', falsifier, true],
  [
    'une valeur en clair d’un fait',
    sql(
      `UPDATE events SET data = replace(data, '2026-', '2025-') WHERE position = (SELECT max(position) FROM events WHERE data LIKE '%2026-%')`,
    ),
    true,
  ],
  [
    'un octet chiffré d’un fait',
    sql(
      `UPDATE events SET data = replace(data, 'c1.1.', 'c1.1.A') WHERE position = (SELECT max(position) FROM events WHERE data LIKE '%c1.1.%')`,
    ),
    true,
  ],
  ['un espace dans un fait', sql(`UPDATE events SET data = replace(data, '{', '{ ') WHERE position = ${MILIEU}`), true],
  [
    'l’auteur d’un fait',
    sql(
      `UPDATE events SET meta = replace(meta, '"siae"', '"prescripteur"') WHERE position = (SELECT max(position) FROM events WHERE meta LIKE '%"siae"%')`,
    ),
    true,
  ],
  ['un fait retiré', sql(`DELETE FROM events WHERE position = ${MILIEU}`), true],
  [
    'un fait retiré avec son sceau',
    (d) => {
      surLeJournal(d, (db) => {
        const p = db.prepare(`SELECT ${MILIEU}`).pluck().get();
        db.prepare('DELETE FROM events WHERE position = ?').run(p);
        db.prepare('DELETE FROM seals WHERE position = ?').run(p);
      });
    },
    true,
  ],
  [
    'deux faits échangés',
    (d) =>
      surLeJournal(d, (db) => {
        const p = db.prepare(`SELECT ${MILIEU}`).pluck().get();
        for (const [de, a] of [
          [p, -1],
          [p + 1, p],
          [-1, p + 1],
        ])
          db.prepare('UPDATE events SET position = ? WHERE position = ?').run(a, de);
      }),
    true,
  ],
  [
    'un fait répété à la fin',
    sql(
      `INSERT INTO events (stream, revision, id, type, data, meta) SELECT stream, 9000, id, type, data, meta FROM events WHERE position = ${MILIEU}`,
    ),
    true,
  ],
  [
    'un fait passé dans un autre dossier',
    sql(`UPDATE events SET stream = 'parcours-autre', revision = 0 WHERE position = ${MILIEU}`),
    true,
  ],
  [
    'la fin coupée, sceaux compris',
    (d) =>
      surLeJournal(d, (db) => {
        const p = db.prepare(`SELECT ${FIN}`).pluck().get() - 5;
        db.prepare('DELETE FROM appends WHERE last_position > ?').run(p);
        db.prepare('DELETE FROM seals WHERE position > ?').run(p);
        db.prepare('DELETE FROM events WHERE position > ?').run(p);
      }),
    true,
  ],
  [
    'une racine de sceau',
    sql(`UPDATE seals SET root = replace(root, substr(root, 1, 4), '0000') WHERE position = ${FIN}`),
    true,
  ],
  [
    'une signature de sceau',
    sql(
      `UPDATE seals SET checkpoint = (SELECT checkpoint FROM seals ORDER BY position LIMIT 1) WHERE position = ${FIN}`,
    ),
    true,
  ],
  [
    'le dernier arbre',
    sql(`UPDATE seals SET frontier = (SELECT frontier FROM seals ORDER BY position LIMIT 1) WHERE position = ${FIN}`),
    true,
  ],
  [
    'une clé d’idempotence',
    sql(
      `UPDATE appends SET fingerprint = '0' || substr(fingerprint, 2) WHERE stream = (SELECT min(stream) FROM appends)`,
    ),
    true,
  ],
  ['une clé d’idempotence retirée', sql('DELETE FROM appends WHERE stream = (SELECT min(stream) FROM appends)'), true],
  [
    'la clé de scellement d’un autre',
    (d) => {
      renameSync(cles(d, 'scellement.pem'), cles(d, 'ancienne.pem'));
      openSealer({ origin: 'jalon/journal', keyFile: cles(d, 'scellement.pem') });
    },
    true,
  ],
  [
    'tout rescellé avec une autre clé',
    (d) => {
      falsifier(d);
      rmSync(cles(d, 'scellement.pem'));
      resceller(d, produit);
    },
    true,
  ],
  [
    'tout rescellé avec la vraie clé',
    (d) => {
      falsifier(d);
      resceller(d, produit);
    },
    true,
  ],
  ['les points gardés dehors retirés', (d) => rmSync(cles(d, 'points.jsonl')), true],
  [
    'un point gardé dehors changé',
    (d) =>
      writeFileSync(
        cles(d, 'points.jsonl'),
        readFileSync(cles(d, 'points.jsonl'), 'utf8').replace(/\\n\d+\\n/, '\\n2\\n'),
      ),
    true,
  ],
  // the negative control: the key and every witness in the same hands. Only a witness elsewhere would see it.
  [
    'tout rescellé avec la vraie clé, points refaits',
    (d) => {
      falsifier(d);
      resceller(d, produit);
      const note = surLeJournal(d, (db) =>
        db.prepare('SELECT checkpoint FROM seals ORDER BY position DESC LIMIT 1').pluck().get(),
      );
      writeFileSync(cles(d, 'points.jsonl'), `${JSON.stringify(note)}\n`);
    },
    false,
  ],
];

async function lesFacons() {
  const modele = await demonstration('demo', 60);
  const n = surLeJournal(copier(modele), (db) => db.prepare('SELECT count(*) FROM events').pluck().get());
  dire(`Démonstration de ${n} faits, altérée de ${FACONS.length - 1} façons :\n`);
  dire('| altération | vue par | en | ce qui est dit |\n|---|---|---|---|');
  for (const [nom, alterer, attendue] of FACONS) {
    const donnees = copier(modele);
    alterer(donnees);
    const { qui, phrase, ms } = await examiner(donnees);
    const bien = (qui !== null) === attendue;
    if (!bien) echecs++;
    dire(`| ${bien ? '' : '✗ '}${nom} | ${qui ?? 'personne'} | ${Math.round(ms)} ms | ${phrase.slice(0, 160)} |`);
  }
}

/** Another value of the same type, never equal. */
const autre = (valeur) =>
  typeof valeur === 'number'
    ? valeur + 1000
    : Buffer.isBuffer(valeur)
      ? Buffer.concat([valeur.subarray(0, -1), Buffer.from([valeur.at(-1) ^ 1])])
      : `${String(valeur).slice(0, -1)}${String(valeur).endsWith('0') ? '1' : '0'}`;

async function chaqueColonne() {
  const modele = await demonstration('petite', 1);
  const rangees = surLeJournal(copier(modele), (db) =>
    ['events', 'seals', 'appends'].flatMap((table) => {
      const clef = table === 'appends' ? ['stream', 'key'] : ['position'];
      return db
        .prepare(`SELECT * FROM ${table}`)
        .all()
        .flatMap((r) => Object.keys(r).map((colonne) => ({ table, clef, r, colonne })));
    }),
  );
  const manquees = [];
  for (const { table, clef, r, colonne } of rangees) {
    const donnees = copier(modele);
    surLeJournal(donnees, (db) =>
      db
        .prepare(`UPDATE ${table} SET ${colonne} = ? WHERE ${clef.map((c) => `${c} = ?`).join(' AND ')}`)
        .run(autre(r[colonne]), ...clef.map((c) => r[c])),
    );
    const { qui } = await examiner(donnees);
    if (qui === null) manquees.push(`${table}.${colonne} ${clef.map((c) => r[c]).join(' ')}`);
  }
  echecs += manquees.length;
  dire(
    `\nChaque colonne de chaque rangée d’un journal : ${rangees.length} altérations, ${rangees.length - manquees.length} vues.`,
  );
  for (const m of manquees) dire(`  ✗ ${m}`);
}

try {
  await lesFacons();
  await chaqueColonne();
} finally {
  rmSync(racine, { recursive: true, force: true });
}
dire(echecs === 0 ? '\nTout ce qui peut se voir est vu.' : `\n${echecs} échecs.`);
process.exit(echecs === 0 ? 0 : 1);
