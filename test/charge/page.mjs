// Figures are never copied by hand: `npm run bench -- --ecrire` puts its own between two marks of docs/performance.md.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

const PAGE = new URL('../../docs/performance.md', import.meta.url);
const git = (...mots) => execFileSync('git', mots, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();

/** Where and when: a figure without its machine says nothing. */
export function provenance({ commandes, tours }) {
  const modifie = git('status', '--porcelain', '--untracked-files=no') === '' ? '' : ', with changes not committed';
  const [{ model }] = cpus();
  return (
    `${new Date().toISOString().slice(0, 10)}, commit ${git('rev-parse', '--short', 'HEAD')}${modifie}; Node ${process.version}, ${cpus().length} × ${model.trim()}, ` +
    `load ${loadavg()[0].toFixed(1)} at the end; ${commandes} commands a measure, ${tours} alternation${tours > 1 ? 's' : ''}: median [lowest–highest].`
  );
}

export const tableau = (lignes) =>
  ['| measure | value | target |', '|---|---|---|', ...lignes.map((l) => `| ${l.join(' | ')} |`)].join('\n');

/** @throws Error the page has no such marks */
export function ecrireDansLaPage(nom, texte, page = PAGE) {
  const [debut, fin] = [`<!-- ${nom}: written by npm run bench -->`, `<!-- end of ${nom} -->`];
  const contenu = readFileSync(page, 'utf8');
  const [de, a] = [contenu.indexOf(debut), contenu.indexOf(fin)];
  if (de < 0 || a < de) throw new Error(`${page} : repères « ${nom} » absents`);
  writeFileSync(page, `${contenu.slice(0, de + debut.length)}\n\n${texte}\n\n${contenu.slice(a)}`);
}
