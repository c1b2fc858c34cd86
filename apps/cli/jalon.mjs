#!/usr/bin/env node
/**
 * `jalon`: runs the built command line, and builds it first when it is missing. A host's Node that opens the store runs it in this very
 * process; an older one hands over to the Node delivered with Jalon, except for the answers that open nothing: version and help.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { exigerNode, suffit } from '../lanceur/choisir.mjs';
import { demandeDAide } from './sans-magasin.mjs';

const racine = join(dirname(fileURLToPath(import.meta.url)), '../..');
const principal = join(racine, 'dist/apps/cli/src/main.js');

const args = process.argv.slice(2);
if (args.length === 1 && args[0] === '--version') {
  process.stdout.write(`${JSON.parse(readFileSync(join(racine, 'package.json'), 'utf8')).version}\n`);
} else if (suffit(process.version) || demandeDAide(args)) {
  if (!existsSync(principal)) construire();
  await import(pathToFileURL(principal).href);
} else {
  const { binaire } = exigerNode();
  const { finirComme, relayer } = await import('../lanceur/relayer.mjs');
  finirComme(await relayer(binaire, process.argv.slice(1)));
}

function construire() {
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
      'La construction a échoué. Lancez « npm install » puis « npx nest build cli » pour voir pourquoi.\n',
    );
    process.exit(1);
  }
}
