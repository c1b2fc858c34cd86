/** What is asked and given to make an audit file. */
import type { ClassePersonnelle, Ouverture } from '@jalon/confidentialite';
import type { Acteur } from '@jalon/parcours';
import type { Vue } from '../domaine.js';
import type { Moment } from '../temps.js';

export interface FaitAProuver {
  position: number;
  /** False: something in it is not for that reader, who is given its hash. */
  lisible: boolean;
  phrase: string | null;
  ouvertures: readonly Ouverture[];
}
/** A whole stream. */
export interface HistoireAProuver {
  stream: string;
  faits: readonly FaitAProuver[];
}
/**
 * The counter of 480 hours is the person's, over all her dossiers, and the derogation an association's (D18, D34): it is not in these facts, and
 * a figure of this dossier alone would be taken for it.
 */
export type VueDevoilee = Omit<Vue, 'compteur480h'>;
export interface SituationAProuver {
  au: string;
  connuLe: Moment | null;
  vue: VueDevoilee;
}
export interface AProuver {
  histoires: readonly HistoireAProuver[];
  /** None when a fact is not for that reader: they could not be computed again from what she has. */
  situations: readonly SituationAProuver[];
  /** The law under which they were computed, and its wording. */
  droit: { referentiel: string; libelles: string };
}
export interface DemandeAProuver {
  lecteur?: Acteur | undefined;
  /** Values to open, with what ties them to the sealed fact: names and dates of the person (C2), what is sensitive (C3). */
  ouvrir: ReadonlySet<ClassePersonnelle>;
  situations: readonly { au: string; connuLe?: Moment | undefined }[];
}
