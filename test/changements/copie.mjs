/** A copy of the sources to try a change on: what an ordinary change touches is counted there, and what must stay green is run there. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const racine = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const git = (ou, ...args) => execFileSync('git', ['-C', ou, ...args], { encoding: 'utf8', maxBuffer: 64 * 2 ** 20 });

/** What a command rewrites by itself, and nobody edits. */
const GENERES =
  /^docs\/generated\/|^test\/histoires\/formats\.jsonl$|^apps\/web\/src\/api\/schema\.ts$|^apps\/api\/src\/documentation\/exemples-joues\.ts$/;
const genreDe = (f) =>
  GENERES.test(f) ? 'généré' : /^test\/|\.spec\.ts$|^libs\/droit\/essais\//.test(f) ? 'essai' : 'à la main';

export function copier() {
  const copie = mkdtempSync(join(tmpdir(), 'jalon-changement-'));
  for (const f of git(racine, 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0')) {
    if (f === '') continue;
    mkdirSync(dirname(join(copie, f)), { recursive: true });
    cpSync(join(racine, f), join(copie, f));
  }
  symlinkSync(join(racine, 'node_modules'), join(copie, 'node_modules'));
  git(copie, 'init', '-q');
  git(copie, 'add', '-A');
  return {
    ecrire(fichier, texte) {
      mkdirSync(dirname(join(copie, fichier)), { recursive: true });
      writeFileSync(join(copie, fichier), texte);
    },
    /** Each text must be there once: a change that finds nothing to change is no trial. */
    modifier(fichier, remplacements) {
      let texte = readFileSync(join(copie, fichier), 'utf8');
      for (const [avant, apres] of remplacements) {
        if (texte.split(avant).length !== 2) throw new Error(`${fichier} : « ${avant.trim()} » attendu une fois`);
        texte = texte.replace(avant, () => apres);
      }
      writeFileSync(join(copie, fichier), texte);
    },
    /** @returns whether it ended well; what it says is shown when it did not */
    lancer(...commande) {
      const { status, stdout, stderr } = spawnSync(commande[0], commande.slice(1), { cwd: copie, encoding: 'utf8' });
      console.log(`${status === 0 ? '✓' : '✗'} ${commande.join(' ').replaceAll(/\s+/g, ' ').slice(0, 110)}`);
      if (status !== 0) console.log(`${stdout}\n${stderr}`.trimEnd());
      return status === 0;
    },
    /** Files added or changed, by who does it. */
    touches() {
      const lignes = git(copie, 'status', '--porcelain', '--untracked-files=all').split('\n');
      // unstaged changes, and files that were not there
      const fichiers = lignes.filter((l) => /^(.M|.D|\?\?)/.test(l)).map((l) => l.slice(3).replaceAll('"', ''));
      return fichiers.filter((f) => f !== 'node_modules').map((fichier) => ({ fichier, genre: genreDe(fichier) }));
    },
    effacer: () => rmSync(copie, { recursive: true, force: true }),
  };
}

/** Makes the change, runs what must stay green, prints the files; exit code 1 when something is red or more is touched by hand than said. */
export function essayer({ titre, aLaMain, changer, verts }) {
  console.log(titre);
  const copie = copier();
  try {
    changer(copie);
    const vert = verts.map((commande) => copie.lancer(...commande)).every(Boolean);
    const touches = copie.touches();
    for (const { fichier, genre } of touches) console.log(`  ${genre.padEnd(9)} ${fichier}`);
    const n = touches.filter((t) => t.genre === 'à la main').length;
    console.log(`  ${n} fichier(s) à la main, pour ${aLaMain} au plus.`);
    if (!vert || n > aLaMain) process.exitCode = 1;
  } finally {
    copie.effacer();
  }
}
