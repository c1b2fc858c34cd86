/**
 * The identity of a row while it is folded. What the table holds of it is read and opened only by a fact that changes a part of it: most
 * facts of a parcours name nobody.
 */
import { SANS_IDENTITE, type Identite, type Identites } from '../identites.js';

export class RowIdentity {
  private claire: Identite | null = null;
  /** Differs from the table. */
  changee = false;

  /** @param lire what the table holds; absent: nothing */
  constructor(
    private readonly parcours: string,
    private readonly identites: Identites,
    private readonly lire: () => string | null = () => null,
  ) {}

  changer(part: Partial<Identite>): void {
    this.claire = { ...(this.claire ?? this.tenue()), ...part };
    this.changee = true;
  }

  /** What is to be written; null: nothing that anybody could read. The table holds it from then on. */
  aEcrire(): string | null {
    this.changee = false;
    return this.claire && this.identites.chiffrer(this.parcours, this.claire);
  }

  private tenue(): Identite {
    const texte = this.lire();
    return (texte === null ? null : this.identites.dechiffrer(this.parcours, texte)) ?? SANS_IDENTITE;
  }
}
