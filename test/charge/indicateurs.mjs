// `npm run bench:indicateurs`: what the figures of a year cost to whoever asks for them, and what keeping them costs a fact, as the number of facts
// grows. The read model alone, on a file, given facts already read: 30 facts a parcours, 110 structures, six years. A bench, never a timed test.
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const racine = process.env.JALON_BENCH_DIST ?? new URL('../../dist', import.meta.url).pathname;
const charger = (chemin) => import(`${racine}/${chemin}`);
const { modeleIndicateurs } = await charger('libs/projections/src/indicateurs/index.js');
const { colored, Tables } = await charger('libs/projections/src/projection.js');
const { lireReferentiel } = await charger('libs/application/src/index.js');
const { catalogue } = await charger('libs/parcours/src/index.js');
const { quantile } = await import('./reference.mjs');

const TAILLES = (process.env.JALON_BENCH_FAITS ?? '10000,200000,1000000').split(',').map(Number);
const [PAR_PARCOURS, STRUCTURES, TOURS] = [30, 110, 20];
const NATURES = ['social', 'formation', 'pmsmp', 'prise_de_poste', 'professionnel'];
const droit = lireReferentiel().auJour('2026-11-24', 'plateforme');
const jour = (annee, rang) => new Date(Date.UTC(annee, 0, 1 + (rang % 360))).toISOString().slice(0, 10);
const processeur = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

function histoire(i) {
  const siae = { id: `siae-${i % STRUCTURES}`, type: 'AI', departement: i % STRUCTURES < 100 ? '35' : '29' };
  const annee = 2020 + (i % 6);
  const par = { role: 'siae', organisation: siae };
  const fait = (type, le, data) => ({ type, par, le, data: { ...catalogue[type].exemple, siae, ...data } });
  const fin = jour(annee + 1, i * 11);
  const suite = Array.from({ length: PAR_PARCOURS - 4 }, (_, k) =>
    k % 2 === 0
      ? fait('HeuresDeclarees', fin, { contrat: 'c1', mois: jour(annee, i + k * 13).slice(0, 7), minutes: 6000 + k })
      : fait('AccompagnementEnregistre', fin, {
          nature: NATURES[(i + k) % 5],
          debut: jour(annee, i + k * 17),
          fin: k % 5 === 0 ? undefined : jour(annee, i + k * 17 + 3),
          fonds: k % 7 === 0 ? 'PIC_IAE' : undefined,
        }),
  );
  return [
    fait('ParcoursOuvert', jour(annee, i)),
    fait('PassDelivre', jour(annee, i)),
    fait('EmbaucheDeclaree', jour(annee, i), { contrat: 'c1', debut: jour(annee, i), fin }),
    ...suite,
    fait('SortieEnregistree', fin, {
      jour: fin,
      type: i % 3 ? 'DURABLE_CDI' : 'TRANSITION_CDD',
      comptage: { comptee: i % 4 > 0, manques: [] },
    }),
  ].map((f, revision) => ({
    ...f,
    revision,
    parcours: `p${String(i).padStart(7, '0')}`,
    position: i * PAR_PARCOURS + revision,
  }));
}

const projection = modeleIndicateurs.projection({
  fonds: ['PIC_IAE'],
  sorties: ['DURABLE_CDI', 'TRANSITION_CDD'],
  versions: { sejours: ['2021-01-01'], financements: ['2018-01-01'] },
});
console.log(
  '| faits | tenir les sommes, µs de processeur par fait | un fait seul | département, une année | une structure | lignes lues |\n|---|---|---|---|---|---|',
);
for (const taille of TAILLES) {
  const dossier = mkdtempSync(join(tmpdir(), 'jalon-indicateurs-'));
  const db = new Database(join(dossier, 'projections.db'));
  for (const reglage of ['journal_mode = WAL', 'synchronous = NORMAL', 'cache_size = -32768']) db.pragma(reglage);
  db.exec(colored(projection.ddl, 'bleu'));
  const tables = new Tables(db, 'bleu');
  const plier = db.transaction((faits) => {
    const fold = projection.fold(tables);
    fold.apply(faits);
    fold.ecrire();
  });
  const parcours = Math.round(taille / PAR_PARCOURS);
  let cout = 0;
  for (let i = 0; i < parcours; i += 333) {
    const faits = Array.from({ length: Math.min(333, parcours - i) }, (_, k) => histoire(i + k)).flat();
    const avant = processeur();
    plier(faits);
    cout += processeur() - avant;
  }
  const seul = processeur();
  for (let k = 0; k < 500; k++) {
    const [f] = histoire(k).slice(4, 5);
    plier([{ ...f, revision: PAR_PARCOURS + 1 }]);
  }
  const parFait = (processeur() - seul) * 2;
  const lecture = { de: (_, query) => query({ tables, point: { position: 0 } }) };
  const { compter } = modeleIndicateurs.queries(lecture, {});
  const mesurer = (filtre) => {
    const [durees, avant] = [[], processeur()];
    for (let k = 0; k < TOURS; k++) {
      const debut = performance.now();
      compter({ annee: 2024, jour: '2026-11-24', ...filtre }, droit);
      durees.push(performance.now() - debut);
    }
    return `p50 ${quantile(durees, 0.5).toFixed(1)} ms, processeur ${((processeur() - avant) / TOURS).toFixed(1)} ms`;
  };
  const lignes = db
    .prepare("SELECT count(*) FROM indicateurs_cumuls_bleu WHERE annee = 2024 AND departement = '35'")
    .pluck()
    .get();
  console.log(
    `| ${taille} | ${((cout * 1000) / (parcours * PAR_PARCOURS)).toFixed(1)} | ${parFait.toFixed(0)} | ${mesurer({ departement: '35' })} | ${mesurer({ siae: 'siae-7' })} | ${lignes} |`,
  );
  db.close();
  rmSync(dossier, { recursive: true, force: true });
}
