/** A history that goes on, and two of them that must live the same life: what properties of undoing are made of. */
import { expect } from '@jest/globals';
import { ajouterJours, type Jour, type Lecture } from '@jalon/droit';
import {
  decide,
  ECHEANCIER,
  evolve,
  solder,
  structureParDefaut,
  vue,
  type Acteur,
  type Commande,
  type Contexte,
  type Etat,
  type Fait,
} from '@jalon/parcours';
import { referentiel } from '../../libs/droit/essais/charger.js';
import { gesteA, quiTente, type Intention } from './conduire.js';
import { sansTrace } from './sans-trace.js';

const loi = referentiel();

/** One history going on, deadlines settled before and after each act. */
export class Suite {
  readonly faits: Fait[];
  constructor(
    public etat: Etat,
    faits: readonly Fait[],
    private readonly lecture: Lecture,
  ) {
    this.faits = [...faits];
  }
  copie(): Suite {
    return new Suite(this.etat, this.faits, this.lecture);
  }
  private contexte(jour: Jour, acteur: Acteur, autour: Partial<Contexte> = {}): Contexte {
    const droit = loi.auJour(jour, this.lecture);
    const numeroPass = `99998${String(this.faits.length).padStart(7, '0')}`;
    return { jour, acteur, droit, autresPass: [], structure: structureParDefaut, numeroPass, ...autour };
  }
  ecrire(faits: readonly Fait[]): void {
    for (const f of faits) {
      this.etat = evolve(this.etat, f);
      this.faits.push(f);
    }
  }
  /** The facts written, or null when it is refused. */
  jouer(jour: Jour, acteur: Acteur, commande: Commande, autour: Partial<Contexte> = {}): Fait[] | null {
    this.solder(jour);
    const decision = decide(commande, this.etat, this.contexte(jour, acteur, autour));
    if (decision.issue === 'refus') return null;
    this.ecrire(decision.faits);
    this.solder(jour);
    return decision.faits;
  }
  solder(jour: Jour): void {
    this.ecrire(solder(this.etat, jour, (le) => this.contexte(le, ECHEANCIER)));
  }
  vue(jour: Jour, etat = this.etat): unknown {
    return sansTrace(vue(etat, jour, loi.auJour(jour, this.lecture)));
  }
}

/** It reads or undoes another place of the history: the same gesture would not be the same act on both sides. */
const NOMME_UN_FAIT = /^(RectifierFait|NotifierDecision|ContesterDecision|RepondreContestation|AnnulerEcheances)$/;

/** Without what an undoing command writes because no earlier fact says it: what it gives is in the view. */
const principaux = (faits: readonly Fait[] | null | undefined): string[] | undefined =>
  faits?.map((f) => f.type).filter((t) => t !== 'PassDecale' && t !== 'SuspensionLevee');
/** Both histories live on: the same gestures, chosen on the first one, are decided alike and show the same, as far as `dire` tells. */
export function vivreAinsi(
  temoin: Suite,
  autre: Suite,
  apres: readonly Intention[],
  depuis: Jour,
  dire = (v: unknown): unknown => v,
): void {
  let jour = depuis;
  for (const i of apres) {
    jour = ajouterJours(jour, i.attente);
    for (const s of [temoin, autre]) s.solder(jour);
    const commande = gesteA(temoin.etat, jour, i.geste)(jour, i, temoin.etat);
    if (NOMME_UN_FAIT.test(commande.type)) continue;
    const acteur = quiTente(commande, i.acteur);
    const [a, b] = [temoin, autre].map((s) => s.jouer(jour, acteur, commande));
    expect([commande.type, principaux(b)]).toEqual([commande.type, principaux(a)]);
  }
  expect(autre.etat.etape).toBe(temoin.etat.etape);
  expect(dire(autre.vue(jour))).toEqual(dire(temoin.vue(jour)));
}
