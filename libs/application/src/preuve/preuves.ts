/**
 * What is proven of the log: audit files, its signed head, and that the one extends another. The tree is kept and only grows: a proof costs
 * what was written since the one before. One proof at a time, the event loop given back between pages.
 */
import { join } from 'node:path';
import { openSealedLog } from '@jalon/event-store';
import { leafHash, loadSigningKey, MerkleTree, readUnverifiedCheckpoint, type Hash } from '@jalon/preuve';
import { fichierDuJournal } from '../durable-store.js';
import { FICHIER_DE_SCELLEMENT } from '../exploitation/secrets.js';
import { dossierDAudit, type DemandeDossier, type JournalProuve } from './dossier-audit.js';

/** `vide`: no seal covers a fact yet; `altere`: what is stored is not what was sealed, and no file would say otherwise. */
export class PreuveImpossible extends Error {
  override name = 'PreuveImpossible';
  constructor(readonly raison: 'vide' | 'altere') {
    super(
      raison === 'vide'
        ? 'Aucun sceau ne couvre encore ce journal : il n’y a rien à prouver.'
        : 'Ce journal n’est plus ce qui a été scellé : rien ne peut en être prouvé. « jalon preuve verifier » dit où.',
    );
  }
}

export interface PointProuve {
  point: string;
  coherence: readonly Hash[];
}

export class Preuves {
  private arbre = new MerkleTree();
  private positions: number[] = [];
  private tour: Promise<unknown> = Promise.resolve();

  constructor(private readonly ou: { donnees: string; cles: string }) {}

  /** @throws PreuveImpossible, StoreUnavailable, Error the key of the seals is not at hand */
  dossier(demande: DemandeDossier): Promise<Buffer> {
    return this.sous((journal) =>
      dossierDAudit(journal, demande, loadSigningKey(join(this.ou.cles, FICHIER_DE_SCELLEMENT), false)),
    );
  }

  /**
   * The last checkpoint, with the proof that it only adds facts to those of a former size (RFC 9162 §2.1.4); none when the log has fewer:
   * who saw more will say so. @throws PreuveImpossible, StoreUnavailable
   */
  point(depuis: number): Promise<PointProuve> {
    return this.sous(({ point, arbre }) => ({
      point,
      coherence: depuis > arbre.size ? [] : arbre.consistency(depuis),
    }));
  }

  private sous<R>(faire: (journal: JournalProuve) => R): Promise<R> {
    const tour = this.tour.then(async () => this.lire(faire));
    this.tour = tour.catch(() => undefined);
    return tour;
  }

  private async lire<R>(faire: (journal: JournalProuve) => R): Promise<R> {
    const log = openSealedLog(fichierDuJournal(this.ou.donnees));
    try {
      const sceau = log.sealBefore(log.end());
      if (sceau === undefined) throw new PreuveImpossible('vide');
      const { arbre, positions } = this;
      for (;;) {
        const page = log.page(positions.at(-1) ?? -1, sceau.position);
        if (page === undefined || page.leaves.length === 0) break;
        for (const { position, bytes } of page.leaves) {
          arbre.append(leafHash(bytes));
          positions.push(position);
        }
        await ceder();
      }
      const { size, root } = readUnverifiedCheckpoint(sceau.checkpoint);
      if (arbre.size !== size || arbre.root !== root) throw this.oublier();
      return faire({
        point: sceau.checkpoint,
        arbre,
        feuille: (position) => {
          const rang = rangDe(positions, position);
          const [feuille] = rang === undefined ? [] : (log.page(position - 1, position, 1)?.leaves ?? []);
          if (rang === undefined) return undefined;
          if (feuille === undefined || leafHash(feuille.bytes) !== arbre.leaf(rang)) throw this.oublier();
          return { rang, texte: feuille.bytes.toString('utf8') };
        },
      });
    } finally {
      log.close();
    }
  }

  /** Read again from the start next time: an operator may have put the log back. */
  private oublier(): PreuveImpossible {
    [this.arbre, this.positions] = [new MerkleTree(), []];
    return new PreuveImpossible('altere');
  }
}

function rangDe(positions: readonly number[], position: number): number | undefined {
  let [bas, haut] = [0, positions.length];
  while (bas < haut) {
    const milieu = (bas + haut) >> 1;
    if ((positions[milieu] as number) < position) bas = milieu + 1;
    else haut = milieu;
  }
  return positions[bas] === position ? bas : undefined;
}

const ceder = (): Promise<void> => new Promise((suite) => setImmediate(suite));
