/** Real processes for the specs of the launcher: small programs written in a temporary folder, and what they say. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** URL of a module of the launcher, for the programs that import it. */
export const module = (nom: string): string =>
  JSON.stringify(pathToFileURL(join(process.cwd(), 'apps/lanceur', nom)).href);

export class Programmes {
  readonly dossier = mkdtempSync(join(tmpdir(), 'jalon-programmes-'));
  private readonly lances: ChildProcess[] = [];

  ecrire(nom: string, texte: string): string {
    const fichier = join(this.dossier, nom);
    writeFileSync(fichier, texte);
    return fichier;
  }

  lancer(commande: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Lance {
    const { npm_lifecycle_event: _, ...reste } = process.env;
    const processus = spawn(commande, args, { env: { ...reste, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.lances.push(processus);
    return new Lance(processus);
  }

  nettoyer(): void {
    for (const processus of this.lances) processus.kill('SIGKILL');
    rmSync(this.dossier, { recursive: true });
  }
}

export class Lance {
  sortie = '';
  erreurs = '';
  readonly fin: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  private readonly guetteurs = new Set<() => void>();

  constructor(readonly processus: ChildProcess) {
    processus.stdout?.on('data', (m: Buffer) => this.recevoir(() => (this.sortie += m.toString())));
    processus.stderr?.on('data', (m: Buffer) => this.recevoir(() => (this.erreurs += m.toString())));
    this.fin = new Promise((resoudre) => processus.once('close', (code, signal) => resoudre({ code, signal })));
  }

  /** Resolves as soon as the standard output holds it; the spec's own time limit is the only other end. */
  dit(motif: RegExp): Promise<RegExpExecArray> {
    return new Promise((resoudre) => {
      const regarder = (): void => {
        const trouve = motif.exec(this.sortie);
        if (!trouve) return;
        this.guetteurs.delete(regarder);
        resoudre(trouve);
      };
      this.guetteurs.add(regarder);
      regarder();
    });
  }

  private recevoir(ajouter: () => void): void {
    ajouter();
    for (const guetteur of this.guetteurs) guetteur();
  }
}
