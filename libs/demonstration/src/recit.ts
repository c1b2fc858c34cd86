/** One person's story as dated commands; what lies after the reference day has not happened yet. */
import { ageAu, ajouterJours, min, type Jour, type Siae } from '@jalon/droit';
import type { Acteur, Vue } from '@jalon/parcours';
import type { Alea } from './alea.js';
import { HEURES_HEBDO_AI, PART_FORMATION } from './chiffres.js';
import {
  acteurPrescripteur,
  acteurSiae,
  COMMUNES_RURALES,
  PRESCRIPTEURS,
  STRUCTURES,
  type OrganisationNommee,
} from './departement.js';
import { criteresFictifs, personneFictive, type PersonneFictive } from './personne.js';

export type Donnees = Record<string, unknown>;
export interface CommandePlanifiee {
  le: Jour;
  acteur: Acteur;
  type: string;
  /** A function when a date depends on what the engine computed: the end of the PASS is never guessed here. Null: no PASS to speak of. */
  data: Donnees | ((vue: Vue) => Donnees | null);
}
/** What the distribution is measured on. */
export interface Traits {
  type: Siae;
  sexe: 'F' | 'M';
  rural: boolean;
  /** Months spent in the structure by someone who left; null while present. */
  mois: number | null;
  sortie: string | null;
  /** Average weekly hours (AI). */
  heuresHebdo: number | null;
  formation: boolean;
}
export interface Recit {
  rang: number;
  /** Name of the situation shown, or `ordinaire`. */
  profil: string;
  commandes: CommandePlanifiee[];
  traits: Traits;
}

export const JOURS_PAR_MOIS = 30.44;
/** First day on which a PASS may begin for everybody (SEED-32). */
export const PREMIER_JOUR: Jour = '2021-12-01';

export class Conteur {
  readonly commandes: CommandePlanifiee[] = [];
  readonly structure: OrganisationNommee;
  readonly prescripteur: OrganisationNommee;
  readonly personne: PersonneFictive;
  /** Weekly hours of this person in an AI, by quarter of an hour. */
  readonly rythme: number;
  readonly forme: boolean;
  /** Hours told so far with utilisateurs that the ceiling of hours counts. */
  heuresPlafonnees = 0;
  private contrats = 0;

  constructor(
    readonly a: Alea,
    readonly type: Siae,
    readonly reference: Jour,
    readonly debut: Jour,
    readonly rang: number,
    readonly age?: number,
  ) {
    this.structure = a.choix(STRUCTURES.filter((s) => s.type === type));
    this.prescripteur = a.choix(PRESCRIPTEURS);
    this.personne = personneFictive(a, type, debut, rang, age);
    this.rythme = Math.round(a.quantile(HEURES_HEBDO_AI) * 4) / 4;
    this.forme = a.vrai(PART_FORMATION);
  }

  get siae(): Acteur {
    return acteurSiae(this.structure);
  }
  get conseiller(): Acteur {
    return acteurPrescripteur(this.prescripteur);
  }
  /** Age at entry, in whole years (to draw criteria that a diagnosis would accept). */
  get ans(): number {
    return ageAu(this.personne.naissance, this.debut);
  }

  dire(le: Jour, acteur: Acteur, type: string, data: CommandePlanifiee['data']): void {
    if (le <= this.reference) this.commandes.push({ le, acteur, type, data });
  }

  /** Opening and diagnosis, by a prescripteur or by the structure itself. @returns day of the diagnosis */
  accueillir(parPrescripteur: boolean): Jour {
    const acteur = parPrescripteur ? this.conseiller : this.siae;
    // a hire to come has been prepared before the reference day
    const diagnostic = ajouterJours(min(this.debut, this.reference), -this.a.entier(3, 20));
    const { nom, prenom, naissance, sexe, commune, nir } = this.personne;
    this.dire(ajouterJours(diagnostic, -this.a.entier(0, 10)), acteur, 'OuvrirParcours', {
      personne: { nom, prenom, naissance, sexe, commune, nir },
    });
    const criteres = parPrescripteur ? [] : criteresFictifs(this.a, this.type, this.ans);
    this.dire(diagnostic, acteur, 'EtablirDiagnostic', { criteres });
    if (parPrescripteur) this.dire(diagnostic, acteur, 'OrienterVersSiae', { siae: this.structure.id });
    return diagnostic;
  }

  /** Hire in a structure, declared a few days before. @returns id of the contract */
  embaucher(declareLe: Jour, contrat: Donnees, structure = this.structure): string {
    const id = `c${++this.contrats}`;
    this.dire(declareLe, acteurSiae(structure), 'DeclarerEmbauche', { contrat: { id, ...contrat } });
    return id;
  }

  /** Request, then answer of the prescripteur after some days; `null`: no answer yet. */
  prolonger(
    le: Jour,
    motif: string,
    jours: number,
    reponse: { apres: number; type: string; data: Donnees } | null,
  ): void {
    const bilan = 'Bilan fictif : accompagnement régulier, projet en construction.';
    this.dire(
      le,
      this.siae,
      'DemanderProlongation',
      ({ pass }) => pass && { motif, fin: ajouterJours(pass.fin, jours), prescripteur: this.prescripteur.id, bilan },
    );
    if (reponse) this.dire(ajouterJours(le, reponse.apres), this.conseiller, reponse.type, reponse.data);
  }

  /** @param fin what is known of somebody who left */
  raconter(profil: string, fin: { mois: number; sortie: string } | null = null): Recit {
    const { sexe, commune } = this.personne;
    const rural = (COMMUNES_RURALES as readonly string[]).includes(commune);
    const heuresHebdo = this.type === 'AI' ? this.rythme : null;
    const traits = {
      type: this.type,
      sexe,
      rural,
      mois: fin?.mois ?? null,
      sortie: fin?.sortie ?? null,
      heuresHebdo,
      formation: this.forme,
    };
    return { rang: this.rang, profil, commandes: this.commandes, traits };
  }
}
