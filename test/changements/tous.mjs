/** The four changes that people make most: each on a copy of its own, with what must stay green and the files it took. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ici = dirname(fileURLToPath(import.meta.url));
for (const changement of ['motif', 'fait', 'etape', 'colonne']) {
  const { status } = spawnSync(process.execPath, [join(ici, `${changement}.mjs`)], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
