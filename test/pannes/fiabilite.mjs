/**
 * `npm run fiabilite`: plays the faults of R1 to R6 on the built product, then prints one table.
 *
 *   npm run fiabilite                      sizes of each commit
 *   npm run fiabilite -- --longue          sizes of docs/fiabilite.md
 *   npm run fiabilite -- --longue --part 0.2   a fifth of them
 *   npm run fiabilite -- --graine 42       plays that seed again
 *   npm run fiabilite -- --seule R4        one promise (several: R2,R4)
 *
 * Ends with 1 when a promise is broken, a fault did not fire, a planted fault was not caught, or something could not be played.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const ESSAIS = {
  R1: 'coupure.spec',
  R2: 'coupure-de-courant.spec',
  R3: 'chaque-ecriture.spec',
  R4: 'wal-coupe.spec',
  R5: 'disque-plein.spec',
  R6: 'erreur-disque.spec',
};

const { values: options } = parseArgs({
  options: {
    longue: { type: 'boolean' },
    part: { type: 'string' },
    graine: { type: 'string' },
    seule: { type: 'string' },
  },
});
const promesses = options.seule?.split(',') ?? Object.keys(ESSAIS);
const inconnue = promesses.find((p) => !(p in ESSAIS));
const partFausse = options.part !== undefined && !(Number(options.part) > 0 && Number(options.part) <= 1);
if (inconnue || partFausse || (options.graine !== undefined && !/^\d{1,9}$/.test(options.graine))) {
  console.error(
    inconnue
      ? `Promesse inconnue : ${inconnue}. Connues : ${Object.keys(ESSAIS).join(', ')}.`
      : 'La graine est un nombre entier, la part un nombre entre 0 et 1.',
  );
  process.exit(2);
}

const dossier = mkdtempSync(join(tmpdir(), 'jalon-bilan-'));
const bilan = join(dossier, 'bilan.jsonl');
const debut = performance.now();
const jest = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    // one after the other: a fault that waits for its turn is a fault that comes late
    '--runInBand',
    ...promesses.map((p) => `test/pannes/${ESSAIS[p]}`),
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      JALON_BILAN: bilan,
      JALON_FIABILITE: options.longue ? 'longue' : 'integration',
      ...(options.part && { JALON_PART: options.part }),
      ...(options.graine && { JALON_GRAINE: options.graine }),
    },
  },
);
const lignes = existsSync(bilan)
  ? readFileSync(bilan, 'utf8')
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l))
  : [];
rmSync(dossier, { recursive: true, force: true });

const tableau = promesses.map((promesse) => {
  const ligne = lignes.find((l) => l.promesse === promesse);
  if (!ligne)
    return {
      promesse,
      tenue: false,
      cellules: [promesse, 'PAS JOUÉE (la raison est dite plus haut)', '–', '–', '–', '–'],
    };
  const temoins = Object.values(ligne.temoins);
  const tenue =
    ligne.echecs.length === 0 && ligne.declenchees === ligne.essais && temoins.length > 0 && temoins.every(Boolean);
  const vus = `${temoins.every(Boolean) ? 'oui' : 'NON'} (${temoins.filter(Boolean).length}/${temoins.length})`;
  return {
    promesse,
    tenue,
    cellules: [promesse, ligne.quoi, ligne.essais, ligne.declenchees, ligne.echecs.length, vus].map(String),
  };
});
imprimer([
  ['promesse', 'ce qui est joué', 'pannes', 'déclenchées', 'échecs', 'témoins démasqués'],
  ...tableau.map((l) => l.cellules),
]);
for (const { promesse, echecs } of lignes)
  for (const echec of echecs.slice(0, 3)) console.log(`${promesse} : ${echec}`);
const rompues = tableau.filter((l) => !l.tenue).map((l) => l.promesse);
const duree = Math.round((performance.now() - debut) / 1000);
console.log(
  rompues.length === 0
    ? `Toutes tenues, en ${duree} s.`
    : `Pas tenues : ${rompues.join(', ')}, en ${duree} s. Rejouer : npm run fiabilite -- --seule ${rompues.join(',')}${options.graine ? ` --graine ${options.graine}` : ''}`,
);
process.exit(rompues.length === 0 && jest.status === 0 ? 0 : 1);

function imprimer(rangees) {
  const largeurs = rangees[0].map((_, i) => Math.max(...rangees.map((r) => r[i].length)));
  const texte = (i) => i < 2 || i === 5;
  console.log();
  for (const r of rangees)
    console.log(
      r
        .map((c, i) => (texte(i) ? c.padEnd(largeurs[i]) : c.padStart(largeurs[i])))
        .join('  ')
        .trimEnd(),
    );
  console.log();
}
