/** Stands between whoever started Jalon and the Node that runs it: signals go down, the exit code comes back up, nothing else shows. */
import { spawn } from 'node:child_process';

const SIGNAUX = process.platform === 'win32' ? ['SIGINT', 'SIGTERM'] : ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];
/** A terminal sends these to the whole group itself: relaying them would count twice, and twice means « tout de suite ». */
const DU_CLAVIER = new Set(['SIGINT', 'SIGQUIT']);
const auTerminal = () => [process.stdin, process.stdout, process.stderr].some((flux) => flux.isTTY);

/**
 * npm puts a shell between itself and its script, and passes SIGTERM to that shell only: the script sees no signal, it sees its
 * parent disappear. Outside npm that means nothing (`nohup node … &`).
 */
const PARENT = process.env['npm_lifecycle_event'] ? process.ppid : null;
const VEILLE_MS = 250;
const orphelin = () => PARENT !== null && process.ppid !== PARENT;

/**
 * Runs a program until it ends. Signals received meanwhile are its own business: they never end this process first.
 *
 * @param {string} binaire @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null, demande: boolean }>} how it ended; `demande`: a stop was asked for
 */
export function relayer(binaire, args, options = { stdio: 'inherit' }) {
  return new Promise((resoudre, rejeter) => {
    let demande = false;
    const enfant = spawn(binaire, args, options);
    const passer = (signal) => {
      demande = true;
      if (!(DU_CLAVIER.has(signal) && auTerminal())) enfant.kill(signal);
    };
    for (const signal of SIGNAUX) process.on(signal, passer);
    const veille = setInterval(() => {
      if (!demande && orphelin()) passer('SIGTERM');
    }, VEILLE_MS);
    const lacher = () => {
      clearInterval(veille);
      for (const signal of SIGNAUX) process.off(signal, passer);
    };
    enfant.once('error', (erreur) => {
      lacher();
      rejeter(erreur);
    });
    enfant.once('exit', (code, signal) => {
      lacher();
      resoudre({ code, signal, demande });
    });
  });
}

/** Ends this process as the other one ended: same code, or same signal. */
export function finirComme({ code, signal }) {
  if (signal === null) process.exit(code ?? 1);
  // a signal that cannot end this process (Windows, or ignored by whoever started it) still has its usual code
  process.exitCode = 1;
  process.kill(process.pid, signal);
}
