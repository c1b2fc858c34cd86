/** The walk of a history told again: the step, the end of the PASS and the suspensions after each fact, from the causes that are alive. */
import { ajouterJours, ecartJours, min, type Jour } from '@jalon/droit';
import { cedeLaPlace, selonSaPremiereEmbauche, veilleDeLEmbauche, type Causes } from './causes.js';
import { estCorrecteur, estEcheance, type Passe, type Sort } from './correction.js';
import type { Fait, FaitDeType } from './faits/index.js';
import { table } from './table.js';

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
type Suite<F> = { sort: Sort; dit: F; passe?: Passe };

export class Cours {
  private etape = table.initiale;
  /** `sansAjout`: without suspensions nor prolongations. */
  private pass: { debut: Jour; fin: Jour; sansAjout: Jour } | null = null;
  private suspensions = new Map<string, SuspensionSuivie>();
  private demande: string | null = null;

  constructor(
    private readonly causes: Causes,
    private readonly histoire: readonly Fait[],
  ) {}

  /** @param fait once corrected; @param origine as it was first told */
  suivre<F extends Fait>(fait: F, origine: F): Suite<F> {
    if (this.causes.defaits.has(fait.revision)) return { sort: 'defait', dit: fait };
    if (!this.tient(fait)) return { sort: 'defait', dit: fait };
    const passe = this.passeAvant(fait);
    const passage = table.passage(passe?.etape ?? this.etape, fait.type);
    if (!passage) return { sort: estCorrecteur(fait.type) ? 'dit' : 'sans_appui', dit: fait };
    if (this.seDitSeulement(fait)) return { sort: 'dit', dit: fait };
    if (passe) this.passer(passe);
    this.etape = passage.vers;
    return { sort: 'vit', dit: this.appliquer(fait, origine) as F, ...(passe ? { passe } : {}) };
  }

  /** A correction whose effect is already in the facts that it corrects. */
  private seDitSeulement(f: Fait): boolean {
    if (f.type === 'PassDecale') return !this.causes.decales.has(f.revision);
    if (f.type === 'EmbaucheReportee') return this.causes.parContrat.has(f.data.contrat);
    return estCorrecteur(f.type) && !['FaitRectifie', 'EcheancesAnnulees', 'EmbaucheAnnulee'].includes(f.type);
  }

  /** False: its cause is gone, or what it observed did not happen. */
  private tient(f: Fait): boolean {
    if (f.type === 'SuspensionLevee') return this.finLevee(f) !== null;
    if (f.type === 'SuspensionCorrigee') return this.suspensions.has(f.data.id);
    if (!estEcheance(f.type)) return true;
    if (!table.passage(this.etape, f.type)) return false;
    switch (f.type) {
      case 'SuspensionCommencee':
        return (this.suspensions.get(f.data.id)?.debut ?? '9999') <= f.le;
      case 'SuspensionTerminee':
        return (this.suspensions.get(f.data.id)?.fin ?? '9999') < f.le;
      case 'PassExpire':
        return (this.pass?.fin ?? '9999') < f.le || cedeLaPlace(f.revision, this.histoire);
      case 'PassRetabli':
        return (this.pass?.fin ?? '') >= f.le;
      case 'RappelProlongationEchu':
      case 'DemandeSansReponse':
        return f.data.demande === this.demande;
      default:
        return true;
    }
  }

  /** The last day that a lifting leaves suspended: the eve of the hire that lifts, wherever it moved to. Null: it lifts nothing. */
  private finLevee({ data }: FaitDeType<'SuspensionLevee'>): Jour | null {
    const s = this.suspensions.get(data.id);
    if (!s) return null;
    const veille = veilleDeLEmbauche(data.parEmbauche, s, this.causes);
    return veille === undefined ? min(data.fin, s.fin) : veille;
  }

  /** What went by before that fact, without which it would have no place; null: nothing had to. */
  private passeAvant(f: Fait): Passe | null {
    if (table.passage(this.etape, f.type)) return null;
    const finies = [...this.suspensions].filter(([, s]) => s.etat === 'declaree' && s.fin < f.le).map(([id]) => id);
    const demandes = this.demande !== null && f.type.startsWith('Prolongation') ? [this.demande] : [];
    const libre = demandes.length > 0 ? table.passage(this.etape, 'ProlongationRefusee')?.vers : undefined;
    const reprise = finies.length > 0 ? table.passage(libre ?? this.etape, 'SuspensionTerminee')?.vers : undefined;
    const etape = reprise ?? libre;
    return etape !== undefined && table.passage(etape, f.type)
      ? { etape, suspensions: reprise === undefined ? [] : finies, demandes: libre === undefined ? [] : demandes }
      : null;
  }
  private passer({ suspensions, demandes }: Passe): void {
    for (const id of suspensions) this.modifier(id, { etat: 'terminee' });
    if (demandes.length > 0) this.demande = null;
  }

  private modifier(id: string, change: Partial<SuspensionSuivie>): void {
    const s = this.suspensions.get(id);
    if (s) this.suspensions.set(id, { ...s, ...change });
  }

  /** The fact with the dates and days that follow from what is before it. The same object when nothing moved. */
  private appliquer(f: Fait, origine: Fait): Fait {
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
        this.modifier(f.data.id, { etat: 'terminee' });
        return f;
      case 'ProlongationDemandee':
        this.demande = f.data.id;
        return f;
      case 'ProlongationRefusee':
        this.demande = null;
        return f;
      case 'ProlongationAccordee':
        this.demande = null;
        return this.prolonger(f, origine);
      case 'ProlongationDeclaree':
        return this.prolonger(f, origine);
      default:
        return f;
    }
  }

  private nouveauPass<F extends FaitDeType<'PassDelivre'> | FaitDeType<'PassRepris'>>(f: F): F {
    const { debut, fin } = f.data;
    this.pass = { debut, fin, sansAjout: fin };
    this.suspensions = new Map();
    this.demande = null;
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
