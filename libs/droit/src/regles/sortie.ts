/** Leaving the SIAE. Sources: droit.md SOR-01 to SOR-10, decisions D16 and D17. */
import { dernierJour, dureeEnFrancais, enFrancais, type Duree, type Jour } from '../jour.js';
import type { Droit } from '../referentiel.js';
import { constat, definirRegle, type Condition } from '../regle.js';
import type { Siae } from '../schemas/commun.js';
import type { VerdictLu } from '../verdict.js';

export interface SituationSortie {
  type: string;
  /** Day of the exit. */
  le: Jour;
  siae: Siae | null;
  /** The acting SIAE has a hire on this PASS. */
  employeur: boolean;
  /** Contracts of this SIAE that run past the day of the exit, or begin after it. */
  contratsEnCours: { debut: Jour; fin: Jour | null }[];
  dejaEnregistree: boolean;
  /** First day of the first contract with this SIAE on this PASS. */
  presenceDepuis: Jour | null;
  /** Last day of presence: end of the last contract, the day of the exit at the latest. Null: no contract. */
  presenceJusquAu: Jour | null;
  misesADisposition: number;
  /** Minutes worked in this SIAE during the calendar year of the exit. */
  minutesAnnee: number;
}

const typeConnu: Condition<SituationSortie> = (droit, { type }) => {
  const version = droit.lire(`sortie/types/${type}`);
  return constat(
    'sortie_type_connu',
    version !== null,
    'un type de sortie connu à cette date',
    version ? droit.libelle(`sortie/types/${type}`) : `type « ${type} » inconnu`,
    [version],
  );
};

const pasDansLeFutur: Condition<SituationSortie> = (droit, { le }) =>
  constat(
    'sortie_pas_dans_le_futur',
    le <= droit.jour,
    `une sortie au plus tard le ${enFrancais(droit.jour)}`,
    `sortie le ${enFrancais(le)}`,
    [],
    {
      possibleLe: le,
    },
  );

/** SOR-01: one leaves when no contract runs. */
const sansContrat: Condition<SituationSortie> = (droit, { contratsEnCours, type }) =>
  constat(
    'sortie_sans_contrat',
    contratsEnCours.length === 0,
    'aucun contrat avec la structure après ce jour-là',
    contratsEnCours.length === 0
      ? 'aucun contrat en cours'
      : contratsEnCours
          .map((c) => `contrat du ${enFrancais(c.debut)}, ${c.fin ? `jusqu’au ${enFrancais(c.fin)}` : 'sans terme'}`)
          .join(' ; '),
    [droit.lire(`sortie/types/${type}`)],
  );

const employeur: Condition<SituationSortie> = (_, s) =>
  constat(
    'employeur_du_pass',
    s.employeur,
    'une SIAE qui a embauché sur ce PASS',
    s.employeur ? 'employeur sur ce PASS' : 'aucune embauche de cette structure sur ce PASS',
    [],
  );

const unique: Condition<SituationSortie> = (_, { dejaEnregistree }) =>
  constat(
    'sortie_unique',
    !dejaEnregistree,
    'aucune sortie de cette structure déjà enregistrée',
    dejaEnregistree ? 'une sortie de cette structure est enregistrée' : 'aucune sortie de cette structure',
    [],
  );

/** Whether an exit enters the rates, and why (D17); null when the law of that day, or the kind of SIAE, does not tell. */
export interface ComptageSortie {
  comptee: boolean;
  attendu: string;
  /** « comptée (160 h dans l’année) », « non comptée : 120 h dans l’année ». */
  constate: string;
}
/** Hours are often declared after the exit: read again whenever it is shown, with the law of the day of the exit. */
export function comptageSortie(droit: Droit, s: SituationSortie): ComptageSortie | null {
  const comptage = droit.lire('sortie/comptage', s.le);
  const type = droit.lire(`sortie/types/${s.type}`, s.le);
  if (!comptage || !type || s.siae === null) return null;
  if (type.valeurs.categorie === 'retrait')
    return {
      comptee: false,
      attendu: 'sortie comptée dans les taux',
      constate: 'non comptée : retrait des sorties constatées',
    };
  const seuil = comptage.valeurs.seuils[s.siae];
  if (!seuil) return null;
  const { mises_a_disposition_min: mises = 0, heures_annee_min: minimum, presence_plus_de: presence } = seuil;
  const heures = Math.floor(s.minutesAnnee / 60);
  const manques = [
    ...(s.misesADisposition < mises ? ['aucune mise à disposition'] : []),
    ...(s.minutesAnnee < minimum * 60 ? [`${heures} h dans l’année`] : []),
    ...(presence && !presentPlusDe(s, presence) ? [`présence de ${dureeEnFrancais(presence)} au plus`] : []),
  ];
  const attendus = [
    ...(mises > 0 ? [`${mises} mise à disposition`] : []),
    `${minimum} h dans l’année civile`,
    ...(presence ? [`présence de plus de ${dureeEnFrancais(presence)}`] : []),
  ];
  return {
    comptee: manques.length === 0,
    attendu: `comptée dans les taux à partir de ${attendus.join(', ')}`,
    constate: manques.length === 0 ? `comptée (${heures} h dans l’année)` : `non comptée : ${manques.join(', ')}`,
  };
}
/** First and last days are days of presence: three whole months are not more than three months, one day more is. */
const presentPlusDe = ({ presenceDepuis: du, presenceJusquAu: au }: SituationSortie, duree: Duree): boolean =>
  du !== null && au !== null && au > dernierJour(du, duree);

/** D17: never an obstacle. */
const comptee: Condition<SituationSortie> = (droit, s) => {
  const c = comptageSortie(droit, s);
  return (
    c &&
    constat(
      'sortie_comptee',
      true,
      `information : ${c.attendu}`,
      c.constate,
      [droit.lire(`sortie/types/${s.type}`), droit.lire('sortie/comptage', s.le)],
      c.comptee ? {} : { avertissement: true },
    )
  );
};

/** A threshold of D17 that an exit may miss. */
export type SeuilSortie = 'mises_a_disposition' | 'heures_annee' | 'presence';
export interface ComptageJuge {
  comptee: boolean;
  /** Thresholds missed; empty for an exit that is counted, and for a withdrawn category, which no threshold concerns. */
  manques: SeuilSortie[];
}
const FORMES: Readonly<Record<SeuilSortie, RegExp>> = {
  mises_a_disposition: /aucune mise à disposition/,
  heures_annee: /\d+ h dans l’année/,
  presence: /présence de/,
};
/**
 * What a stored verdict says of the counting, read back from the words of `comptageSortie` above: once recorded, an exit is not
 * judged again. Null: the law of that day did not tell.
 */
export function comptageJuge({ c: constats }: VerdictLu): ComptageJuge | null {
  return comptageDit(constats?.find(([condition]) => condition === 'sortie_comptee')?.[2]);
}
/** @param constate words of `comptageSortie` */
export function comptageDit(constate: string | undefined): ComptageJuge | null {
  if (constate === undefined) return null;
  const comptee = constate.startsWith('comptée');
  const manques = (Object.keys(FORMES) as SeuilSortie[]).filter((s) => !comptee && FORMES[s].test(constate));
  return { comptee, manques };
}

/** Several types share one: it tells what figures need without saying why the person left. */
export type CategorieSortie = 'durable' | 'transition' | 'positive' | 'autre' | 'retrait';

/** First day of the version of that type that was applied; null when the verdict does not name it: told instead of another since, or of a former form. */
export const versionDuType = ({ c: constats }: VerdictLu, type: string | null): Jour | null => {
  const sources = constats?.find(([condition]) => condition === 'sortie_type_connu')?.[4] ?? '';
  const [, nomme, effet] = /^sortie\/types\/(\w+)@(\d{4}-\d{2}-\d{2})$/.exec(sources) ?? [];
  return effet !== undefined && nomme === type ? effet : null;
};

export const sortie = definirRegle<SituationSortie>('sortie', 'Enregistrer la sortie', [
  typeConnu,
  pasDansLeFutur,
  sansContrat,
  employeur,
  unique,
  comptee,
]);
