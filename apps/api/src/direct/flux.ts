/** One open stream: what it is to be told waits while its reader is slow, bounded; past the bound it is told to ask everything again. */
import type { Response } from 'express';
import type { Nouvelle } from '@jalon/application';

/** Dossiers that may wait for a slow reader. */
const ATTENTE_MAX = 500;
/** Milliseconds between two signs of life: what stands between keeps no silent connection open. */
const BATTEMENT = 20_000;
/** What the browser waits before it comes back, in milliseconds. */
const RETOUR = 3000;

export class Flux {
  private readonly enAttente = new Map<string, number>();
  /** All is to be asked again. */
  private tout = false;
  private pret = true;
  private readonly battement: NodeJS.Timeout;

  constructor(private readonly reponse: Pick<Response, 'write' | 'on'>) {
    this.ecrire(`retry: ${RETOUR}\n\n`);
    reponse.on('drain', () => {
      this.pret = true;
      this.vider();
    });
    this.battement = setInterval(() => this.pret && this.ecrire(': \n\n'), BATTEMENT);
    this.battement.unref();
  }

  dire(nouvelles: readonly Nouvelle[] | 'tout'): void {
    if (nouvelles === 'tout') this.tout = true;
    else for (const { parcours, revision } of nouvelles) this.enAttente.set(parcours, revision);
    if (this.enAttente.size > ATTENTE_MAX) {
      this.enAttente.clear();
      this.tout = true;
    }
    this.vider();
  }

  finir(): void {
    clearInterval(this.battement);
  }

  private vider(): void {
    if (!this.pret) return;
    if (this.tout) {
      this.tout = false;
      this.enAttente.clear();
      this.ecrire('event: tout\ndata: {}\n\n');
      return;
    }
    for (const [parcours, revision] of this.enAttente) {
      if (!this.pret) return;
      this.enAttente.delete(parcours);
      this.ecrire(`data: ${JSON.stringify({ parcours, revision })}\n\n`);
    }
  }

  private ecrire(texte: string): void {
    this.pret = this.reponse.write(texte);
  }
}
