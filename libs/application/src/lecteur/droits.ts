/** What a reader holds of one dossier: a link gives a level, a level gives classes. */
import type { NiveauDAcces } from '@jalon/droit';
import { CLASSES, type Classe, type Classes } from '@jalon/visibilite';

export interface Droits {
  /** The dossier exists for her. */
  lit: boolean;
  /** She may send that command, though she reads nothing (D30). */
  agit(commande: string): boolean;
  classes: Classes;
}

const TOUTES: Classes = new Set(Object.keys(CLASSES) as Classe[]);
/** The operator of the data, who names no reader; and whoever reads what names nobody (organisations before the State). */
export const TOUS_LES_DROITS: Droits = { lit: true, agit: () => true, classes: TOUTES };

/** The table of the reader: to be replaced, one line for another, when people sign in. */
const CLASSES_DU_NIVEAU: Readonly<Record<NiveauDAcces, Classes>> = {
  embaucher: new Set<Classe>(['ouvert']),
  lire_sans_pass: new Set<Classe>(['ouvert', 'parcours', 'identite']),
  lire: TOUTES,
  agir: TOUTES,
};
const EMBAUCHE = 'DeclarerEmbauche';

/** @param niveau null: no link */
export const droitsDuNiveau = (niveau: NiveauDAcces | null): Droits => ({
  lit: niveau !== null && niveau !== 'embaucher',
  agit: (commande) => niveau !== null && (niveau !== 'embaucher' || commande === EMBAUCHE),
  classes: niveau === null ? CLASSES_DU_NIVEAU.embaucher : CLASSES_DU_NIVEAU[niveau],
});

/** Figures: for everybody who signed in. */
export const CLASSES_DE_TOUS: Classes = new Set<Classe>(['ouvert']);
/** A row of a list: what a link opens, but nothing that is asked for one person at a time. */
export const classesDeListe = (niveau: 'lire' | 'lire_sans_pass'): Classes =>
  new Set([...CLASSES_DU_NIVEAU[niveau]].filter((c) => c !== 'sensible'));
