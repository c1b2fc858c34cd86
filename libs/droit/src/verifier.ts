/**
 * Checks the référentiel: dates in order, references, publication, units, what is read each day, examples, coverage. A law nobody
 * re-read is not trusted: every version is read on its eve, its first day, the morrow and its last day (`verifier-versions.ts`), and
 * every threshold by its boundaries (`verifier-bornes.ts`).
 */
import { essaisDe, type Essais } from './essais.js';
import type { Jour } from './jour.js';
import { herite, versionsPour, type Parametre, type Version } from './parametre.js';
import type { Referentiel } from './referentiel.js';
import { basesParcours, type Base } from './regles/bases.js';
import { calculs } from './regles/calculs.js';
import { objet, superposer } from './regles/superposer.js';
import type { Exemple } from './schemas/exemple.js';
import type { Lecture, Verdict } from './verdict.js';
import { lecturesFausses } from './verifier-versions.js';
import { verifierBornes, verifierCouvertureDesBornes, type ControleBorne, type Dire } from './verifier-bornes.js';

export interface Probleme {
  /** Path of the file inside `parametres/`. */
  parametre: string;
  /** Code of the check that failed. */
  controle:
    | 'versions_triees'
    | 'reference_https'
    | 'publication_avant_effet'
    | 'unite_connue'
    | 'lecture_fausse'
    | 'exemple_faux'
    | 'regle_inconnue'
    | 'essais_sans_parametre'
    | 'condition_sans_libelle'
    | 'heritage_sans_raison'
    | 'raison_sans_heritage'
    | 'situation_de_base_defavorable'
    | ControleBorne;
  /** In French, one sentence. */
  message: string;
}

const lectures: readonly Lecture[] = ['plateforme', 'code'];

const unites = ['jour', 'mois', 'annee'];
/** Durations anywhere in the values whose unit the calendar does not know. */
function unitesInconnues(v: unknown): string[] {
  if (Array.isArray(v)) return v.flatMap(unitesInconnues);
  if (!objet(v)) return [];
  const ici = 'valeur' in v && 'unite' in v && !unites.includes(String(v['unite'])) ? [String(v['unite'])] : [];
  return [...ici, ...Object.values(v).flatMap(unitesInconnues)];
}

class Verification {
  readonly problemes: Probleme[] = [];
  private readonly bases: ReadonlyMap<string, Base>;
  constructor(
    private readonly referentiel: Referentiel,
    private readonly essais: Essais,
    bases: readonly Base[],
  ) {
    this.bases = new Map(bases.map((b) => [b.regle.id, b]));
  }

  private dire(parametre: string, controle: Probleme['controle'], message: string): void {
    this.problemes.push({ parametre, controle, message });
  }

  parametre(p: Parametre): void {
    for (const lecture of lectures) this.ordre(p, lecture);
    for (const v of p.versions) this.version(p, v);
    if (herite(p) && p.enCode === undefined)
      this.dire(
        p.chemin,
        'heritage_sans_raison',
        'la plateforme seule le dit : dites pourquoi le code l’applique (enCode)',
      );
    if (!herite(p) && p.enCode !== undefined)
      this.dire(p.chemin, 'raison_sans_heritage', 'un texte le dit, ou plus rien : enCode n’a pas d’objet');
    for (const faux of lecturesFausses(this.referentiel, p)) this.dire(p.chemin, 'lecture_fausse', faux);
    for (const e of essaisDe(this.essais, p.chemin).exemples) this.exemple(p, e);
  }

  private ordre(p: Parametre, lecture: Lecture): void {
    const effets = versionsPour(p, lecture).map((v) => v.effet);
    const mauvais = effets.find((e, i) => i > 0 && e <= (effets[i - 1] as Jour));
    if (mauvais)
      this.dire(
        p.chemin,
        'versions_triees',
        `lecture ${lecture} : la version du ${mauvais} n’est pas après la précédente`,
      );
  }

  private version(p: Parametre, v: Version): void {
    if (!v.references.some((r) => r.href.startsWith('https://')))
      this.dire(p.chemin, 'reference_https', `la version du ${v.effet} n’a aucune référence https`);
    if (v.publication > v.effet && v.retroactif !== true)
      this.dire(
        p.chemin,
        'publication_avant_effet',
        `la version du ${v.effet} est publiée après, le ${v.publication}, sans être dite rétroactive`,
      );
    for (const u of unitesInconnues(v.valeurs))
      this.dire(p.chemin, 'unite_connue', `la version du ${v.effet} emploie l’unité « ${u} »`);
  }

  private exemple(p: Parametre, e: Exemple): void {
    const base = this.bases.get(e.regle);
    if (!base) return this.dire(p.chemin, 'regle_inconnue', `« ${e.nom} » : aucune règle « ${e.regle} »`);
    const verdict = this.juger(base, e.le, e.lecture, e.situation ?? {});
    const manque = verdict.constats.filter((k) => !k.satisfaite).map((k) => k.condition);
    const absents = (e.manque ?? []).filter((m) => !manque.includes(m));
    if (verdict.issue !== e.attendu || absents.length > 0)
      this.dire(
        p.chemin,
        'exemple_faux',
        `« ${e.nom} » (${e.le}) : ${verdict.issue}, non satisfaites : ${manque.join(', ') || 'aucune'}`,
      );
  }

  private juger(base: Base, le: Jour, lecture: Lecture, situation: unknown): Verdict {
    const verdict = base.regle(
      this.referentiel.auJour(le, lecture),
      superposer(base.situation(le), situation) as never,
    );
    for (const { condition } of verdict.constats) this.libelle(base.regle.id, condition);
    return verdict;
  }

  /** An example that no parameter owns any more would be run by nobody. */
  orphelins(): void {
    for (const chemin of this.essais.parametres.keys())
      if (!this.referentiel.parametres.has(chemin))
        this.dire(chemin, 'essais_sans_parametre', 'ces essais ne sont ceux d’aucun paramètre');
  }

  bornes(): void {
    const outils = { regles: this.bases, calculs: new Map(calculs.map((c) => [c.id, c])) };
    const dire: Dire = (...probleme) => this.dire(...probleme);
    verifierBornes(this.referentiel, this.essais, outils, dire);
    verifierCouvertureDesBornes(this.referentiel, this.essais, outils, dire);
  }

  private readonly libelles = new Set<string>();
  private libelle(regle: string, condition: string): void {
    if (condition in this.referentiel.conditions || this.libelles.has(condition)) return;
    this.libelles.add(condition);
    this.dire(
      'conditions',
      'condition_sans_libelle',
      `la condition « ${condition} » (règle ${regle}) n’a pas de libellé`,
    );
  }

  /** A base that is not favourable would make every « défavorable » example pass for the wrong reason. */
  situationsDeBase(jour: Jour): void {
    for (const base of this.bases.values()) {
      const verdict = this.juger(base, jour, 'plateforme', base.situation(jour));
      if (verdict.issue === 'favorable') continue;
      const manque = verdict.constats.filter((k) => !k.satisfaite).map((k) => k.condition);
      this.dire(
        'regles',
        'situation_de_base_defavorable',
        `la situation de base de « ${base.regle.id} » est refusée : ${manque.join(', ')}`,
      );
    }
  }
}

/** Day on which base situations are judged: inside the last known state of the law. */
const jourDesBases = '2025-03-01';

/**
 * @param bases rules that the examples may name, with their favourable situations
 * @returns every problem found; empty when the référentiel is sound
 */
export function verifierReferentiel(
  referentiel: Referentiel,
  essais: Essais,
  bases: readonly Base[] = basesParcours,
): Probleme[] {
  const v = new Verification(referentiel, essais, bases);
  for (const p of referentiel.parametres.values()) v.parametre(p);
  v.orphelins();
  v.bornes();
  if (referentiel.parametres.size > 0) v.situationsDeBase(jourDesBases);
  return v.problemes;
}
