/** Dates and days of a history told again, fact after fact: bounds and end of the PASS, suspensions, from the causes that are alive. */
import { ajouterJours, ecartJours, min, type Jour } from '@jalon/droit';
import { selonSaPremiereEmbauche, veilleDeLEmbauche, type Causes } from './causes.js';
import type { Fait, FaitDeType } from './faits/index.js';

interface SuspensionSuivie {
  debut: Jour;
  fin: Jour;
  /** Days it gives to the PASS. */
  jours: number;
  /** 1 where both bounds count (D2), 0 where the last one does not: as on the day it was declared. */
  bornes: number;
  etat: 'declaree' | 'levee' | 'terminee';
}
/** Facts whose end of the PASS follows from that of the facts before them. */
type Deplacant = Extract<Fait, { data: { passFin: Jour; jours: number } }>;

export class DatesDuPass {
  /** `sansAjout`: without suspensions nor prolongations. */
  private pass: { debut: Jour; fin: Jour; sansAjout: Jour } | null = null;
  private suspensions = new Map<string, SuspensionSuivie>();

  constructor(
    private readonly causes: Causes,
    private readonly histoire: readonly Fait[],
  ) {}

  /** Null: there is no PASS. */
  get fin(): Jour | null {
    return this.pass?.fin ?? null;
  }
  suspension(id: string): Readonly<SuspensionSuivie> | undefined {
    return this.suspensions.get(id);
  }
  /** Declared, and over by that day. */
  finies(jour: Jour): string[] {
    return [...this.suspensions].filter(([, s]) => s.etat === 'declaree' && s.fin < jour).map(([id]) => id);
  }
  terminer(id: string): void {
    this.modifier(id, { etat: 'terminee' });
  }

  /** The last day that a lifting leaves suspended: the eve of the hire that lifts, wherever it moved to. Null: it lifts nothing. */
  finLevee({ data }: FaitDeType<'SuspensionLevee'>): Jour | null {
    const s = this.suspensions.get(data.id);
    if (!s) return null;
    const veille = veilleDeLEmbauche(data.parEmbauche, s, this.causes);
    return veille === undefined ? min(data.fin, s.fin) : veille;
  }

  /** The fact with the dates and days that follow from what is before it. The same object when nothing moved. */
  appliquer(f: Fait, origine: Fait): Fait {
    switch (f.type) {
      case 'PassDelivre':
        return this.nouveauPass(selonSaPremiereEmbauche(f, this.histoire, this.causes));
      case 'PassRepris':
        this.nouveauPass(f);
        f.data.suspensions.forEach(({ debut, fin, jours }, i) =>
          this.suspensions.set(`S${f.revision}-${i + 1}`, {
            debut,
            fin,
            jours,
            bornes: jours - ecartJours(debut, fin),
            etat: fin < f.le ? 'terminee' : 'declaree',
          }),
        );
        return f;
      case 'PassOfficielConstate': {
        const { faitFoi, debut, fin } = f.data;
        if (!this.pass || !faitFoi) return this.deplacer(f, 0);
        // what is shown is a fact of the outside: whatever is undone before it, it is still what is shown
        const jours = fin === undefined ? 0 : ecartJours(this.pass.fin, fin);
        this.pass = { ...this.pass, debut: debut ?? this.pass.debut };
        return this.deplacer(f, jours);
      }
      case 'PassDecale': {
        if (!this.pass) return f;
        const { debut, fin: sansAjout } = f.data;
        const fin = ajouterJours(sansAjout, ecartJours(this.pass.sansAjout, this.pass.fin));
        this.pass = { debut, fin, sansAjout };
        return fin === (f.data.passFin ?? sansAjout) ? f : { ...f, data: { ...f.data, passFin: fin } };
      }
      case 'EmbaucheDeclaree': {
        const debut = this.causes.embauches.get(f.revision)?.debut ?? f.data.debut;
        return debut === f.data.debut ? f : { ...f, data: { ...f.data, debut } };
      }
      case 'SuspensionDeclaree': {
        const { id, debut, fin } = f.data;
        const dite = (origine as typeof f).data;
        const bornes = dite.jours - ecartJours(dite.debut, dite.fin);
        const jours = Math.max(0, ecartJours(debut, fin) + bornes);
        this.suspensions.set(id, { debut, fin, jours, bornes, etat: 'declaree' });
        return this.deplacer(f, jours);
      }
      case 'SuspensionCorrigee':
        return this.borner(f, f.data, 'declaree');
      case 'SuspensionLevee': {
        const fin = this.finLevee(f) ?? f.data.fin;
        const debut = this.suspensions.get(f.data.id)?.debut ?? fin;
        return this.borner(fin === f.data.fin ? f : { ...f, data: { ...f.data, fin } }, { debut, fin }, 'levee');
      }
      case 'SuspensionTerminee':
        this.terminer(f.data.id);
        return f;
      case 'ProlongationAccordee':
      case 'ProlongationDeclaree':
        return this.prolonger(f, origine);
      default:
        return f;
    }
  }

  private modifier(id: string, change: Partial<SuspensionSuivie>): void {
    const s = this.suspensions.get(id);
    if (s) this.suspensions.set(id, { ...s, ...change });
  }
  private nouveauPass<F extends FaitDeType<'PassDelivre'> | FaitDeType<'PassRepris'>>(f: F): F {
    const { debut, fin } = f.data;
    this.pass = { debut, fin, sansAjout: fin };
    this.suspensions = new Map();
    return f;
  }
  private borner<F extends Deplacant & { data: { id: string } }>(
    f: F,
    { debut, fin }: { debut: Jour; fin: Jour },
    etat: SuspensionSuivie['etat'],
  ): F {
    const s = this.suspensions.get(f.data.id);
    if (!s) return f;
    const total = Math.max(0, ecartJours(debut, fin) + s.bornes);
    this.modifier(f.data.id, { debut, fin, jours: total, etat });
    return this.deplacer(f, total - s.jours);
  }

  private prolonger<F extends FaitDeType<'ProlongationAccordee'> | FaitDeType<'ProlongationDeclaree'>>(
    f: F,
    origine: Fait,
  ): F {
    const debut = this.pass?.fin ?? f.data.debut;
    const redite = f.data.fin !== (origine as F).data.fin;
    const jours = redite ? ecartJours(debut, f.data.fin) : f.data.jours;
    const fin = ajouterJours(debut, jours);
    const dit = fin === f.data.fin && debut === f.data.debut ? f : { ...f, data: { ...f.data, debut, fin } };
    return this.deplacer(dit, jours);
  }

  private deplacer<F extends Deplacant>(f: F, jours: number): F {
    if (!this.pass) return f;
    const passFin = ajouterJours(this.pass.fin, jours);
    this.pass = { ...this.pass, fin: passFin };
    return passFin === f.data.passFin && jours === f.data.jours ? f : { ...f, data: { ...f.data, jours, passFin } };
  }
}
