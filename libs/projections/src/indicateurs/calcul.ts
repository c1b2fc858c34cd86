/** From rows to figures: pure. The law comes in; an exit is not judged again, its category is the one of the version it was judged by. */
import { dernierJour, joursInclus, max, type CategorieSortie, type Droit, type Duree, type Jour } from '@jalon/droit';
import { HEURES_DEPUIS } from './consignes.js';
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

export interface SortieLue {
  siae: string;
  departement: string | null;
  /** Null: erased, or not kept in rows that anybody may copy. */
  type: string | null;
  categorie: CategorieSortie | null;
  version: Jour | null;
  jour: Jour;
  comptee: number | null;
  manques: string | null;
  /** First and last day of the contracts that the exit ended; null: none is known. */
  presenceDepuis: Jour | null;
  presenceJusquAu: Jour | null;
}
export interface ActionLue {
  siae: string;
  departement: string | null;
  parcours: string;
  nature: string;
  fonds: string | null;
  debut: Jour;
  fin: Jour | null;
}

/** Of the types that rows do not keep: with the person’s key they are in her dossier, and nowhere without it. */
const NON_DETAILLE = 'Type non détaillé (donnée de santé) ou effacé';

const arrondir = (n: number): number => Math.round(n * 10) / 10;
export const part = (numerateur: number, denominateur: number): Part => ({
  numerateur,
  denominateur,
  pourcent: denominateur === 0 ? null : arrondir((numerateur * 100) / denominateur),
});

const typeDe = ({ type, version, jour }: SortieLue, droit: Droit) =>
  (type === null ? null : droit.lire(`sortie/types/${type}`, version ?? jour)?.valeurs) ?? null;
const categorieDe = (s: SortieLue, droit: Droit): CategorieSortie | null =>
  s.categorie ?? typeDe(s, droit)?.categorie ?? null;
/** SOR-07, SOR-11: counted by D17, and no withdrawal. */
const examinee = (s: SortieLue, droit: Droit): boolean => s.comptee === 1 && categorieDe(s, droit) !== 'retrait';

const compter = (sorties: readonly SortieLue[], droit: Droit): CompteSorties => ({
  enregistrees: sorties.length,
  examinees: sorties.filter((s) => examinee(s, droit)).length,
});

export function taux(sorties: readonly SortieLue[], droit: Droit): TauxSorties {
  const examinees = sorties.filter((s) => examinee(s, droit)).map((s) => categorieDe(s, droit));
  const parmi = (...categories: CategorieSortie[]): Part =>
    part(examinees.filter((c) => c !== null && categories.includes(c)).length, examinees.length);
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

export function sorties(lues: readonly SortieLue[], droit: Droit): SortiesDeLAnnee {
  const retraits = lues.filter((s) => categorieDe(s, droit) === 'retrait');
  const nonComptees = lues.filter((s) => s.comptee === 0 && categorieDe(s, droit) !== 'retrait');
  const sous = (seuil: string): number => nonComptees.filter((s) => s.manques?.split(' ').includes(seuil)).length;
  return {
    ...compter(lues, droit),
    retraits: retraits.length,
    nonComptees: nonComptees.length,
    seuilsNonAtteints: {
      misesADisposition: sous('mises_a_disposition'),
      heuresAnnee: sous('heures_annee'),
      presence: sous('presence'),
    },
    nonJugees: lues.filter((s) => s.comptee === null && categorieDe(s, droit) !== 'retrait').length,
    aRevoir: sous(HEURES_DEPUIS),
    parCategorie: CATEGORIES.map((categorie) => ({
      categorie,
      ...compter(
        lues.filter((s) => categorieDe(s, droit) === categorie),
        droit,
      ),
    })),
    parType: groupes(lues, (s) => s.type ?? ` ${categorieDe(s, droit) ?? ''}`).map(([, duType]) => {
      const derniere = duType.reduce((a, s) => (s.jour >= a.jour ? s : a));
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

interface Sejour {
  debut: Jour;
  fin: Jour;
  jours: number;
  courtAuPlus: Duree | null;
  longPlusDe: Duree | null;
}

export function sejours(lues: readonly SortieLue[], droit: Droit): Sejours {
  const tous = lues.flatMap((s): Sejour[] => {
    const { presenceDepuis: debut, presenceJusquAu: fin, jour } = s;
    if (debut === null || fin === null) return [];
    const classes = droit.lire('sortie/sejours', jour)?.valeurs;
    const jours = joursInclus(debut, fin);
    return [
      { debut, fin, jours, courtAuPlus: classes?.court_au_plus ?? null, longPlusDe: classes?.long_plus_de ?? null },
    ];
  });
  const durees = tous.map((s) => s.jours).sort((a, b) => a - b);
  const milieu = durees.length / 2;
  const deux = [durees[Math.ceil(milieu) - 1], durees[Math.floor(milieu)]] as [number, number];
  const classes = tous.filter((s) => s.courtAuPlus !== null && s.longPlusDe !== null);
  const courts = classes.filter((s) => s.courtAuPlus && s.fin <= dernierJour(s.debut, s.courtAuPlus));
  const longs = classes.filter((s) => s.longPlusDe && s.fin > dernierJour(s.debut, s.longPlusDe));
  return {
    nombre: tous.length,
    moyenne: tous.length === 0 ? null : arrondir(durees.reduce((a, b) => a + b, 0) / tous.length),
    mediane: tous.length === 0 ? null : (deux[0] + deux[1]) / 2,
    courts: { ...part(courts.length, classes.length), auPlus: classes.at(-1)?.courtAuPlus ?? null },
    longs: { ...part(longs.length, classes.length), plusDe: classes.at(-1)?.longPlusDe ?? null },
  };
}

/** Both ends included; without an end, up to the day asked, and none before it begins. */
const joursDe = ({ debut, fin }: ActionLue, jour: Jour): number => Math.max(0, joursInclus(debut, fin ?? jour));

export function accompagnements(lues: readonly ActionLue[], droit: Droit, jour: Jour): ActionsDeNature[] {
  const natures = new Set([...droit.codes('accompagnement/natures'), ...lues.map((a) => a.nature)]);
  return [...natures].map((nature) => {
    const actions = lues.filter((a) => a.nature === nature);
    return {
      nature,
      libelle: droit.libelle(`accompagnement/natures/${nature}`),
      nombre: actions.length,
      personnes: new Set(actions.map((a) => a.parcours)).size,
      jours: actions.reduce((total, a) => total + joursDe(a, jour), 0),
      enCours: actions.filter((a) => a.fin === null && max(a.debut, jour) === jour).length,
    };
  });
}

export function financements(lues: readonly ActionLue[], droit: Droit): ActionsFinancees[] {
  const finances = lues.flatMap((a) => {
    if (a.fonds === null) return [];
    const pourcent = droit.lire(`accompagnement/financements/${a.fonds}`, a.debut)?.valeurs.pourcent ?? null;
    return [{ fonds: a.fonds, nature: a.nature, pourcent }];
  });
  return groupes(finances, (a) => `${a.fonds} ${a.nature} ${a.pourcent ?? ''}`).map(([, memes]) => {
    const { fonds, nature, pourcent } = memes[0] as (typeof memes)[number];
    return {
      financement: fonds,
      libelle: droit.libelle(`accompagnement/financements/${fonds}`),
      nature,
      nombre: memes.length,
      pourcent,
    };
  });
}
