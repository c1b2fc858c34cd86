/** Which colour of a read model is read, followed live, or being built; creating, swapping and dropping them. */
import { Points, type Base, type Point } from './base.js';
import type { Suivie } from './lot.js';
import { autre, colorier, empreinteDdl, signature, Tables, type Couleur, type Projection } from './projection.js';

export class Couleurs {
  private readonly tables = new Map<string, Tables>();

  constructor(
    private readonly db: Base,
    readonly points: Points,
    readonly projections: readonly Projection[],
  ) {}

  /** Creates what is missing. A read model never seen starts empty, to be filled by the subscription. */
  preparer(): void {
    this.db
      .transaction(() => {
        for (const p of this.projections) {
          if (!this.points.courante(p.nom) && !this.points.ombre(p.nom)) this.creer(p, 'bleu', 'courante');
          this.balayer(p);
        }
      })
      .immediate();
  }

  /** The colour that the subscription feeds; null while only a rebuild can make it ours (version or tables changed). */
  vivante(p: Projection): Suivie | null {
    const courante = this.points.courante(p.nom);
    return courante?.signature === signature(p) ? this.suivie(p, courante.couleur) : null;
  }

  /** The colour that queries read: the current one, or the one being built when the current has other tables. */
  lue(p: Projection): { point: Point; tables: Tables } {
    const ddl = empreinteDdl(p);
    for (const point of [this.points.courante(p.nom), this.points.ombre(p.nom)])
      if (point?.ddl === ddl) return { point, tables: this.suivie(p, point.couleur).tables };
    throw new Error(`read model ${p.nom}: its tables belong to another version of the program`);
  }

  /** The shadow to fill: the one left by an interrupted rebuild when it is of this very code, else a new empty one. */
  ombre(p: Projection, depuisZero: boolean): Suivie {
    return this.db
      .transaction(() => {
        const ombre = this.points.ombre(p.nom);
        if (ombre && !depuisZero && ombre.signature === signature(p)) return this.suivie(p, ombre.couleur);
        if (ombre) this.detruire(p, ombre.couleur);
        const couleur = autre(this.points.courante(p.nom)?.couleur ?? 'vert');
        this.creer(p, couleur, 'ombre');
        return this.suivie(p, couleur);
      })
      .immediate();
  }

  /**
   * Makes the shadow the current one if it has seen at least as much.
   * @returns false when the current one is ahead: read on, then try again
   */
  basculer(ombre: Suivie): boolean {
    const p = ombre.projection;
    const fait = this.db
      .transaction(() => {
        const point = this.points.point(p.nom, ombre.couleur);
        // another process finished the same rebuild
        if (!point || point.role === 'courante') return true;
        const courante = this.points.courante(p.nom);
        if (courante?.signature === point.signature && courante.position > point.position) return false;
        if (courante)
          this.db.prepare('DELETE FROM gelees WHERE projection = ? AND couleur = ?').run(p.nom, courante.couleur);
        this.points.promouvoir(p.nom, ombre.couleur);
        return true;
      })
      .immediate();
    // apart from the swap, so that it stays short: a crash in between leaves tables that the next opening sweeps
    if (fait) this.db.transaction(() => this.balayer(p)).immediate();
    return fait;
  }

  /** Still a shadow of this very code. */
  estOmbre({ projection, couleur }: Suivie): boolean {
    const point = this.points.point(projection.nom, couleur);
    return point?.role === 'ombre' && point.signature === signature(projection);
  }

  suivie(p: Projection, couleur: Couleur): Suivie {
    const cle = `${p.nom} ${couleur}`;
    let tables = this.tables.get(cle);
    if (!tables) this.tables.set(cle, (tables = new Tables(this.db, couleur)));
    return { projection: p, couleur, tables };
  }

  private creer(p: Projection, couleur: Couleur, role: Point['role']): void {
    this.supprimerTables(p, couleur);
    this.db.exec(colorier(p.ddl, couleur));
    this.points.poser({
      projection: p.nom,
      couleur,
      role,
      signature: signature(p),
      ddl: empreinteDdl(p),
      version: p.version,
      position: -1,
    });
  }

  private detruire(p: Projection, couleur: Couleur): void {
    this.points.retirer(p.nom, couleur);
    this.supprimerTables(p, couleur);
  }

  /** Drops the tables that no checkpoint names. */
  private balayer(p: Projection): void {
    for (const couleur of ['bleu', 'vert'] as const)
      if (!this.points.point(p.nom, couleur)) this.supprimerTables(p, couleur);
  }

  /** By prefix, so that tables of an older version of the code go too. */
  private supprimerTables(p: Projection, couleur: Couleur): void {
    const noms = this.db
      .prepare<[string, string], string>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND (name = ? OR name GLOB ?)",
      )
      .pluck()
      .all(`${p.nom}_${couleur}`, `${p.nom}_*_${couleur}`);
    for (const nom of noms) this.db.exec(`DROP TABLE ${nom}`);
    this.tables.delete(`${p.nom} ${couleur}`);
  }
}
