/**
 * What differs between two situations, field by field, in words. How each field of a view is told is said once, in a table that has its
 * shape: a new field does not compile until somebody says how it is compared, or why it is not.
 */
import { ecartJours } from '@jalon/droit';

/** How a value is written. `jour`: a civil day; `jours`: a number of days; `organisation`: an id. */
export const SORTES = [
  'texte',
  'jour',
  'jours',
  'heures',
  'nombre',
  'pourcent',
  'ouiNon',
  'organisation',
  'mois',
] as const;
export type Sorte = (typeof SORTES)[number];
export interface Valeur {
  sorte: Sorte;
  valeur: string | number | boolean;
}
export interface ValeurNommee {
  libelle: string;
  valeur: Valeur;
}
export interface Difference {
  /** Stable name of what changes: `contrats[c1].fin`. */
  champ: string;
  sorte: 'ajoute' | 'retire' | 'change';
  /** What it belongs to, e.g. « Contrat CDDU du 20/01/2025 »; null: the dossier itself. */
  de: string | null;
  libelle: string;
  /** Null: nothing there. */
  avant: Valeur | null;
  apres: Valeur | null;
  /** From a day, or a number of days, to the other. */
  ecartJours: number | null;
  /** What an added or removed thing is made of. */
  valeurs: ValeurNommee[];
}

type Nu<V> = Exclude<V, null | undefined>;
/** Not told, and why. */
interface Tu {
  tu: string;
}
interface Simple {
  dit: string;
  /** Default: `texte`. */
  sorte?: Sorte;
}
/** A code never leaves bare: the words of each. */
interface EnMots<V extends string> extends Simple {
  mots: Readonly<Record<V, string>>;
}
interface Ensemble {
  ensemble: string;
  sorte: Sorte;
}
interface Parties<V> {
  parties: string;
  champs: Comparer<V>;
}
interface Liste<E> {
  liste: string;
  /** What makes an element the same one in both; two of the same key are told by their order. */
  cle(e: E): string;
  /** What tells it from its neighbours. */
  nom(e: E): string;
  champs: Comparer<E>;
}
type Dit<V> = [V] extends [string] ? (string extends V ? Simple : EnMots<V>) : Simple;
export type Champ<V> =
  | Tu
  | ([Nu<V>] extends [readonly (infer E)[]]
      ? E extends object
        ? Liste<E>
        : Ensemble
      : [Nu<V>] extends [object]
        ? Parties<Nu<V>>
        : Dit<Nu<V>>);
/** How each field of a shape is told, none left out. */
export type Comparer<F> = { readonly [K in keyof F]-?: Champ<F[K]> };

export const tu = (pourquoi: string): Tu => ({ tu: pourquoi });
export const dit = (libelle: string, sorte: Sorte = 'texte'): Simple => ({ dit: libelle, sorte });

/** The table once its types have served. */
type Regle = Tu | Simple | EnMots<string> | Ensemble | Parties<Objet> | Liste<Objet>;
type Objet = Readonly<Record<string, unknown>>;
type Table = Readonly<Record<string, Regle>>;

/** @returns in the order of the table; both views as the reader is shown them, so that nothing hidden differs */
export const comparer = <F extends object>(avant: F, apres: F, table: Comparer<F>): Difference[] =>
  champs(avant as Objet, apres as Objet, table as Table, { chemin: '', de: null });

interface Lieu {
  chemin: string;
  de: string | null;
}
const sous = ({ chemin, de }: Lieu, nom: string): Lieu => ({ chemin: chemin === '' ? nom : `${chemin}.${nom}`, de });

const champs = (avant: Objet, apres: Objet, table: Table, lieu: Lieu): Difference[] =>
  Object.entries(table).flatMap(([nom, regle]) =>
    champ(avant[nom] ?? null, apres[nom] ?? null, regle, sous(lieu, nom)),
  );

function champ(avant: unknown, apres: unknown, regle: Regle, lieu: Lieu): Difference[] {
  if ('tu' in regle) return [];
  if ('dit' in regle)
    return avant === apres ? [] : [difference(lieu, regle.dit, valeur(avant, regle), valeur(apres, regle))];
  if ('ensemble' in regle)
    return [
      ...absents(avant, apres).map((v) => difference(lieu, regle.ensemble, valeur(v, regle), null)),
      ...absents(apres, avant).map((v) => difference(lieu, regle.ensemble, null, valeur(v, regle))),
    ];
  return 'parties' in regle
    ? objets(avant as Objet | null, apres as Objet | null, regle, lieu)
    : elements(tous(avant), tous(apres), regle, lieu);
}

const tous = (v: unknown): readonly Objet[] => (v ?? []) as readonly Objet[];
const absents = (de: unknown, dans: unknown): unknown[] => tous(de).filter((v) => !tous(dans).includes(v));

function objets(avant: Objet | null, apres: Objet | null, regle: Parties<Objet>, lieu: Lieu): Difference[] {
  const table = regle.champs as Table;
  const de = dans(lieu, regle.parties);
  if (avant && apres) return champs(avant, apres, table, { ...lieu, de });
  const la = avant ?? apres;
  if (!la) return [];
  return [{ ...presence(lieu, regle.parties, apres !== null, null), valeurs: details(la, table) }];
}

function elements(avant: readonly Objet[], apres: readonly Objet[], regle: Liste<Objet>, lieu: Lieu): Difference[] {
  const [la, ici] = [parCle(avant, regle), parCle(apres, regle)];
  const table = regle.champs as Table;
  return [...new Set([...la.keys(), ...ici.keys()])].flatMap((cle) => {
    const [a, b] = [la.get(cle), ici.get(cle)];
    const place = { ...lieu, chemin: `${lieu.chemin}[${cle}]` };
    if (a && b) return champs(a, b, table, { ...place, de: dans(lieu, `${regle.liste} ${regle.nom(b)}`) });
    const seul = (a ?? b) as Objet;
    return [{ ...presence(place, regle.liste, b !== undefined, regle.nom(seul)), valeurs: details(seul, table) }];
  });
}

/** Two of the same key stay two: the second is told apart by its rank. */
function parCle(liste_: readonly Objet[], { cle }: Liste<Objet>): Map<string, Objet> {
  const vus = new Map<string, Objet>();
  for (const e of liste_) {
    let [nom, rang] = [cle(e), 1];
    while (vus.has(nom)) nom = `${cle(e)} (${(rang += 1)})`;
    vus.set(nom, e);
  }
  return vus;
}

const dans = ({ de }: Lieu, quoi: string): string => (de === null ? quoi : `${de}, ${minuscule(quoi)}`);
const minuscule = (texte: string): string =>
  /^\p{Lu}\p{Ll}/u.test(texte) ? texte.slice(0, 1).toLowerCase() + texte.slice(1) : texte;

function presence(lieu: Lieu, libelle: string, ajoute: boolean, nom: string | null): Difference {
  const dit_ = nom === null ? null : ({ sorte: 'texte', valeur: nom } as const);
  const base = { champ: lieu.chemin, de: lieu.de, libelle, ecartJours: null, valeurs: [] };
  return ajoute
    ? { ...base, sorte: 'ajoute', avant: null, apres: dit_ }
    : { ...base, sorte: 'retire', avant: dit_, apres: null };
}

const difference = (lieu: Lieu, libelle: string, avant: Valeur | null, apres: Valeur | null): Difference => ({
  champ: lieu.chemin,
  sorte: avant === null ? 'ajoute' : apres === null ? 'retire' : 'change',
  de: lieu.de,
  libelle,
  avant,
  apres,
  ecartJours: ecart(avant, apres),
  valeurs: [],
});

function ecart(avant: Valeur | null, apres: Valeur | null): number | null {
  if (avant === null || apres === null) return null;
  if (avant.sorte === 'jour') return ecartJours(String(avant.valeur), String(apres.valeur));
  return avant.sorte === 'jours' ? Number(apres.valeur) - Number(avant.valeur) : null;
}

function valeur(v: unknown, regle: Simple | EnMots<string> | Ensemble): Valeur | null {
  if (v === null || v === undefined) return null;
  const mot = 'mots' in regle ? regle.mots[String(v)] : undefined;
  return { sorte: regle.sorte ?? 'texte', valeur: mot ?? (v as Valeur['valeur']) };
}

const details = (objet: Objet, table: Table): ValeurNommee[] =>
  Object.entries(table).flatMap(([nom, regle]) => detail(objet[nom] ?? null, regle));

function detail(v: unknown, regle: Regle): ValeurNommee[] {
  const un = (libelle: string, dite: Valeur | null): ValeurNommee[] =>
    dite === null ? [] : [{ libelle, valeur: dite }];
  if (v === null || 'tu' in regle) return [];
  if ('dit' in regle) return un(regle.dit, valeur(v, regle));
  if ('ensemble' in regle) return tous(v).flatMap((w) => un(regle.ensemble, valeur(w, regle)));
  if ('parties' in regle)
    return details(v as Objet, regle.champs as Table).map((d) => ({
      ...d,
      libelle: `${regle.parties} : ${minuscule(d.libelle)}`,
    }));
  return tous(v).flatMap((e) => un(regle.liste, { sorte: 'texte', valeur: regle.nom(e) }));
}
