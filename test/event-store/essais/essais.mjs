/**
 * `npm run essais:eventstoredb`: the log in EventStoreDB, tried entirely, then one table.
 *
 *   npm run essais:eventstoredb                                        a FAUX SERVEUR (what a real one does is then not proven)
 *   npm run essais:eventstoredb -- 'esdb://127.0.0.1:2113?tls=false'   a real one, kept for trials: it is filled, nothing is removed
 *   npm run essais:eventstoredb -- 'esdb://…' --noeuds noeuds.json     and the node that leads is frozen, then killed, by these commands
 *
 * The file of nodes: [{ "host", "port", "tuer", "relancer", "geler", "degeler" }], host and port as the cluster names them, the others
 * commands for sh. Ends with 1 when something failed, or was not played.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { noeuds: { type: 'string' } } });
const [adresse, enTrop] = positionals;
const faute =
  enTrop !== undefined
    ? 'Une seule adresse est attendue.'
    : adresse !== undefined && !/^esdb(\+discover)?:\/\//.test(adresse)
      ? 'L’adresse commence par esdb:// ou esdb+discover://.'
      : options.noeuds !== undefined && adresse === undefined
        ? '« --noeuds » va avec l’adresse de la grappe.'
        : options.noeuds !== undefined && !existsSync(options.noeuds)
          ? `Pas de fichier ${options.noeuds}.`
          : null;
if (faute) {
  console.error(faute);
  process.exit(2);
}

const dossier = mkdtempSync(join(tmpdir(), 'jalon-essais-'));
const bilan = join(dossier, 'bilan.jsonl');
const suites = [
  `test/event-store/eventstoredb${adresse === undefined ? '-faux' : ''}.spec.ts`,
  'test/event-store/essais/recits.spec.ts',
  'test/event-store/essais/charge.spec.ts',
  // a real cluster whose commands are not given loses nobody
  ...(adresse === undefined || options.noeuds !== undefined ? ['test/event-store/essais/noeuds.spec.ts'] : []),
];
const lignes = [];
for (const suite of suites) {
  const sortie = join(dossier, 'jest.json');
  rmSync(sortie, { force: true });
  const jest = spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
      // one after the other: what is measured shares the machine with nothing
      '--runInBand',
      '--json',
      `--outputFile=${sortie}`,
      suite,
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        JALON_ESSAIS_EVENTSTOREDB: bilan,
        ...(adresse !== undefined && { JALON_EVENTSTORE_TEST_URL: adresse }),
        ...(options.noeuds !== undefined && { JALON_ESSAIS_NOEUDS: options.noeuds }),
      },
    },
  );
  const resultat = existsSync(sortie) ? JSON.parse(readFileSync(sortie, 'utf8')) : null;
  const [passes, rates] = [resultat?.numPassedTests ?? 0, resultat?.numFailedTests ?? 0];
  lignes.push({ quoi: suite, passes, rates, tenu: jest.status === 0 && passes > 0 });
}
const mesures = existsSync(bilan)
  ? readFileSync(bilan, 'utf8')
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l))
  : [];
rmSync(dossier, { recursive: true, force: true });

console.log(`\nEventStoreDB : ${adresse === undefined ? 'FAUX SERVEUR' : 'serveur donné'}\n`);
const rangees = [
  ...lignes.map(({ quoi, passes, rates, tenu }) => [
    quoi,
    `${passes} passés${rates > 0 ? `, ${rates} ratés` : ''}${tenu ? '' : '  ✗'}`,
  ]),
  ...mesures.map(({ mesure, valeur }) => [mesure, valeur]),
];
const largeur = Math.max(...rangees.map(([quoi]) => quoi.length));
for (const [quoi, valeur] of rangees) console.log(`${quoi.padEnd(largeur)}  ${valeur}`);
const tenu = lignes.every((l) => l.tenu);
console.log(tenu ? '\nTout est tenu.' : '\nTout n’est pas tenu : les lignes marquées ✗, et leurs erreurs plus haut.');
process.exit(tenu ? 0 : 1);
