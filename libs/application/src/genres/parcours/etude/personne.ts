/** All the dossiers of one person, judged together: what a decision knew of the others is what they were at that moment (D29). */
import { placeDe } from '@jalon/decider';
import type { Dossier, Etat } from '@jalon/parcours';
import type { FaitRejuge } from '../../../rejugement.js';
import type { Ressources } from '../../../moteur/ressources.js';
import { Rejugeur, type FaitSitue, type RegardComplet } from '../rejuger.js';

export type FaitDuDossier = FaitSitue & { parcours: string };
export interface Juge {
  source: FaitDuDossier;
  rejuge: FaitRejuge;
  /** Its rule asked for a parameter that was changed. */
  lu: boolean;
}
/** Of a fact, among all those of the person. */
export const cleDe = (parcours: string, place: number): string => `${parcours} ${place}`;

export class PersonneRejugee {
  private readonly rejugeurs = new Map<string, Rejugeur>();
  private readonly sources = new Map<string, FaitDuDossier>();
  private readonly juges = new Map<string, Juge>();

  /** @param lus raised by the law when a changed parameter is asked for */
  constructor(
    private readonly r: Ressources,
    private readonly regard: RegardComplet,
    private readonly lus: { asked: boolean } = { asked: false },
  ) {}

  get etats(): Etat[] {
    return [...this.rejugeurs.values()].map((j) => j.courant);
  }

  ajouter(f: FaitDuDossier): void {
    const { parcours } = f;
    this.sources.set(cleDe(parcours, placeDe(f.fait.revision)), f);
    let rejugeur = this.rejugeurs.get(parcours);
    if (!rejugeur) this.rejugeurs.set(parcours, (rejugeur = new Rejugeur(parcours, this.regard, this.r.structures)));
    this.retenir(
      parcours,
      rejugeur.ajouter.bind(rejugeur, f, () => this.autres(parcours)),
    );
  }

  terminer(): ReadonlyMap<string, Juge> {
    for (const [parcours, rejugeur] of this.rejugeurs) this.retenir(parcours, () => rejugeur.terminer());
    return this.juges;
  }

  private retenir(parcours: string, juger: () => readonly FaitRejuge[]): void {
    this.lus.asked = false;
    for (const rejuge of juger()) {
      const cle = cleDe(parcours, rejuge.place);
      this.juges.set(cle, { rejuge, source: this.sources.get(cle) as FaitDuDossier, lu: this.lus.asked });
    }
  }

  /** Those that were then known to be hers, one identifier leading to the next. */
  private autres(parcours: string): Dossier[] {
    if (this.rejugeurs.size === 1) return [];
    const dossiers = this.etats.map(({ dossier }) => dossier);
    const cles = new Map(dossiers.map((d) => [d.id, this.r.personnes.clesDuDossier(d)]));
    const [connues, lies] = [new Set(cles.get(parcours)), new Set([parcours])];
    // a set that grows is walked to its end
    for (const cle of connues)
      for (const [id, siennes] of cles)
        if (siennes.includes(cle)) {
          lies.add(id);
          for (const autre of siennes) connues.add(autre);
        }
    return dossiers.filter((d) => d.id !== parcours && lies.has(d.id));
  }
}
