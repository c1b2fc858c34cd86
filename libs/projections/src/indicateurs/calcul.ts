/** From sums to figures: pure. The law comes in; an exit is not judged again, its category is the one of the version it was judged by. */
import { joursInclus, max, type CategorieSortie, type Droit, type Duree, type Jour } from '@jalon/droit';
import { HEURES_DEPUIS } from './consignes.js';
import type { CleFinancee, CleOuverte, CleSejour, CleSortie } from './cumuls.js';
import {
  CATEGORIES,
  type ActionsDeNature,
  type ActionsFinancees,
  type CompteSorties,
  type Part,
  type Sejours,
  type SortiesDeLAnnee,
  type TauxSorties,
} from './formes.js';

/** Exits that nothing tells apart. */
export interface SortiesLues {
  /** Null: erased, or not kept in rows that anybody may copy. */
  type: string | null;
  categorie: CategorieSortie | null;
  version: Jour | null;
  comptee: boolean | null;
  manques: string | null;
  nombre: number;
}
/** A sum, its key still a text. */
export interface CumulLu {
  cle: string;
  nombre: number;
  somme: number;
}
export function sortiesLues({ cle, nombre }: CumulLu): SortiesLues {
  const [type, categorie, version, comptee, manques] = JSON.parse(cle) as CleSortie;
  return { type, categorie, version, comptee, manques, nombre };
}

/** Of the types that rows do not keep: with the person’s key they are in her dossier, and nowhere without it. */
const NON_DETAILLE = 'Type non détaillé (donnée de santé) ou effacé';

const arrondir = (n: number): number => Math.round(n * 10) / 10;
export const part = (numerateur: number, denominateur: number): Part => ({
  numerateur,
  denominateur,
  pourcent: denominateur === 0 ? null : arrondir((numerateur * 100) / denominateur),
});

const total = (lus: readonly { nombre: number }[]): number => lus.reduce((n, x) => n + x.nombre, 0);
const typeDe = ({ type, version }: SortiesLues, droit: Droit) =>
  (type === null || version === null ? null : droit.lire(`sortie/types/${type}`, version)?.valeurs) ?? null;
const categorieDe = (s: SortiesLues, droit: Droit): CategorieSortie | null =>
  s.categorie ?? typeDe(s, droit)?.categorie ?? null;
/** SOR-07, SOR-11: counted by D17, and no withdrawal. */
const examinee = (s: SortiesLues, droit: Droit): boolean => s.comptee === true && categorieDe(s, droit) !== 'retrait';

export const compter = (sorties: readonly SortiesLues[], droit: Droit): CompteSorties => ({
  enregistrees: total(sorties),
  examinees: total(sorties.filter((s) => examinee(s, droit))),
});

export function taux(sorties: readonly SortiesLues[], droit: Droit): TauxSorties {
  const examinees = sorties
    .filter((s) => examinee(s, droit))
    .map((s) => ({ categorie: categorieDe(s, droit), nombre: s.nombre }));
  const parmi = (...categories: CategorieSortie[]): Part =>
    part(total(examinees.filter((s) => s.categorie !== null && categories.includes(s.categorie))), total(examinees));
  return {
    dynamique: parmi('durable', 'transition', 'positive'),
    insertionDansLEmploi: parmi('durable', 'transition'),
    durable: parmi('durable'),
  };
}

/** Rows by key, keys in order. */
export function groupes<T>(lignes: readonly T[], cle: (ligne: T) => string): [string, T[]][] {
  const parCle = new Map<string, T[]>();
  for (const ligne of lignes) {
    const memes = parCle.get(cle(ligne));
    if (memes) memes.push(ligne);
    else parCle.set(cle(ligne), [ligne]);
  }
  return [...parCle].sort(([a], [b]) => (a < b ? -1 : 1));
}

export function sorties(lues: readonly SortiesLues[], droit: Droit): SortiesDeLAnnee {
  const retraits = lues.filter((s) => categorieDe(s, droit) === 'retrait');
  const nonComptees = lues.filter((s) => s.comptee === false && categorieDe(s, droit) !== 'retrait');
  const sous = (seuil: string): number => total(nonComptees.filter((s) => s.manques?.split(' ').includes(seuil)));
  return {
    ...compter(lues, droit),
    retraits: total(retraits),
    nonComptees: total(nonComptees),
    seuilsNonAtteints: {
      misesADisposition: sous('mises_a_disposition'),
      heuresAnnee: sous('heures_annee'),
      presence: sous('presence'),
    },
    nonJugees: total(lues.filter((s) => s.comptee === null && categorieDe(s, droit) !== 'retrait')),
    aRevoir: sous(HEURES_DEPUIS),
    parCategorie: CATEGORIES.map((categorie) => ({
      categorie,
      ...compter(
        lues.filter((s) => categorieDe(s, droit) === categorie),
        droit,
      ),
    })),
    parType: groupes(lues, (s) => s.type ?? ` ${categorieDe(s, droit) ?? ''}`).map(([, duType]) => {
      // the last version under which it was told
      const derniere = duType.reduce((a, s) => ((s.version ?? '') >= (a.version ?? '') ? s : a));
      const { type } = derniere;
      return {
        type,
        libelle: type === null ? NON_DETAILLE : droit.libelle(`sortie/types/${type}`),
        categorie: categorieDe(derniere, droit),
        codeAsp: typeDe(derniere, droit)?.code_asp ?? null,
        ...compter(duType, droit),
      };
    }),
  };
}

const dureeTenue = ({ valeur, unite }: Duree, [jours, mois]: CleSejour): boolean =>
  unite === 'jour' ? jours <= valeur : mois <= (unite === 'mois' ? valeur : valeur * 12);

/** The value at that rank, from 0, of values given with how many they are, in order. */
function auRang(valeurs: readonly (readonly [jours: number, nombre: number])[], rang: number): number {
  let vus = 0;
  for (const [jours, nombre] of valeurs) if ((vus += nombre) > rang) return jours;
  return 0;
}

export function sejours(lus: readonly CumulLu[], droit: Droit): Sejours {
  const tous = lus.map(({ cle, nombre }) => {
    const sejour = JSON.parse(cle) as CleSejour;
    return { sejour, nombre, classes: droit.lire('sortie/sejours', sejour[2])?.valeurs };
  });
  const nombre = total(tous);
  const durees = tous.map(({ sejour: [jours], nombre: n }) => [jours, n] as const).sort(([a], [b]) => a - b);
  const jours = durees.reduce((somme, [j, n]) => somme + j * n, 0);
  const deux = [auRang(durees, Math.ceil(nombre / 2) - 1), auRang(durees, Math.floor(nombre / 2))] as const;
  const classes = tous.flatMap(({ classes: c, ...t }) => (c ? [{ ...t, ...c }] : []));
  const courts = classes.filter((s) => dureeTenue(s.court_au_plus, s.sejour));
  const longs = classes.filter((s) => !dureeTenue(s.long_plus_de, s.sejour));
  const derniere = classes.reduce<(typeof classes)[number] | null>(
    (a, s) => (a === null || s.sejour[2] >= a.sejour[2] ? s : a),
    null,
  );
  return {
    nombre,
    moyenne: nombre === 0 ? null : arrondir(jours / nombre),
    mediane: nombre === 0 ? null : (deux[0] + deux[1]) / 2,
    courts: { ...part(total(courts), total(classes)), auPlus: derniere?.court_au_plus ?? null },
    longs: { ...part(total(longs), total(classes)), plusDe: derniere?.long_plus_de ?? null },
  };
}

export interface ActionsLues {
  /** By nature, with their days. */
  actions: readonly CumulLu[];
  /** Without an end, by nature and first day. */
  ouvertes: readonly CumulLu[];
  /** Parcours, by nature. */
  personnes: readonly CumulLu[];
}

export function accompagnements(
  { actions, ouvertes, personnes }: ActionsLues,
  droit: Droit,
  jour: Jour,
): ActionsDeNature[] {
  const natures = new Set([...droit.codes('accompagnement/natures'), ...actions.map((a) => a.cle)]);
  const sansFin = ouvertes.map(({ cle, nombre }) => {
    const [nature, debut] = JSON.parse(cle) as CleOuverte;
    return { nature, debut, nombre };
  });
  return [...natures].map((nature) => {
    const siennes = actions.filter((a) => a.cle === nature);
    const enCours = sansFin.filter((a) => a.nature === nature && max(a.debut, jour) === jour);
    return {
      nature,
      libelle: droit.libelle(`accompagnement/natures/${nature}`),
      nombre: total(siennes),
      personnes: personnes.find((p) => p.cle === nature)?.nombre ?? 0,
      // an action without an end: up to the day asked, and none before it begins
      jours:
        siennes.reduce((n, a) => n + a.somme, 0) +
        enCours.reduce((n, a) => n + a.nombre * joursInclus(a.debut, jour), 0),
      enCours: total(enCours),
    };
  });
}

export function financements(lues: readonly CumulLu[], droit: Droit): ActionsFinancees[] {
  const finances = lues.map(({ cle, nombre }) => {
    const [fonds, nature, debut] = JSON.parse(cle) as CleFinancee;
    const pourcent = droit.lire(`accompagnement/financements/${fonds}`, debut)?.valeurs.pourcent ?? null;
    return { fonds, nature, pourcent, nombre };
  });
  return groupes(finances, (a) => `${a.fonds} ${a.nature} ${a.pourcent ?? ''}`).map(([, memes]) => {
    const { fonds, nature, pourcent } = memes[0] as (typeof memes)[number];
    return {
      financement: fonds,
      libelle: droit.libelle(`accompagnement/financements/${fonds}`),
      nature,
      nombre: total(memes),
      pourcent,
    };
  });
}
