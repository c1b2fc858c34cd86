/**
 * The law applied today, and the laws applied before. A fact names the fingerprint of the law that judged it and of its wording; each
 * text is stored once in the log, so that the articles and the sentences of a verdict are still there in ten years.
 */
import {
  conditionsDe,
  Referentiel,
  type Conditions,
  type Droit,
  type Jour,
  type Lecture,
  type Reference,
  type Verdict,
  type VerdictLu,
} from '@jalon/droit';
import type { EventStore } from '@jalon/event-store';
import { conserver, relireTexte, type Conserve } from './textes-du-journal.js';

/** What reads the law on a day: that of today, or the one a recorded verdict names. */
export interface LoiDatee {
  auJour(jour: Jour): Droit;
}

/** The wording of the conditions: that of today for what is judged now, that of its time for a recorded verdict. */
export interface LibellesDesVerdicts {
  courants: Conditions;
  de(v: VerdictNomme): Promise<Conditions>;
}
/** What a verdict says of the law that judged it. */
type VerdictNomme = Pick<Verdict, 'empreinte' | 'empreinteLibelles'>;

export class Referentiels implements LoiDatee {
  /** What a code is called today, by its path. */
  readonly mots = (chemin: string): string => this.courant.libelle(chemin);
  private readonly textes = new Map<string, string | null>();
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

  /** Makes sure that both texts of the current référentiel are in the log, before the first fact that names them. */
  deposer(): Promise<void> {
    this.depot ??= this.ecrire().catch((erreur: unknown) => {
      this.depot = undefined;
      throw erreur;
    });
    return this.depot;
  }

  /** References of a source (`chemin@effet`) in the law of that fingerprint; empty when it is nowhere. */
  async references(de: string): Promise<(source: string) => Reference[]> {
    const referentiel = de === this.courant.empreinte ? this.courant : await this.ancien(de, undefined);
    return (source) => referentiel?.references(source) ?? [];
  }

  /**
   * The wording of the conditions, as it was for that verdict; that of today when it is nowhere.
   * @param v `empreinteLibelles` absent: recorded by Jalon 0.2 or older, whose wording is in the text of the law
   */
  async conditions(v: VerdictNomme): Promise<Conditions> {
    const { courant } = this;
    if (v.empreinteLibelles === courant.empreinteLibelles) return courant.conditions;
    if (v.empreinteLibelles !== undefined) {
      const texte = await this.texte('libelles', v.empreinteLibelles);
      return texte === null ? courant.conditions : conditionsDe(texte);
    }
    const ancien = v.empreinte === courant.empreinte ? null : await this.ancien(v.empreinte, undefined);
    return ancien && Object.keys(ancien.conditions).length > 0 ? ancien.conditions : courant.conditions;
  }

  /** The law and the wording that a recorded verdict names; null when either is nowhere: it cannot be judged again as it was. */
  async deLEpoque(v: VerdictLu): Promise<LoiDatee | null> {
    if (v.e === this.courant.empreinte && v.m === this.courant.empreinteLibelles) return this;
    const referentiel = v.m === undefined ? null : await this.ancien(v.e, v.m);
    return referentiel && { auJour: (jour) => referentiel.auJour(jour, this.lecture) };
  }

  private async ancien(e: string, m: string | undefined): Promise<Referentiel | null> {
    const cle = `${e} ${m ?? ''}`;
    const connu = this.anciens.get(cle);
    if (connu !== undefined) return connu;
    const droit = e === this.courant.empreinte ? this.courant.texteDuDroit : await this.texte('referentiel', e);
    const libelles = m === undefined ? null : await this.texteDesLibelles(m);
    const introuvable = droit === null || (m !== undefined && libelles === null);
    const lu = introuvable
      ? null
      : Referentiel.depuisTextes(droit, libelles, { empreinte: e, empreinteLibelles: m ?? '' });
    this.anciens.set(cle, lu);
    return lu;
  }

  private async texteDesLibelles(m: string): Promise<string | null> {
    return m === this.courant.empreinteLibelles ? this.courant.texteDesLibelles : this.texte('libelles', m);
  }

  private async texte(quoi: Conserve, de: string): Promise<string | null> {
    const cle = `${quoi}-${de}`;
    const connu = this.textes.get(cle);
    if (connu !== undefined) return connu;
    const texte = await relireTexte(this.store, quoi, de);
    this.textes.set(cle, texte);
    return texte;
  }

  private async ecrire(): Promise<void> {
    const { courant, store } = this;
    await conserver(store, 'referentiel', courant.empreinte, courant.texteDuDroit);
    await conserver(store, 'libelles', courant.empreinteLibelles, courant.texteDesLibelles);
  }
}
