/** Where a command speaks: data on stdout, everything else on stderr. Injected, so that specs need no process. */
export interface Terminal {
  /** Data: stdout, as is, with a final newline. */
  donnee(texte: string): void;
  /** For a person: stderr. */
  dire(texte: string): void;
  /** Progress: stderr, without newline. */
  brut(texte: string): void;
  /** Whether stderr is a terminal. */
  tty: boolean;
  env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C or SIGTERM. */
  arret: AbortSignal;
  /** Whole of stdin, for `-`. */
  lireEntree(): Promise<string>;
}

export function terminalDuProcessus(arret: AbortSignal): Terminal {
  return {
    donnee: (texte) => void process.stdout.write(`${texte}\n`),
    dire: (texte) => void process.stderr.write(`${texte}\n`),
    brut: (texte) => void process.stderr.write(texte),
    tty: process.stderr.isTTY === true,
    env: process.env,
    arret,
    lireEntree: async () => {
      const morceaux: Buffer[] = [];
      for await (const m of process.stdin) morceaux.push(m as Buffer);
      return Buffer.concat(morceaux).toString('utf8');
    },
  };
}

export type Couleur = 'auto' | 'jamais' | 'toujours';
/** https://no-color.org: any non-empty value turns colour off; `--couleur` is stronger than the environment. */
export const enCouleur = (t: Pick<Terminal, 'env' | 'tty'>, choix: Couleur): boolean =>
  choix === 'toujours' || (choix === 'auto' && t.tty && (t.env['NO_COLOR'] ?? '') === '' && t.env['TERM'] !== 'dumb');

export const rouge = (texte: string, couleur: boolean): string => (couleur ? `\u001B[31m${texte}\u001B[39m` : texte);
