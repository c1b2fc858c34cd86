/**
 * The law applied today, and the laws applied before. A fact names the fingerprint of the référentiel that judged it; the
 * text is stored once in the log, so that the articles of a verdict are still there in ten years.
 */
import { Referentiel, type Droit, type Jour, type Lecture, type Reference } from '@jalon/droit';
import { RevisionConflict, type EventStore } from '@jalon/event-store';
import { uuidDe } from '../identifiants.js';
import { empreinte } from './empreinte.js';

/** Largest part of the text in one event, in characters; the store takes 900 kB of UTF-8. */
const MORCEAU = 200_000;
const TYPE = 'ReferentielEnregistre.v1';

export class Referentiels {
  private readonly anciens = new Map<string, Referentiel | null>();
  private readonly jours = new Map<Jour, Droit>();
  private depot: Promise<void> | undefined;

  constructor(
    readonly courant: Referentiel,
    readonly lecture: Lecture,
    private readonly store: EventStore,
  ) {}

  /** The law on that day, in the lecture of this deployment. */
  auJour(jour: Jour): Droit {
    let droit = this.jours.get(jour);
    if (!droit) {
      if (this.jours.size > 5000) this.jours.clear();
      this.jours.set(jour, (droit = this.courant.auJour(jour, this.lecture)));
    }
    return droit;
  }

  /** Makes sure that the text of the current référentiel is in the log, before the first fact that names it. */
  deposer(): Promise<void> {
    this.depot ??= this.ecrire().catch((erreur: unknown) => {
      this.depot = undefined;
      throw erreur;
    });
    return this.depot;
  }

  /** References of a source (`chemin@effet`) in the référentiel of that fingerprint; empty when it is nowhere. */
  async references(de: string): Promise<(source: string) => Reference[]> {
    const referentiel = de === this.courant.empreinte ? this.courant : await this.ancien(de);
    return (source) => referentiel?.references(source) ?? [];
  }

  private async ancien(de: string): Promise<Referentiel | null> {
    const connu = this.anciens.get(de);
    if (connu !== undefined) return connu;
    const parties = /^[0-9a-f]{64}$/.test(de) ? await this.store.readStream(`referentiel-${de}`) : [];
    const texte = parties.map((p) => String(p.data['texte'])).join('');
    const lu = texte !== '' && empreinte(texte) === de ? Referentiel.depuisTexteCanonique(texte, de) : null;
    this.anciens.set(de, lu);
    return lu;
  }

  private async ecrire(): Promise<void> {
    const flux = `referentiel-${this.courant.empreinte}`;
    const parties = decouper(this.courant.texteCanonique);
    // one append per part: together they could exceed what the store takes at once; a crash in between is resumed here
    for (let i = (await this.store.readStream(flux)).length; i < parties.length; i++) {
      const partie = { id: uuidDe(flux, i), type: TYPE, data: { texte: parties[i] ?? '' }, meta: { partie: i } };
      try {
        await this.store.append(flux, i - 1, [partie]);
      } catch (erreur) {
        // another process stored the same part first
        if (!(erreur instanceof RevisionConflict)) throw erreur;
      }
    }
  }
}

/** Parts of at most `MORCEAU` characters, never cut inside a character. */
function decouper(texte: string): string[] {
  const parties: string[] = [];
  for (let debut = 0; debut < texte.length;) {
    let fin = debut + MORCEAU;
    if (/[\uD800-\uDBFF]/.test(texte.charAt(fin - 1))) fin -= 1;
    parties.push(texte.slice(debut, fin));
    debut = fin;
  }
  return parties;
}
