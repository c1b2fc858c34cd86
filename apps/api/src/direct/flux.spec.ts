import { describe, expect, it } from '@jest/globals';
import { EventEmitter } from 'node:events';
import { Flux } from './flux.js';

/** A reader that takes so many writes before it is full. */
class Lecteur extends EventEmitter {
  readonly ecrits: string[] = [];
  constructor(public place: number) {
    super();
  }
  write(texte: string): boolean {
    this.ecrits.push(texte);
    return --this.place > 0;
  }
  lire(place: number): void {
    this.place = place;
    this.emit('drain');
  }
}
const ouvrir = (place: number) => {
  const lecteur = new Lecteur(place);
  return { lecteur, flux: new Flux(lecteur as never) };
};

describe('un flux ouvert', () => {
  it('dit un dossier et sa révision, rien d’autre', () => {
    const { lecteur, flux } = ouvrir(10);
    flux.dire([{ parcours: 'p1', revision: 4 }]);
    flux.finir();
    expect(lecteur.ecrits).toEqual(['retry: 3000\n\n', 'data: {"parcours":"p1","revision":4}\n\n']);
  });
  it('un lecteur lent reçoit ensuite la dernière révision de chaque dossier, une fois', () => {
    const { lecteur, flux } = ouvrir(1);
    for (const revision of [4, 5, 6])
      flux.dire([
        { parcours: 'p1', revision },
        { parcours: 'p2', revision },
      ]);
    expect(lecteur.ecrits).toHaveLength(1);
    lecteur.lire(10);
    flux.finir();
    expect(lecteur.ecrits.slice(1)).toEqual([
      'data: {"parcours":"p1","revision":6}\n\n',
      'data: {"parcours":"p2","revision":6}\n\n',
    ]);
  });
  it('tout relire dispense du reste', () => {
    const { lecteur, flux } = ouvrir(1);
    flux.dire([{ parcours: 'p1', revision: 4 }]);
    flux.dire('tout');
    lecteur.lire(10);
    flux.finir();
    expect(lecteur.ecrits.slice(1)).toEqual(['event: tout\ndata: {}\n\n']);
  });
  it('au-delà de ce qui peut attendre, tout est à relire', () => {
    const { lecteur, flux } = ouvrir(1);
    flux.dire(Array.from({ length: 501 }, (_, i) => ({ parcours: `p${i}`, revision: 1 })));
    lecteur.lire(10);
    flux.finir();
    expect(lecteur.ecrits.slice(1)).toEqual(['event: tout\ndata: {}\n\n']);
  });
});
