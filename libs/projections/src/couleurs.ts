/** Which colour of a read model is read, followed live, or being built; creating and swapping them. */
import { Points, type Base, type Point } from './base.js';
import { Balayage } from './balayage.js';
import type { Suivie } from './lot.js';
import { autre, colorier, empreinteDdl, signature, Tables, type Couleur, type Projection } from './projection.js';

export class Couleurs {
  private readonly tables = new Map<string, Tables>();
  private readonly balayage: Balayage;

  constructor(
    private readonly db: Base,
    readonly points: Points,
    readonly projections: readonly Projection[],
  ) {
    this.balayage = new Balayage(db, points);
  }

  /** Creates what is missing. A read model never seen starts empty, to be filled by the subscription. */
  preparer(): void {
    this.db
      .transaction(() => {
        for (const p of this.projections)
          if (!this.points.courante(p.nom) && !this.points.ombre(p.nom)) this.creer(p, 'bleu', 'courante');
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

  /** No read model is read from tables that are still being filled for another version of the code. */
  lisibles(): boolean {
    return this.projections.every((p) => this.points.courante(p.nom)?.ddl === empreinteDdl(p));
  }

  /** The shadow to fill: the one left by an interrupted rebuild when it is of this very code, else a new empty one. */
  async ombre(p: Projection, depuisZero: boolean): Promise<Suivie> {
    const laissee = (): Suivie | null => {
      const ombre = this.points.ombre(p.nom);
      return ombre?.signature === signature(p) ? this.suivie(p, ombre.couleur) : null;
    };
    const dejaLa = depuisZero ? null : laissee();
    if (dejaLa) return dejaLa;
    this.db
      .transaction(() => {
        const ombre = this.points.ombre(p.nom);
        if (ombre) this.points.retirer(p.nom, ombre.couleur);
      })
      .immediate();
    await this.balayer();
    return this.db
      .transaction(() => {
        // another process may have begun the same rebuild meanwhile
        const autrui = laissee();
        if (autrui) return autrui;
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
    return this.db
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
  }

  /** Removes the tables that no checkpoint names, a little at a time: former colours, interrupted sweeps. */
  async balayer(signal?: AbortSignal): Promise<void> {
    await this.balayage.balayer(this.projections, signal);
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
    // statements prepared on former tables of this colour
    this.tables.delete(`${p.nom} ${couleur}`);
    this.balayage.supprimer(p, couleur);
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
}
