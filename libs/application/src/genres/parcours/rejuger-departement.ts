/** The whole log judged again, read once in order: totals by rule, by condition, by value and by end of PASS. */
import { estOuvert, type Dossier, type TypeFait } from '@jalon/parcours';
import { PREFIXE_STRUCTURE } from '../../identifiants.js';
import type { FaitRejuge, LigneCondition, LigneRejugement, Regard, RejugementDepartement } from '../../rejugement.js';
import { completer, finRejugee, Rejugeur, situer, totauxVides } from './rejuger.js';
import type { Ressources } from '../../moteur/ressources.js';

const PREFIXE = 'parcours-';
/** Small enough for its facts to die young: a page kept longer is copied by the garbage collector. */
const PAGE = 500;
/** Facts that say who the person is, or which dossiers are hers. */
const DISENT_QUI: ReadonlySet<string> = new Set<TypeFait>([
  'ParcoursOuvert',
  'FaitRectifie',
  'ParcoursRapproche',
  'DoublonClos',
]);
interface EnCours {
  rejugeur: Rejugeur;
  /** Keys of the identifiers of the person. */
  cles: readonly string[];
}

/**
 * Every parcours of the log. Holds one folded dossier per parcours (about 10 kB each) so that the log is read only once.
 * @param progression called after each page with the number of facts read
 */
export async function rejugerTout(
  r: Ressources,
  demande: Regard,
  progression: (faits: number) => void = () => undefined,
): Promise<RejugementDepartement> {
  const regard = completer(r, demande);
  const dossiers = new Map<string, EnCours>();
  const parCle = new Map<string, Set<string>>();
  const bilan = new Bilan();
  let lus = 0;
  for (let apres = -1; ;) {
    const page = await r.store.readAll({
      after: apres,
      limit: PAGE,
      filter: { streamPrefixes: [PREFIXE, PREFIXE_STRUCTURE] },
    });
    for (const e of page) {
      if (e.stream.startsWith(PREFIXE_STRUCTURE)) {
        r.structures.recevoir(e);
        continue;
      }
      lus += 1;
      const parcours = e.stream.slice(PREFIXE.length);
      const situe = situer(e, parcours, r);
      let ici = dossiers.get(parcours);
      if (!ici) dossiers.set(parcours, (ici = { rejugeur: new Rejugeur(parcours, regard, r.structures), cles: [] }));
      const { cles } = ici;
      const autres = (): Dossier[] =>
        [...memePersonne(cles, parCle, dossiers)]
          .filter((p) => p !== parcours)
          .map((p) => (dossiers.get(p) as EnCours).rejugeur.courant.dossier);
      bilan.noter(parcours, ici.rejugeur.ajouter(situe, autres));
      if (DISENT_QUI.has(situe.fait.type)) {
        for (const cle of ici.cles) parCle.get(cle)?.delete(parcours);
        ici.cles = r.personnes.clesDuDossier(ici.rejugeur.courant.dossier);
        for (const cle of ici.cles) parCle.set(cle, (parCle.get(cle) ?? new Set()).add(parcours));
      }
    }
    progression(lus);
    const dernier = page.at(-1);
    if (!dernier || page.length < PAGE) break;
    apres = dernier.position;
  }
  for (const [parcours, { rejugeur }] of dossiers) {
    bilan.noter(parcours, rejugeur.terminer());
    bilan.noterFin(finRejugee(rejugeur.courant, regard)?.ecartJours);
  }
  return {
    lecture: regard.lecture,
    auDroitDu: regard.auDroitDu ?? null,
    empreinte: regard.referentiel.empreinte,
    parcours: [...dossiers.values()].filter(({ rejugeur }) => estOuvert(rejugeur.courant)).length,
    faits: lus,
    ...bilan.rendre(),
  };
}

/** Parcours that one identifier after the other leads to (D29). */
function memePersonne(
  depart: readonly string[],
  parCle: ReadonlyMap<string, ReadonlySet<string>>,
  dossiers: ReadonlyMap<string, EnCours>,
): Set<string> {
  const [cles, parcours] = [new Set(depart), new Set<string>()];
  // a set that grows is walked to its end
  for (const cle of cles)
    for (const p of parCle.get(cle) ?? []) {
      parcours.add(p);
      for (const autre of dossiers.get(p)?.cles ?? []) cles.add(autre);
    }
  return parcours;
}

/** Counts; keeps no fact. */
class Bilan {
  private readonly totaux = totauxVides();
  private readonly regles = new Map<string, LigneRejugement>();
  private readonly conditions = new Map<string, LigneCondition>();
  private readonly valeurs = new Map<string, { fait: TypeFait; champ: string; faits: number; ecarts: number[] }>();
  private readonly fins = new Map<number, number>();
  private readonly concernes = new Set<string>();

  noter(parcours: string, faits: readonly FaitRejuge[]): void {
    for (const f of faits) {
      this.totaux[f.resultat] += 1;
      ligne(this.regles, f.regle, () => ({ regle: f.regle, ...totauxVides() }))[f.resultat] += 1;
      if (f.resultat !== 'conforme' && f.resultat !== 'efface') this.concernes.add(parcours);
      for (const c of f.conditions) {
        const l = ligne(this.conditions, `${f.regle} ${c.condition}`, () => ({
          regle: f.regle,
          condition: c.condition,
          libelle: c.libelle,
          nonSatisfaite: 0,
          autrement: 0,
        }));
        if (c.apres?.satisfaite === false) l.nonSatisfaite += 1;
        else l.autrement += 1;
      }
      for (const { fait, champ, ecartJours } of f.valeurs) {
        const v = ligne(this.valeurs, `${fait} ${champ}`, () => ({ fait, champ, faits: 0, ecarts: [] as number[] }));
        v.faits += 1;
        // bounds only: a department has hundreds of thousands of facts
        if (ecartJours !== undefined) v.ecarts = [Math.min(ecartJours, ...v.ecarts), Math.max(ecartJours, ...v.ecarts)];
      }
    }
  }

  noterFin(ecart: number | undefined): void {
    if (ecart !== undefined) this.fins.set(ecart, (this.fins.get(ecart) ?? 0) + 1);
  }

  rendre() {
    return {
      totaux: this.totaux,
      parRegle: [...this.regles.values()].sort((a, b) => (a.regle < b.regle ? -1 : 1)),
      parCondition: [...this.conditions.values()].sort(
        (a, b) =>
          b.nonSatisfaite - a.nonSatisfaite || b.autrement - a.autrement || (a.condition < b.condition ? -1 : 1),
      ),
      parValeur: [...this.valeurs.values()]
        .sort((a, b) => b.faits - a.faits || (a.champ < b.champ ? -1 : 1))
        .map(({ fait, champ, faits, ecarts: [ecartJoursMin = null, ecartJoursMax = null] }) => ({
          fait,
          champ,
          faits,
          ecartJoursMin,
          ecartJoursMax,
        })),
      finsDePass: [...this.fins]
        .sort(([a], [b]) => Math.abs(a) - Math.abs(b) || a - b)
        .map(([ecartJours, pass]) => ({ ecartJours, pass })),
      parcoursConcernes: this.concernes.size,
    };
  }
}

function ligne<T>(table: Map<string, T>, cle: string, nouvelle: () => T): T {
  let l = table.get(cle);
  if (l === undefined) table.set(cle, (l = nouvelle()));
  return l;
}
