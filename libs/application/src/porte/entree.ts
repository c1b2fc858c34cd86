/** One line of the input catalogue. */
import type { Droit, Jour } from '@jalon/droit';
import type { Acteur, Dossier, DonneesCommande, TypeCommande } from '@jalon/parcours';
import type { Choix, Reserve } from './formulaire.js';
import type { Recevable } from './recevable.js';

/**
 * Where a button would be pressed.
 * @typeParam D dossier of that kind; here and below
 */
export interface Ici<D = Dossier> {
  jour: Jour;
  dossier: D;
  droit: Droit;
  acteur: Acteur;
}

export interface Entree<D = Dossier> extends Recevable {
  /** What a button says. */
  libelle: string;
  /**
   * The most ordinary data this command could have today, to tell whether it would be possible; in domain shape. Several when
   * the answer depends on a code: it is possible as soon as one of them is.
   */
  gabarits?(ici: Ici<D>): unknown[];
  /** Codes that the file already shows, by field: the form comes with them ticked, the person unticks. */
  propositions?(ici: Ici<D>): Record<string, string[]>;
  /** Codes of a field on that day, for whoever acts. */
  choix?(droit: Droit, acteur: Acteur): Record<string, Choix[]>;
  /** Fields without object for whoever acts, or for some values of another field: a form leaves them out, the engine judges them all. */
  reserves?(droit: Droit, acteur: Acteur): Record<string, Reserve>;
}

/**
 * Ties a class to a command: what goes on must be what the domain expects, or this does not compile.
 * `convertir` may be left out when the class has the shape of the command already.
 */
export const entree = <T extends TypeCommande, C extends object>(
  _commande: T,
  e: {
    classe: new () => C;
    libelle: string;
    nommeUnFait?: true;
    nommeDesEcheances?: true;
    gabarits?: (ici: Ici) => DonneesCommande<T>[];
    choix?: Entree['choix'];
    reserves?: Entree['reserves'];
    propositions?: Entree['propositions'];
  } & (C extends DonneesCommande<T>
    ? { convertir?: (dto: C) => DonneesCommande<T> }
    : { convertir: (dto: C) => DonneesCommande<T> }),
): Entree => {
  const convertir = e.convertir as ((dto: object) => unknown) | undefined;
  return { ...e, convertir: (dto) => enClair(convertir ? convertir(dto) : dto) };
};

/** Instances of input classes become plain objects: `undefined` own fields left by the compiler disappear. */
export function enClair(valeur: unknown): unknown {
  if (Array.isArray(valeur)) return valeur.map(enClair);
  if (typeof valeur !== 'object' || valeur === null) return valeur;
  return Object.fromEntries(Object.entries(valeur).flatMap(([cle, v]) => (v === undefined ? [] : [[cle, enClair(v)]])));
}

/** Codes of a folder of the référentiel having a version on that day, with their label. */
export const codesEnVigueur = (droit: Droit, dossier: string): Choix[] =>
  droit
    .codes(dossier)
    .filter((code) => droit.lire(`${dossier}/${code}` as never) !== null)
    .map((code) => ({ code, libelle: droit.libelle(`${dossier}/${code}`) }));

/** The same, each under its group, groups in that order. */
export const codesGroupes = (
  droit: Droit,
  dossier: string,
  groupes: readonly string[],
  groupeDe: (code: string) => string | undefined,
): Choix[] => {
  const rang = ({ groupe }: Choix): number => (groupe === undefined ? groupes.length : groupes.indexOf(groupe));
  return codesEnVigueur(droit, dossier)
    .map((choix) => {
      const groupe = groupeDe(choix.code);
      return groupe === undefined ? choix : { ...choix, groupe };
    })
    .toSorted((a, b) => rang(a) - rang(b));
};
