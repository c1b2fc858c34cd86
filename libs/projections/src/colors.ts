/** Which colour of a read model is read, followed live, or being built; creating and swapping them. */
import { Points, type Base, type Point } from './base.js';
import { Sweeper } from './sweeper.js';
import type { Target } from './target.js';
import { autre, colored, empreinteDdl, signature, Tables, type Color, type Projection } from './projection.js';

export class Colors {
  private readonly tables = new Map<string, Tables>();
  private readonly sweeper: Sweeper;

  constructor(
    private readonly db: Base,
    readonly points: Points,
    readonly projections: readonly Projection[],
  ) {
    this.sweeper = new Sweeper(db, points);
  }

  /** Creates what is missing. A read model never seen starts empty, to be filled by the subscription. */
  preparer(): void {
    this.db
      .transaction(() => {
        for (const p of this.projections)
          if (!this.points.courante(p.nom) && !this.points.shadow(p.nom)) this.creer(p, 'bleu', 'courante');
      })
      .immediate();
  }

  /** The colour that the subscription feeds; null while only a rebuild can make it ours (version or tables changed). */
  vivante(p: Projection): Target | null {
    const courante = this.points.courante(p.nom);
    return courante?.signature === signature(p) ? this.target(p, courante.couleur) : null;
  }

  /** The colour that queries read: the current one, or the one being built when the current has other tables. */
  lue(p: Projection): { point: Point; tables: Tables } {
    const ddl = empreinteDdl(p);
    for (const point of [this.points.courante(p.nom), this.points.shadow(p.nom)])
      if (point?.ddl === ddl) return { point, tables: this.target(p, point.couleur).tables };
    throw new Error(`read model ${p.nom}: its tables belong to another version of the program`);
  }

  /** No read model is read from tables that are still being filled for another version of the code. */
  lisibles(): boolean {
    return this.projections.every((p) => this.points.courante(p.nom)?.ddl === empreinteDdl(p));
  }

  /** The shadow to fill: the one left by an interrupted rebuild when it is of this very code, else a new empty one. */
  async shadow(p: Projection, depuisZero: boolean): Promise<Target> {
    const laissee = (): Target | null => {
      const shadow = this.points.shadow(p.nom);
      return shadow?.signature === signature(p) ? this.target(p, shadow.couleur) : null;
    };
    const dejaLa = depuisZero ? null : laissee();
    if (dejaLa) return dejaLa;
    this.db
      .transaction(() => {
        const shadow = this.points.shadow(p.nom);
        if (shadow) this.points.retirer(p.nom, shadow.couleur);
      })
      .immediate();
    await this.sweep();
    return this.db
      .transaction(() => {
        // another process may have begun the same rebuild meanwhile
        const autrui = laissee();
        if (autrui) return autrui;
        const color = autre(this.points.courante(p.nom)?.couleur ?? 'vert');
        this.creer(p, color, 'ombre');
        return this.target(p, color);
      })
      .immediate();
  }

  /**
   * Makes the shadow the current one if it has seen at least as much.
   * @returns false when the current one is ahead: read on, then try again
   */
  basculer(shadow: Target): boolean {
    const p = shadow.projection;
    return this.db
      .transaction(() => {
        const point = this.points.point(p.nom, shadow.color);
        // another process finished the same rebuild
        if (!point || point.role === 'courante') return true;
        const courante = this.points.courante(p.nom);
        if (courante?.signature === point.signature && courante.position > point.position) return false;
        if (courante)
          this.db.prepare('DELETE FROM gelees WHERE projection = ? AND couleur = ?').run(p.nom, courante.couleur);
        this.points.promouvoir(p.nom, shadow.color);
        return true;
      })
      .immediate();
  }

  /** Removes the tables that no checkpoint names, a little at a time: former colours, interrupted sweeps. */
  async sweep(signal?: AbortSignal): Promise<void> {
    await this.sweeper.sweep(this.projections, signal);
  }

  /** Still a shadow of this very code. */
  isShadow({ projection, color }: Target): boolean {
    const point = this.points.point(projection.nom, color);
    return point?.role === 'ombre' && point.signature === signature(projection);
  }

  target(p: Projection, color: Color): Target {
    const cle = `${p.nom} ${color}`;
    let tables = this.tables.get(cle);
    if (!tables) this.tables.set(cle, (tables = new Tables(this.db, color)));
    return { projection: p, color, tables };
  }

  private creer(p: Projection, color: Color, role: Point['role']): void {
    // statements prepared on former tables of this colour
    this.tables.delete(`${p.nom} ${color}`);
    this.sweeper.supprimer(p, color);
    this.db.exec(colored(p.ddl, color));
    this.points.poser({
      projection: p.nom,
      couleur: color,
      role,
      signature: signature(p),
      ddl: empreinteDdl(p),
      version: p.version,
      position: -1,
    });
  }
}
