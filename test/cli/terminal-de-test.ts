/** A terminal that remembers: what went to stdout, what went to stderr. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { executerCli } from '../../apps/cli/src/cli.js';
import type { Terminal } from '../../apps/cli/src/terminal.js';

export interface Lancement {
  code: number;
  /** Data. */
  sortie: string;
  /** Messages and progress. */
  messages: string;
}
export interface Circonstances {
  env?: Record<string, string>;
  tty?: boolean;
  entree?: string;
  arret?: AbortSignal;
}

export async function lancer(args: readonly string[], c: Circonstances = {}): Promise<Lancement> {
  const sortie: string[] = [];
  const messages: string[] = [];
  const terminal: Terminal = {
    donnee: (t) => void sortie.push(t),
    dire: (t) => void messages.push(t),
    brut: (t) => void messages.push(t),
    tty: c.tty ?? false,
    env: c.env ?? {},
    arret: c.arret ?? new AbortController().signal,
    lireEntree: async () => c.entree ?? '',
  };
  const code = await executerCli(args, terminal);
  return { code, sortie: sortie.join('\n'), messages: messages.join('\n') };
}

/** A folder that does not exist yet, under a temporary one removed by `effacer`. */
export function dossierNeuf(): { donnees: string; effacer(): void } {
  const parent = mkdtempSync(join(tmpdir(), 'jalon-cli-'));
  return { donnees: join(parent, 'donnees'), effacer: () => rmSync(parent, { recursive: true, force: true }) };
}
