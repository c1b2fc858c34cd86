/** A deployment on files whose log is long enough for a thread of its own, and the rows that are read in it. */
import { expect } from '@jest/globals';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ouvrirJalon, type Jalon } from '@jalon/application';

const { cultiver, LE } = (await import(join(process.cwd(), 'test/charge/semis.mjs'))) as {
  cultiver(moteur: Jalon['moteur']): { semer(n: number): Promise<unknown> };
  LE: string;
};

export class Deploiement {
  readonly dossier = mkdtempSync(join(tmpdir(), 'jalon-fil-'));
  readonly projections = join(this.dossier, 'donnees/projections.db');
  /** What failed behind. */
  readonly fautes: unknown[] = [];
  private jalon: Jalon | null = null;

  async demarrer(): Promise<Jalon> {
    this.jalon = await ouvrirJalon({
      donnees: join(this.dossier, 'donnees'),
      horloge: () => new Date(`${LE}T09:00:00Z`),
      surErreur: (e) => this.fautes.push(e),
    });
    return this.jalon;
  }
  async semer(dossiers: number): Promise<Jalon> {
    const jalon = await this.demarrer();
    await cultiver(jalon.moteur).semer(dossiers);
    expect(await jalon.projections.quandTraite(await jalon.store.head(), 30_000)).toBe(true);
    return jalon;
  }
  /** Every row of every table that is read, by the name of the table without its colour. */
  lignes(): Map<string, string[]> {
    const db = new Database(this.projections, { readonly: true });
    const tables = db
      .prepare<[], string>(
        "SELECT t.name FROM sqlite_schema t JOIN points p ON t.name GLOB p.projection || '*_' || p.couleur WHERE t.type = 'table' AND p.role = 'courante'",
      )
      .pluck()
      .all();
    const lues = tables.map((t): [string, string[]] => [
      t.replace(/_(bleu|vert)$/, ''),
      db
        .prepare(`SELECT * FROM ${t}`)
        .all()
        .map((r) => JSON.stringify(r))
        .sort(),
    ]);
    db.close();
    return new Map(lues.sort(([a], [b]) => a.localeCompare(b)));
  }
  async arreter(): Promise<void> {
    await this.jalon?.fermer();
    this.jalon = null;
  }
  async oter(): Promise<void> {
    await this.arreter();
    rmSync(this.dossier, { recursive: true });
  }
}
