/** The walk of a history told again: the step, the end of the PASS and the suspensions after each fact, from the causes that are alive. */
import { cedeLaPlace, type Causes } from './causes.js';
import { estCorrecteur, estEcheance, type Passe, type Sort } from './correction.js';
import { DatesDuPass } from './dates-du-pass.js';
import type { Fait, TypeFait } from './faits/index.js';
import { table } from './table.js';

type Suite<F> = { sort: Sort; dit: F; passe?: Passe };

const DEMANDE_CLOSE: ReadonlySet<string> = new Set<TypeFait>([
  'ProlongationAccordee',
  'ProlongationRefusee',
  'PassDelivre',
  'PassRepris',
]);

export class Cours {
  private etape = table.initiale;
  private readonly dates: DatesDuPass;
  private demande: string | null = null;

  constructor(
    private readonly causes: Causes,
    private readonly histoire: readonly Fait[],
  ) {
    this.dates = new DatesDuPass(causes, histoire);
  }

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
    this.suivreLaDemande(fait);
    return { sort: 'vit', dit: this.dates.appliquer(fait, origine) as F, ...(passe ? { passe } : {}) };
  }

  /** A correction whose effect is already in the facts that it corrects. */
  private seDitSeulement(f: Fait): boolean {
    if (f.type === 'PassDecale') return !this.causes.decales.has(f.revision);
    if (f.type === 'EmbaucheReportee') return this.causes.parContrat.has(f.data.contrat);
    return estCorrecteur(f.type) && !['FaitRectifie', 'EcheancesAnnulees', 'EmbaucheAnnulee'].includes(f.type);
  }

  /** False: its cause is gone, or what it observed did not happen. */
  private tient(f: Fait): boolean {
    if (f.type === 'SuspensionLevee') return this.dates.finLevee(f) !== null;
    if (f.type === 'SuspensionCorrigee') return this.dates.suspension(f.data.id) !== undefined;
    if (!estEcheance(f.type)) return true;
    if (!table.passage(this.etape, f.type)) return false;
    switch (f.type) {
      case 'SuspensionCommencee':
        return (this.dates.suspension(f.data.id)?.debut ?? '9999') <= f.le;
      case 'SuspensionTerminee':
        return (this.dates.suspension(f.data.id)?.fin ?? '9999') < f.le;
      case 'PassExpire':
        return (this.dates.fin ?? '9999') < f.le || cedeLaPlace(f.revision, this.histoire);
      case 'PassRetabli':
        return (this.dates.fin ?? '') >= f.le;
      case 'RappelProlongationEchu':
      case 'DemandeSansReponse':
        return f.data.demande === this.demande;
      default:
        return true;
    }
  }

  /** What went by before that fact, without which it would have no place; null: nothing had to. */
  private passeAvant(f: Fait): Passe | null {
    if (table.passage(this.etape, f.type)) return null;
    const finies = this.dates.finies(f.le);
    const demandes = this.demande !== null && f.type.startsWith('Prolongation') ? [this.demande] : [];
    const libre = demandes.length > 0 ? table.passage(this.etape, 'ProlongationRefusee')?.vers : undefined;
    const reprise = finies.length > 0 ? table.passage(libre ?? this.etape, 'SuspensionTerminee')?.vers : undefined;
    const etape = reprise ?? libre;
    return etape !== undefined && table.passage(etape, f.type)
      ? { etape, suspensions: reprise === undefined ? [] : finies, demandes: libre === undefined ? [] : demandes }
      : null;
  }
  private passer({ suspensions, demandes }: Passe): void {
    for (const id of suspensions) this.dates.terminer(id);
    if (demandes.length > 0) this.demande = null;
  }

  /** The request that waits: one at a time, gone with its PASS. */
  private suivreLaDemande(f: Fait): void {
    if (f.type === 'ProlongationDemandee') this.demande = f.data.id;
    else if (DEMANDE_CLOSE.has(f.type)) this.demande = null;
  }
}
