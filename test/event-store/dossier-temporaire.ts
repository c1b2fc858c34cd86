import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Temporary folders of one spec file; `nettoyer` removes those made so far. */
export function dossiersTemporaires() {
  const faits: string[] = [];
  return {
    nouveau(): string {
      const dossier = mkdtempSync(join(tmpdir(), 'jalon-'));
      faits.push(dossier);
      return dossier;
    },
    async nettoyer(): Promise<void> {
      for (const dossier of faits.splice(0)) rmSync(dossier, { recursive: true, force: true });
    },
  };
}
