/** Runs a program under strace, which records its system calls or makes one of them fail. */
import { spawn, spawnSync } from 'node:child_process';

/** Why faults of the disk cannot be played here, null when they can. Asked by running strace for real: a container may forbid it. */
export const RAISON_SANS_STRACE: string | null =
  spawnSync('strace', ['-qq', '-o', '/dev/null', 'true']).status === 0
    ? null
    : 'Les pannes du disque n’ont PAS été jouées : strace manque ou n’a pas le droit de suivre un programme. L’installer : apt-get install strace (dans un conteneur : --cap-add=SYS_PTRACE).';

export interface Execution {
  code: number | null;
  signal: NodeJS.Signals | null;
  sortie: string;
  erreurs: string;
}

/** strace ends as its program ended: same exit code, same signal. */
export function sousStrace(
  options: readonly string[],
  commande: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Execution> {
  return new Promise((resoudre, rejeter) => {
    const processus = spawn('strace', ['-f', '--seccomp-bpf', '-qq', ...options, ...commande], {
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [sortie, erreurs] = ['', ''];
    processus.stdout.on('data', (morceau: Buffer) => (sortie += morceau.toString()));
    processus.stderr.on('data', (morceau: Buffer) => (erreurs += morceau.toString()));
    processus.once('error', rejeter);
    processus.once('close', (code, signal) => resoudre({ code, signal, sortie, erreurs }));
  });
}
