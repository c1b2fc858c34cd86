#!/usr/bin/env node
/** `jalon`: runs the built command line, and builds it first when it is missing. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const racine = join(dirname(fileURLToPath(import.meta.url)), '../..');
const principal = join(racine, 'dist/apps/cli/src/main.js');

if (!existsSync(principal)) {
  process.stderr.write(
    'Jalon n’est pas encore construit : construction en cours (une seule fois, moins d’une minute)…\n',
  );
  const { status } = spawnSync(
    process.execPath,
    [join(racine, 'node_modules/@nestjs/cli/bin/nest.js'), 'build', 'cli'],
    {
      cwd: racine,
      // the compiler may talk; data of the command that follows must stay alone on stdout
      stdio: ['ignore', 2, 2],
    },
  );
  if (status !== 0 || !existsSync(principal)) {
    process.stderr.write(
      'La construction a échoué. Lancez « npm ci » puis « npx nest build cli » pour voir pourquoi.\n',
    );
    process.exit(1);
  }
}
await import(principal);
