/** Waiting for a position to be visible, without polling: a waiter is answered by the batch that passes its position. */

interface Attente {
  position: number;
  repondre(vu: boolean): void;
}

export class Attentes {
  private readonly attentes = new Set<Attente>();
  private atteinte = -1;

  /** Everything up to this position is visible. Never goes back. */
  atteindre(position: number): void {
    if (position <= this.atteinte) return;
    this.atteinte = position;
    for (const a of this.attentes) if (a.position <= position) a.repondre(true);
  }

  /**
   * @param delaiMax milliseconds
   * @returns true once visible; false when the delay has run out or everything is closing
   */
  attendre(position: number, delaiMax: number): Promise<boolean> {
    if (position <= this.atteinte) return Promise.resolve(true);
    return new Promise((resolve) => {
      const attente: Attente = {
        position,
        repondre: (vu) => {
          clearTimeout(minuterie);
          this.attentes.delete(attente);
          resolve(vu);
        },
      };
      const minuterie = setTimeout(() => attente.repondre(false), delaiMax);
      this.attentes.add(attente);
    });
  }

  fermer(): void {
    for (const a of this.attentes) a.repondre(false);
  }
}
