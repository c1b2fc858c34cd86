/** Who one may act as: the personas of the deployment, and those of the organisations that the State registered since. */
import type { Jalon } from '@jalon/application';
import { personasDeLAnnuaire, type Persona } from '@jalon/demonstration';

export class Personas {
  private parId: ReadonlyMap<string, Persona>;

  constructor(
    private readonly deployees: readonly Persona[],
    private readonly jalon: Jalon,
  ) {
    this.parId = new Map(deployees.map((p) => [p.id, p]));
  }

  async toutes(): Promise<readonly Persona[]> {
    const inscrites = personasDeLAnnuaire(this.deployees, await this.jalon.structures.annuaire());
    const toutes = [...this.deployees, ...inscrites];
    this.parId = new Map(toutes.map((p) => [p.id, p]));
    return toutes;
  }

  /** As last read: what is asked before anything is. */
  connue(id: string): Persona | undefined {
    return this.parId.get(id);
  }

  /** The directory is read again for a name that was not in it. */
  async trouver(id: string): Promise<Persona | undefined> {
    const persona = this.connue(id);
    if (persona !== undefined || id === '') return persona;
    await this.toutes();
    return this.connue(id);
  }
}
