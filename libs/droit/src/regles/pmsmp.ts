/** Limits of the immersion periods (PMSMP): with one host, and against the contract. Sources: CTR-21, CTR-22. */
import { compter } from '../compter.js';
import { ajouterJours, dureeEnFrancais, enFrancais, joursInclus, max, min, retrancher, type Jour } from '../jour.js';
import { constat, type Condition } from '../regle.js';
import type { Siae } from '../schemas/commun.js';

export interface Action {
  debut: Jour;
  fin: Jour | null;
  /** Id of the host; null: not told. */
  accueil: string | null;
}
export interface SituationLimites extends Action {
  nature: string;
  /** Kind of the employer. */
  siae: Siae | null;
  /** Actions of the same nature already recorded, whatever the employer. */
  memeNature: (Action & { memeContrat: boolean })[];
  /** The agreement of the employer provides for immersions; null: not known. */
  pmsmpPrevue: boolean | null;
  /** Contract of the employer that holds the first day; null: none. */
  contrat: { debut: Jour; fin: Jour | null } | null;
}
type L = Condition<SituationLimites>;

/** An open end is not known: the day it begins is all that can be counted. */
const derniere = (a: Action): Jour => a.fin ?? a.debut;
const joursDans = (a: Action, du: Jour, au: Jour): number => {
  const [debut, fin] = [max(a.debut, du), min(derniere(a), au)];
  return debut <= fin ? joursInclus(debut, fin) : 0;
};

/** Every window that ends with one of the actions and holds a day of the new one: the fullest says whether the limit holds. */
function fenetres(droit: Parameters<L>[0], s: SituationLimites): { nombre: number; jours: number } | null {
  const limite = droit.lire(`accompagnement/natures/${s.nature}`)?.valeurs.meme_accueil;
  if (!limite || s.accueil === null) return null;
  const toutes: Action[] = [s, ...s.memeNature.filter((a) => a.accueil === s.accueil)];
  const comptes = toutes
    .map(derniere)
    .map((au) => ({ du: ajouterJours(retrancher(au, limite.periode), 1), au }))
    .filter(({ du, au }) => joursDans(s, du, au) > 0)
    .map(({ du, au }) => {
      const jours = toutes.map((a) => joursDans(a, du, au)).filter((n) => n > 0);
      return { nombre: jours.length, jours: jours.reduce((somme, n) => somme + n, 0) };
    });
  return {
    nombre: Math.max(...comptes.map((c) => c.nombre)),
    jours: Math.max(...comptes.map((c) => c.jours)),
  };
}

/** D. 5135-3 and L. 5135-5: two agreements with one host, renewal included. An unknown host is told, never guessed. */
export const conventionsChezUnAccueil: L = (droit, s) => {
  const regle = droit.lire(`accompagnement/natures/${s.nature}`);
  const limite = regle?.valeurs.meme_accueil;
  if (!regle || !limite) return null;
  const attendu = `${limite.conventions_max} conventions au plus en ${dureeEnFrancais(limite.periode)} dans la même structure d’accueil`;
  const compte = fenetres(droit, s);
  return compte === null
    ? constat('pmsmp_conventions_max', true, attendu, 'donnée manquante : la structure d’accueil', [regle], {
        manquante: true,
        avertissement: true,
      })
    : constat(
        'pmsmp_conventions_max',
        compte.nombre <= limite.conventions_max,
        attendu,
        compter(compte.nombre, 'convention'),
        [regle],
      );
};

export const joursChezUnAccueil: L = (droit, s) => {
  const regle = droit.lire(`accompagnement/natures/${s.nature}`);
  const limite = regle?.valeurs.meme_accueil;
  const compte = fenetres(droit, s);
  if (!regle || !limite || compte === null) return null;
  return constat(
    'pmsmp_jours_max',
    compte.jours <= limite.jours_max,
    `${limite.jours_max} jours au plus en ${dureeEnFrancais(limite.periode)} dans la même structure d’accueil`,
    compter(compte.jours, 'jour'),
    [regle],
  );
};

/** D. 5132-10-4, -26-4, -43-4: all the immersions of a contract together. */
export const partDuContrat: L = (droit, s) => {
  const regle = droit.lire(`accompagnement/natures/${s.nature}`);
  const limite = regle?.valeurs.part_du_contrat;
  if (!regle || !limite || s.siae === null || !limite.siae.includes(s.siae) || !s.contrat) return null;
  const { debut, fin } = s.contrat;
  const attendu = `${limite.pourcent} % au plus de la durée du contrat`;
  if (fin === null)
    return constat('pmsmp_part_du_contrat', true, attendu, 'contrat sans terme : part non vérifiable', [regle], {
      avertissement: true,
    });
  const total = joursInclus(debut, fin);
  const pris = [s, ...s.memeNature.filter((a) => a.memeContrat)].reduce(
    (somme, a) => somme + joursInclus(a.debut, derniere(a)),
    0,
  );
  return constat(
    'pmsmp_part_du_contrat',
    pris * 100 <= total * limite.pourcent,
    attendu,
    `${pris} jours sur les ${total} du contrat, du ${enFrancais(debut)} au ${enFrancais(fin)}`,
    [regle],
  );
};

/** D. 5132-10-1, -26-1, -43-1: an immersion of an employee is provided for by the agreement of the structure (CTR-22). */
export const prevueParLaConvention: L = (droit, s) => {
  const regle = droit.lire(`accompagnement/natures/${s.nature}`);
  if (!regle?.valeurs.convention || s.siae === null || !regle.valeurs.convention.includes(s.siae)) return null;
  const attendu = 'une convention de la structure qui prévoit les mises en situation';
  return s.pmsmpPrevue === null
    ? constat('pmsmp_prevue', true, attendu, 'donnée manquante : ce que prévoit la convention', [regle], {
        manquante: true,
        avertissement: true,
      })
    : constat('pmsmp_prevue', s.pmsmpPrevue, attendu, s.pmsmpPrevue ? 'prévues' : 'non prévues', [regle]);
};
