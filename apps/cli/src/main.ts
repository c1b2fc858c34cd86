/** Entry point: signals in, exit code out. */
import { CODES } from './codes.js';
import { executerCli } from './cli.js';
import { terminalDuProcessus } from './terminal.js';

const arret = new AbortController();
let signaux = 0;
// once: clean stop, the command says how to resume; twice: now
const arreter = (): void => {
  signaux += 1;
  if (signaux > 1) process.exit(CODES.interrompu);
  arret.abort();
};
process.on('SIGINT', arreter);
process.on('SIGTERM', arreter);
// `jalon … | head` closes stdout early: that is no error
process.stdout.on('error', (erreur: NodeJS.ErrnoException) =>
  process.exit(erreur.code === 'EPIPE' ? CODES.fait : CODES.inattendu),
);

process.exitCode = await executerCli(process.argv.slice(2), terminalDuProcessus(arret.signal));
