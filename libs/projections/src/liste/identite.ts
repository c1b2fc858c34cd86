/**
 * The identity of a row while it is folded. As the table holds it, it is opened only by a fact that changes a part of it: most facts of a
 * parcours name nobody, and cost no decryption.
 */
import { SANS_IDENTITE, type Identite, type Identites } from '../identites.js';

export class IdentitePliee {
  /** Null: still as the table holds it. */
  private claire: Identite | null;

  constructor(
    private readonly parcours: string,
    private readonly identites: Identites,
    private texte: string | null = null,
  ) {
    this.claire = texte === null ? SANS_IDENTITE : null;
  }

  /** What is written; the same text as long as nothing changed. */
  get chiffree(): string | null {
    if (this.texte === null && this.claire !== null && this.claire !== SANS_IDENTITE)
      this.texte = this.identites.chiffrer(this.parcours, this.claire);
    return this.texte;
  }

  changer(part: Partial<Identite>): void {
    this.claire ??= this.identites.dechiffrer(this.parcours, this.texte as string) ?? SANS_IDENTITE;
    this.claire = { ...this.claire, ...part };
    this.texte = null;
  }
}
