/** A small disk in memory, that can be full for real and then grow. Only root may mount one. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class PetitDisque {
  readonly chemin = mkdtempSync(join(tmpdir(), 'jalon-plein-'));
  private lests = 0;

  /** @throws when the system does not let us mount */
  constructor(private mo: number) {
    mount('-t', 'tmpfs', '-o', `size=${mo}m`, 'tmpfs', this.chemin);
  }

  get libre(): number {
    const { bavail, bsize } = statfsSync(this.chemin);
    return bavail * bsize;
  }

  /** Fills all but this many bytes, so that the product itself takes the last ones. */
  lester(reste: number): void {
    writeFileSync(join(this.chemin, `lest-${this.lests++}`), Buffer.alloc(Math.max(0, this.libre - reste)));
  }

  agrandir(mo: number): void {
    this.mo += mo;
    mount('-o', `remount,size=${this.mo}m`, this.chemin);
  }

  demonter(): void {
    spawnSync('umount', ['-l', this.chemin]);
    rmSync(this.chemin, { recursive: true, force: true });
  }
}

function mount(...options: string[]): void {
  const { status, stderr, error } = spawnSync('mount', options);
  if (status !== 0) throw new Error(`mount ${options.join(' ')} : ${String(error ?? stderr)}`);
}

/** Why the full disk cannot be played here, null when it can. Asked by mounting one for real. */
export const RAISON_SANS_TMPFS: string | null = chercherRaison();

function chercherRaison(): string | null {
  try {
    new PetitDisque(1).demonter();
    return null;
  } catch {
    return process.getuid?.() === 0
      ? 'Le disque plein n’a PAS été joué : ce système ne laisse pas monter de tmpfs (dans un conteneur : --cap-add=SYS_ADMIN).'
      : 'Le disque plein n’a PAS été joué : il faut être root pour monter un tmpfs (sudo npm run fiabilite -- --seule R5).';
  }
}
