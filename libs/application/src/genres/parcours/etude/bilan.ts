/** Counts of a study; keeps no fact, and of ids those of organisations alone. */
import { estOuvert, type Etat, type TypeFait } from '@jalon/parcours';
import type { Changements, Ecart, EtudeDuDroit, LigneEtude } from '../../../etude.js';
import { totauxVides } from '../rejuger.js';
import { comparer, type Comparaison } from './comparer.js';
import type { Mesures } from './mesurer.js';
import type { Juge } from './personne.js';

interface PersonneEtudiee {
  faits: number;
  dossiers: readonly Etat[];
  juges: ReadonlyMap<string, Juge>;
  /** Null: compared with what was recorded. */
  temoins: ReadonlyMap<string, Juge> | null;
  mesures: Mesures;
}
type Bornes = { fait: TypeFait; champ: string; faits: number; ecarts: [min: number, max: number] | null };
type Regle = EtudeDuDroit['parRegle'][number];
type Condition = EtudeDuDroit['parCondition'][number];

const changementsVides = (): Changements => ({ refuse: 0, permis: 0, valeur: 0, sans_base: 0 });
const compter = (ecart: Ecart, n: number): void => {
  if (n > 0) ecart.gagnes += n;
  else ecart.perdus -= n;
};
const arrondi = ({ gagnes, perdus }: Ecart): Ecart => ({ gagnes: centieme(gagnes), perdus: centieme(perdus) });
const centieme = (n: number): number => Math.round(n * 100) / 100;
const parNom = (a: string, b: string): number => (a < b ? -1 : 1);

export class BilanEtude {
  private readonly totaux = totauxVides();
  private readonly changements = changementsVides();
  private readonly regles = new Map<string, Regle>();
  private readonly conditions = new Map<string, Condition>();
  private readonly valeurs = new Map<string, Bornes>();
  private readonly fins = new Map<number, number>();
  private readonly structures = new Set<string>();
  private readonly nombres = {
    parcours: 0,
    personnes: 0,
    faits: 0,
    lus: 0,
    parcoursConcernes: 0,
    personnesConcernees: 0,
  };
  private readonly jours: { pass: Ecart; aides: Ecart } = {
    pass: { gagnes: 0, perdus: 0 },
    aides: { gagnes: 0, perdus: 0 },
  };
  private readonly heures = {
    minutesRefusees: 0,
    compteurs: 0,
    auPlafondAvant: 0,
    auPlafondApres: 0,
    permises: { gagnes: 0, perdus: 0 },
  };

  /** @returns the decisions that change */
  noter({ faits, dossiers, juges, temoins, mesures }: PersonneEtudiee): LigneEtude[] {
    const lignes: LigneEtude[] = [];
    for (const [cle, juge] of juges) {
      const comparaison = comparer(juge.rejuge, temoins?.get(cle)?.rejuge ?? null);
      lignes.push(...this.noterVerdict(juge, comparaison));
    }
    for (const { ecartFin, ecartAides } of mesures.dossiers) {
      if (ecartFin !== null) this.fins.set(ecartFin, (this.fins.get(ecartFin) ?? 0) + 1);
      compter(this.jours.pass, ecartFin ?? 0);
      compter(this.jours.aides, ecartAides);
    }
    if (mesures.compteur) {
      const { avant, apres } = mesures.compteur;
      this.heures.compteurs += 1;
      if (avant === 0) this.heures.auPlafondAvant += 1;
      if (apres === 0) this.heures.auPlafondApres += 1;
      compter(this.heures.permises, apres - avant);
    }
    this.nombres.faits += faits;
    this.nombres.personnes += 1;
    this.nombres.parcours += dossiers.filter((e) => estOuvert(e)).length;
    this.nombres.parcoursConcernes += new Set(lignes.map((l) => l.parcours)).size;
    if (lignes.length > 0) this.nombres.personnesConcernees += 1;
    return lignes;
  }

  private noterVerdict({ rejuge, source, lu }: Juge, { changement, conditions, valeurs }: Comparaison): LigneEtude[] {
    const { regle, place, type, le } = rejuge;
    const { fait, parcours } = source;
    this.totaux[rejuge.resultat] += 1;
    if (lu) this.nombres.lus += 1;
    const r = ligneDe(this.regles, regle, () => ({ regle, verdicts: 0, ...changementsVides() }));
    r.verdicts += 1;
    for (const { condition, libelle, avant, apres } of conditions) {
      const c = ligneDe(this.conditions, `${regle} ${condition}`, () => ({
        regle,
        condition,
        libelle,
        refusent: 0,
        nRefusentPlus: 0,
        autrement: 0,
      }));
      const [refusait, refuse] = [avant?.satisfaite === false, apres?.satisfaite === false];
      if (refuse && !refusait) c.refusent += 1;
      else if (refusait && !refuse) c.nRefusentPlus += 1;
      else c.autrement += 1;
    }
    for (const v of valeurs) this.noterValeur(v);
    if (changement === null) return [];
    r[changement] += 1;
    this.changements[changement] += 1;
    if (fait.par.role === 'siae') this.structures.add(fait.par.organisation.id);
    if (fait.type === 'HeuresDeclarees' && (changement === 'refuse' || changement === 'sans_base'))
      this.heures.minutesRefusees += fait.data.minutes;
    const refusent = conditions.filter((c) => (c.avant?.satisfaite ?? true) !== (c.apres?.satisfaite ?? true));
    const ligne: LigneEtude = {
      parcours,
      place,
      type,
      le,
      regle,
      organisation: fait.par.organisation.id,
      changement,
      conditions: [...new Set(refusent.map((c) => c.condition))],
      ecartJours: valeurs.findLast((v) => v.ecartJours !== undefined)?.ecartJours ?? null,
    };
    return [ligne];
  }

  private noterValeur({ fait, champ, ecartJours }: Comparaison['valeurs'][number]): void {
    const v = ligneDe(this.valeurs, `${fait} ${champ}`, (): Bornes => ({ fait, champ, faits: 0, ecarts: null }));
    v.faits += 1;
    if (ecartJours === undefined) return;
    const [min, max] = v.ecarts ?? [ecartJours, ecartJours];
    v.ecarts = [Math.min(min, ecartJours), Math.max(max, ecartJours)];
  }

  /** @param modifiee a parameter was changed: how many verdicts asked for it means something */
  rendre(modifiee: boolean) {
    const { parcours, personnes, faits, lus, parcoursConcernes, personnesConcernees } = this.nombres;
    const { minutesRefusees, permises, ...compteurs } = this.heures;
    return {
      parcours,
      personnes,
      faits,
      totaux: this.totaux,
      changements: this.changements,
      lisentLeParametre: modifiee ? lus : null,
      parRegle: [...this.regles.values()].sort((a, b) => parNom(a.regle, b.regle)),
      parCondition: [...this.conditions.values()].sort(
        (a, b) => b.refusent - a.refusent || b.autrement - a.autrement || parNom(a.condition, b.condition),
      ),
      parValeur: [...this.valeurs.values()]
        .sort((a, b) => b.faits - a.faits || parNom(a.champ, b.champ))
        .map(({ ecarts, ...v }) => ({ ...v, ecartJoursMin: ecarts?.[0] ?? null, ecartJoursMax: ecarts?.[1] ?? null })),
      concernes: { parcours: parcoursConcernes, personnes: personnesConcernees, structures: this.structures.size },
      finsDePass: [...this.fins]
        .sort(([a], [b]) => Math.abs(a) - Math.abs(b) || a - b)
        .map(([ecartJours, pass]) => ({ ecartJours, pass })),
      joursDePass: this.jours.pass,
      joursAides: this.jours.aides,
      heures: { refusees: centieme(minutesRefusees / 60), ...compteurs, permises: arrondi(permises) },
    };
  }
}

function ligneDe<T>(table: Map<string, T>, cle: string, nouvelle: () => T): T {
  let l = table.get(cle);
  if (l === undefined) table.set(cle, (l = nouvelle()));
  return l;
}
