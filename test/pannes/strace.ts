/** Runs a program under strace, which records its system calls or makes one of them fail. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

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

/** Runs a program to its end. Under strace, strace ends as its program ended: same exit code, same signal. */
export function executer(
  [programme = '', ...arguments_]: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Execution> {
  return new Promise((resoudre, rejeter) => {
    const processus = spawn(programme, arguments_, {
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

/** A fault for the K-th call of a kind. */
export interface Panne {
  appel: string;
  sorte: 'SIGKILL' | 'EIO' | 'ENOSPC';
  rang: number;
}

/**
 * Options of strace that make the fault happen and keep the proof of it in a file. Never with `--seccomp-bpf`, which is faster:
 * an injected signal is then never sent.
 */
export const injecter = ({ appel, sorte, rang }: Panne, preuve: string): string[] => [
  '-e',
  `trace=${appel}`,
  '-e',
  `inject=${appel}:${sorte === 'SIGKILL' ? 'signal=SIGKILL' : `error=${sorte}`}:when=${rang}`,
  '-o',
  preuve,
];

/** Did the fault happen? A test that injects nothing passes for nothing. */
export const declenchee = ({ sorte }: Panne, fin: Execution, preuve: string): boolean =>
  sorte === 'SIGKILL' ? fin.signal === 'SIGKILL' : readFileSync(preuve, 'latin1').includes('(INJECTED)');
