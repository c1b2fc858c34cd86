// `npm run bench:listes`: what the lists cost to a reader, by name and by prefix, in a SIAE of 300 and in a département of 30,000; what the names in
// memory cost; what a rebuild and a live fact cost. Through the front door of the read models, on files, with real keys. A bench, never a timed test.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as tour } from 'node:timers/promises';

const racine = process.env.JALON_BENCH_DIST ?? new URL('../../dist', import.meta.url).pathname;
const charger = (chemin) => import(`${racine}/${chemin}`);
const { ouvrirProjections, composerFait } = await charger('libs/projections/src/index.js');
const { openSqliteStore } = await charger('libs/event-store/src/index.js');
const { ouvrirCoffre } = await charger('libs/confidentialite/src/index.js');
const { versEvenements, dataEnClair } = await charger('libs/application/src/faits-stockes.js');
const { uuidDe, streamOf } = await charger('libs/application/src/identifiants.js');
const { catalogue } = await charger('libs/parcours/src/index.js');
const { identitesSousCle } = await charger('libs/application/src/identites.js').catch(() => ({}));
const { exporter } = await charger('libs/exports/src/index.js');
const { quantile } = await import('./reference.mjs');

const DEPARTEMENT = Number(process.env.JALON_BENCH_PARCOURS ?? 30_000);
const AILLEURS = DEPARTEMENT / 5;
const PAR_SIAE = 300;
const TOURS = 40;
const JOUR = '2026-03-02';
const dossier = mkdtempSync(join(tmpdir(), 'jalon-listes-'));
const ms = (x) => `${x.toFixed(2)} ms`;
const dire = (mesure, valeur) => console.log(`| ${mesure} | ${valeur} |`);
const mo = () => process.memoryUsage().rss / 1e6;

const SYLLABES = ['ma', 'du', 'ran', 'le', 'bo', 'ker', 'gui', 'ri', 'te', 'lan', 'pe', 'vi', 'sa', 'no', 'el', 'ba'];
let graine = 7;
function alea(n) {
  graine = (graine + 0x6d2b79f5) | 0;
  let t = Math.imul(graine ^ (graine >>> 15), 1 | graine);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % n;
}
const mot = (n) => {
  const m = Array.from({ length: n }, () => SYLLABES[alea(SYLLABES.length)]).join('');
  return m[0].toUpperCase() + m.slice(1);
};
const ml = (d) => ({
  role: 'prescripteur',
  organisation: { id: `ml-${d}`, type: 'ML', departement: d, habilitee: true },
});
const siae = (n, d) => ({ id: `siae-${n}`, type: 'AI', departement: d });

const coffre = ouvrirCoffre({ fichier: join(dossier, 'cles.db'), kek: join(dossier, 'cles', 'maitresse.cle') });
const store = openSqliteStore({ path: join(dossier, 'evenements.db') });
function histoire(i) {
  const [d, s] = i < DEPARTEMENT ? ['35', siae(Math.floor(i / PAR_SIAE), '35')] : ['29', siae('ailleurs', '29')];
  const [a, e] = [ml(d), { role: 'siae', organisation: s }];
  const fait = (type, par, le, data) => ({ type, par, le, data: { ...catalogue[type].exemple, ...data } });
  return [
    fait('ParcoursOuvert', a, '2025-01-10', {
      personne: {
        nom: mot(2 + alea(3)),
        prenom: mot(2 + alea(2)),
        naissance: `19${60 + (i % 40)}-05-02`,
        commune: 'Rennes',
      },
    }),
    fait('OrientationEnvoyee', a, '2025-01-10', { siae: s.id }),
    fait('DiagnosticEtabli', a, '2025-01-11', {}),
    fait('PassDelivre', e, '2025-01-15', {
      numero: `99999${String(i).padStart(7, '0')}`,
      debut: '2025-01-20',
      fin: '2027-01-19',
      siae: s,
    }),
    fait('EmbaucheDeclaree', e, '2025-01-15', { contrat: 'c1', debut: '2025-01-20', fin: '2027-01-19', siae: s }),
  ].map((f, revision) => ({ ...f, revision }));
}
const ids = Array.from({ length: DEPARTEMENT + AILLEURS }, (_, i) => uuidDe('banc', i));
const stocker = (faits, id, commande) =>
  versEvenements(faits, id, coffre, {
    enregistreLe: `${JOUR}T08:00:00.000Z`,
    commande,
    cause: { commande: 'Banc', le: JOUR },
  });
for (let i = 0; i < ids.length; i += 500) {
  const lot = ids.slice(i, i + 500);
  coffre.clesDe(lot);
  await Promise.all(
    lot.map((id, k) => store.append(streamOf(id), -1, stocker(histoire(i + k), id, uuidDe('commande', i + k)))),
  );
}
const { head } = await store.health();

const fichier = join(dossier, 'projections.db');
const ouvrir = () =>
  ouvrirProjections({
    fichier,
    store,
    lireFait: (e) => composerFait(e, dataEnClair(e, e.stream.slice('parcours-'.length), coffre)),
    ...(identitesSousCle && { identites: identitesSousCle(coffre) }),
  });
let projections = ouvrir();
const debut = performance.now();
await projections.quandTraite(head, 600_000);
dire('remplissage, faits par seconde (quatre modèles)', Math.round((head * 1000) / (performance.now() - debut)));
for (let k = 0; k < 2; k++) {
  const avant = process.cpuUsage();
  const t = performance.now();
  await projections.rebuild('liste', { depuisZero: true });
  const { user, system } = process.cpuUsage(avant);
  dire(
    `reconstruction de la liste seule, passe ${k + 1}`,
    `${Math.round((head * 1000) / (performance.now() - t))} faits/s ; ${((user + system) / head).toFixed(1)} µs de processeur par fait`,
  );
}
await projections.fermer();
projections = ouvrir();
await projections.quandTraite(head, 60_000);
dire('projections.db', `${(statSync(fichier).size / 1e6).toFixed(0)} Mo`);

const vues = new Set(['ouvert', 'parcours', 'identite', 'pass']);
const LECTEURS = {
  [`SIAE de ${PAR_SIAE}`]: { lecteur: { organisation: 'siae-7', siae: true }, vues },
  [`département de ${DEPARTEMENT}`]: { lecteur: { departement: '35' }, vues },
};
const DEMANDES = (n) => [
  ['par nom, première page', {}],
  ['par nom, dernière page', { page: Math.ceil(n / 25) }],
  ['par nom à rebours', { tri: '-nom' }],
  ['recherche « dura »', { recherche: 'dura' }],
  ['recherche « ma »', { recherche: 'ma' }],
  ['recherche d’un numéro', { recherche: '999990002100' }],
  ['par nom, état VALIDE', { etat: 'VALIDE' }],
  ['par nom, état EXPIRE', { etat: 'EXPIRE' }],
  ['par nom, suspendus', { etape: 'suspendu' }],
  ['par ouverture', { tri: 'ouvertLe' }],
  ['total exact', { totalExact: true }],
  ['par fin', { tri: 'fin' }],
];
/** Processor of the thread that answers, where Node tells it: the clock of a loaded machine counts the others too. */
const fil = () => {
  const { user, system } = process.threadCpuUsage?.() ?? { user: 0, system: 0 };
  return (user + system) / 1000;
};
/** The longest time the event loop was held: by the clock, and of processor. */
async function retenue(faire) {
  let [pire, lourd, dernier, depense, fini] = [0, 0, performance.now(), fil(), false];
  const battre = (async () => {
    while (!fini) {
      await tour();
      const [t, d] = [performance.now(), fil()];
      [pire, lourd] = [Math.max(pire, t - dernier), Math.max(lourd, d - depense)];
      [dernier, depense] = [t, d];
    }
  })();
  await faire();
  fini = true;
  await battre;
  return `boucle retenue ${ms(pire)}, de processeur ${ms(lourd)}`;
}
for (const [nom, regard] of Object.entries(LECTEURS)) {
  const n = nom.startsWith('SIAE') ? PAR_SIAE : DEPARTEMENT;
  global.gc?.();
  const [rss, t, depense] = [mo(), performance.now(), process.cpuUsage()];
  const pire = await retenue(async () => {
    await projections.liste.preparer?.(regard, { jour: JOUR });
    projections.liste.listerPour(regard, { jour: JOUR });
  });
  const duree = performance.now() - t;
  const { user, system } = process.cpuUsage(depense);
  global.gc?.();
  dire(
    `${nom} : première demande à froid`,
    `${ms(duree)}, processeur ${ms((user + system) / 1000)}, ${pire} ; mémoire +${(mo() - rss).toFixed(1)} Mo`,
  );
  for (const [quoi, demande] of DEMANDES(n)) {
    const durees = [];
    let total = 0;
    const depense = process.cpuUsage();
    for (let k = 0; k < TOURS; k++) {
      const d = performance.now();
      ({ total } = projections.liste.listerPour(regard, { jour: JOUR, ...demande }));
      durees.push(performance.now() - d);
    }
    const { user, system } = process.cpuUsage(depense);
    const processeur = (user + system) / TOURS / 1000;
    dire(
      `${nom} : ${quoi} (${total})`,
      `p50 ${ms(quantile(durees, 0.5))}, le plus court ${ms(Math.min(...durees))}, processeur ${ms(processeur)}`,
    );
  }
}
// a whole list in a file, up to 10,000 rows: JALON_BENCH_PARCOURS=10000; beyond, what its refusal costs
const EXPORTES = 10_000;
async function exporterTout(regard, demande, format) {
  const liste = await projections.liste.toutPour(regard, { jour: JOUR, ...demande }, EXPORTES);
  if (liste === null) return 'refusé';
  const colonnes = Object.keys(liste.lignes[0] ?? {}).map((cle) => ({
    cle,
    titre: cle,
    jour: /^(debut|fin)$/.test(cle),
  }));
  const provenance = { filtre: demande, position: liste.position, instant: `${JOUR}T08:00:00.000Z`, lecture: 'banc' };
  function* lignes() {
    for (const l of liste.lignes)
      yield Object.fromEntries(Object.entries(l).filter(([, v]) => v === null || typeof v !== 'object'));
  }
  let octets = 0;
  const table = { nom: 'banc', titre: 'Banc', colonnes, lignes: lignes(), provenance };
  for await (const m of exporter(table, format).contenu) octets += m.length;
  return `${liste.lignes.length} lignes, ${(octets / 1e6).toFixed(1)} Mo`;
}
for (const demande of [{}, { tri: 'fin' }, { etat: 'VALIDE', tri: 'joursRestants' }])
  for (const format of ['csv', 'xlsx', 'json']) {
    const [t, depense] = [performance.now(), process.cpuUsage()];
    let quoi = '';
    const pire = await retenue(async () => {
      quoi = await exporterTout(LECTEURS[`département de ${DEPARTEMENT}`], demande, format);
    });
    const { user, system } = process.cpuUsage(depense);
    dire(
      `export ${format} ${JSON.stringify(demande)} (${quoi})`,
      `${ms(performance.now() - t)}, processeur ${ms((user + system) / 1000)}, ${pire}`,
    );
  }
const unique = ids.slice(0, 1000);
const cpu = process.cpuUsage();
const visibles = [];
for (const [i, id] of unique.entries()) {
  const fait = {
    type: 'AccompagnementEnregistre',
    par: { role: 'siae', organisation: siae(Math.floor(i / PAR_SIAE), '35') },
    le: JOUR,
    data: catalogue.AccompagnementEnregistre.exemple,
    revision: 5,
  };
  const { lastPosition } = await store.append(streamOf(id), 4, stocker([fait], id, uuidDe('suite', i)));
  const d = performance.now();
  await projections.quandTraite(lastPosition, 5000);
  visibles.push(performance.now() - d);
}
const { user, system } = process.cpuUsage(cpu);
dire(
  'un fait de plus, seul',
  `visible p50 ${ms(quantile(visibles, 0.5))} ; ${Math.round((user + system) / unique.length)} µs de processeur, écriture comprise`,
);
await projections.fermer();
await store.close();
coffre.fermer();
rmSync(dossier, { recursive: true, force: true });
