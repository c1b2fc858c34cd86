/**
 * What is proven of the log: audit files, its signed head, and that the one extends another. The tree is kept and only grows: a proof costs
 * what was written since the one before. One proof at a time, the event loop given back between pages.
 */
import { join } from 'node:path';
import type { EtatExploitation } from '@jalon/exploitation';
import { openSealedLog, type SealedLog, type StoredSeal } from '@jalon/event-store';
import { leafHash, LeafLost, loadSigningKey, parseVerifierKey, type Hash, type Verifier } from '@jalon/preuve';
import { fichierDuJournal } from '../durable-store.js';
import { direConstat } from '../exploitation/ruptures.js';
import { FICHIER_DE_SCELLEMENT } from '../exploitation/secrets.js';
import { ArbreDuJournal } from './arbre-du-journal.js';
import { dossierDAudit, type DemandeDossier, type FaitDuJournal } from './dossier-audit.js';

const PHRASES = {
  vide: 'Aucun sceau ne couvre encore ce journal : il n’y a rien à prouver.',
  sans_cle: 'La clé des sceaux de ce journal n’est pas connue ici : rien ne peut en être prouvé.',
  altere: 'Ce journal n’est plus ce qui a été scellé : rien ne peut en être prouvé. « jalon preuve verifier » dit où.',
  perdu:
    'Une rupture constatée du journal a emporté ce qui prouverait cela : un fait voisin n’est plus celui qui a été scellé.',
} as const;

/**
 * `vide`: no seal covers a fact yet; `altere`: what is stored is not what was sealed, and no file would say otherwise; `rupture`: an operator
 * recorded that, and it touches what is asked; `perdu`: it is beside it.
 */
export class PreuveImpossible extends Error {
  override name = 'PreuveImpossible';
  constructor(
    readonly raison: keyof typeof PHRASES | 'rupture',
    phrase: string,
  ) {
    super(phrase);
  }
}
const impossible = (raison: keyof typeof PHRASES): PreuveImpossible => new PreuveImpossible(raison, PHRASES[raison]);

export interface PointProuve {
  point: string;
  coherence: readonly Hash[];
}
export interface OptionsPreuves {
  donnees: string;
  cles: string;
  /** Public key found with the secrets, for a log that does not tell its own yet. */
  cle: string | undefined;
  /** What the log says of its key, and what operators recorded. */
  exploitation: () => Promise<Pick<EtatExploitation, 'dossier'>>;
}
/** The log under its last seal. */
interface Lu {
  log: SealedLog;
  sceau: StoredSeal;
  arbre: ArbreDuJournal;
}

export class Preuves {
  private tenu: { arbre: ArbreDuJournal; constats: number } | undefined;
  private tour: Promise<unknown> = Promise.resolve();

  constructor(private readonly o: OptionsPreuves) {}

  /** @throws PreuveImpossible, StoreUnavailable, Error the key of the seals is not at hand */
  dossier(demande: DemandeDossier): Promise<Buffer> {
    return this.sous((lu) => {
      for (const [i, { stream }] of demande.histoires.entries())
        refuserSiTouche(lu, stream, i === 0 ? 'Ce parcours' : 'Un texte du droit que cite ce parcours');
      return dossierDAudit(
        { point: lu.sceau.checkpoint, pertes: lu.arbre.pertes, fait: (position) => this.fait(lu, position) },
        demande,
        loadSigningKey(join(this.o.cles, FICHIER_DE_SCELLEMENT), false),
      );
    });
  }

  /** Of a parcours that could not be read. @throws PreuveImpossible a recorded rupture says why */
  refuserSiTouche(stream: string): Promise<void> {
    return this.sous((lu) => refuserSiTouche(lu, stream, 'Ce parcours'));
  }

  /**
   * The last checkpoint, with the proof that it only adds facts to those of a former size (RFC 9162 §2.1.4); none when the log has fewer:
   * who saw more will say so. @throws PreuveImpossible, StoreUnavailable
   */
  point(depuis: number): Promise<PointProuve> {
    return this.sous(({ sceau, arbre: { arbre } }) => ({
      point: sceau.checkpoint,
      coherence: depuis > arbre.size ? [] : arbre.consistency(depuis),
    }));
  }

  private sous<R>(faire: (lu: Lu) => R): Promise<R> {
    const tour = this.tour.then(async () => this.lire(faire));
    this.tour = tour.catch(() => undefined);
    return tour;
  }

  private async lire<R>(faire: (lu: Lu) => R): Promise<R> {
    const { dossier } = await this.o.exploitation();
    const cle = dossier.cles.scellement ?? this.o.cle;
    if (cle === undefined) throw impossible('sans_cle');
    const log = openSealedLog(fichierDuJournal(this.o.donnees));
    try {
      const sceau = log.sealBefore(log.end());
      if (sceau === undefined) throw impossible('vide');
      return faire({ log, sceau, arbre: await this.arbre(log, sceau, parseVerifierKey(cle), dossier.ruptures) });
    } catch (erreur) {
      throw erreur instanceof LeafLost ? impossible('perdu') : erreur;
    } finally {
      log.close();
    }
  }

  private async arbre(
    log: SealedLog,
    sceau: StoredSeal,
    cle: Verifier,
    connues: EtatExploitation['dossier']['ruptures'],
  ): Promise<ArbreDuJournal> {
    const constats = connues.length;
    const tenu = this.tenu?.constats === constats ? this.tenu.arbre : await ArbreDuJournal.ouvrir(log, cle, connues);
    this.tenu = tenu && { arbre: tenu, constats };
    if (tenu === undefined || !(await tenu.suivre(log, sceau, cle))) throw this.oublier();
    return tenu;
  }

  private fait({ log, arbre }: Lu, position: number): FaitDuJournal | undefined {
    const place = arbre.place(position);
    if (place === undefined) return undefined;
    const [feuille] = log.page(position - 1, position, 1)?.leaves ?? [];
    if (feuille === undefined || leafHash(feuille.bytes) !== place.empreinte) throw this.oublier();
    return { ...place, texte: feuille.bytes.toString('utf8') };
  }

  /** Read again from the start next time: an operator may have put the log back. */
  private oublier(): PreuveImpossible {
    this.tenu = undefined;
    return impossible('altere');
  }
}

/** @throws PreuveImpossible */
function refuserSiTouche({ arbre: { atteints } }: Lu, stream: string, quoi: string): void {
  const rupture = atteints.get(stream);
  if (rupture === undefined) return;
  throw new PreuveImpossible(
    'rupture',
    `${quoi} est touché par une rupture du journal, ${direConstat(rupture)}. Aucun dossier d’audit n’en est établi ; ceux des parcours qu’elle ne touche pas le sont.`,
  );
}
