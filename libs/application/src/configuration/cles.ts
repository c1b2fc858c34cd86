/** Every setting, once: its name, what it is for, what it is when nobody says it, and which values are refused. Nothing else is read from the environment. */
import { isIP } from 'node:net';

export type Environnement = Readonly<Record<string, string | undefined>>;

/** A setting is not one of those that exist. The message names the variable, never its value. */
export class ConfigurationRefusee extends Error {
  override name = 'ConfigurationRefusee';
}

export interface CleDeConfiguration {
  /** For whoever operates it, in French. */
  dit: string;
  /** Value when nobody says it; null: none. */
  defaut: string | null;
  /** Shown instead of the value when nobody says it: it depends on another one. */
  ditDefaut?: string;
  /** Never shown. */
  secret?: true;
  /** Why this value is refused, after the name of the variable; null: accepted. */
  refus(valeur: string): string | null;
  /** Why this value, good on this machine, is refused once the server is reached from elsewhere; null: accepted there too. */
  refusPublie?(valeur: string): string | null;
}

const bornee = (v: string): string | null =>
  Number(v) > 0 ? null : 'ne peut pas valoir 0 : un serveur joint d’ailleurs que de cet ordinateur garde sa limite';
const texte = (): null => null;
const estUneOrigine = (v: string): boolean =>
  /^https?:$/.test(URL.parse(v)?.protocol ?? '') && URL.parse(v)?.origin === v;
const entier =
  (min: number, max: number) =>
  (v: string): string | null =>
    /^\d{1,6}$/.test(v) && Number(v) >= min && Number(v) <= max
      ? null
      : `doit être un nombre entier de ${min} à ${max}`;
const parmi =
  (...choix: readonly [string, string]) =>
  (v: string): string | null =>
    choix.includes(v) ? null : `doit être ${choix.map((c) => `« ${c} »`).join(' ou ')}`;

export const CLES = {
  PORT: { dit: 'Port écouté', defaut: '3000', refus: entier(0, 65_535) },
  JALON_ADRESSE: {
    dit: 'Adresse écoutée',
    defaut: '127.0.0.1',
    refus: (v) => (isIP(v) === 0 ? 'doit être une adresse IP' : null),
  },
  JALON_CONNEXION: {
    dit: 'Comment l’on entre : en choisissant un persona (demonstration, sur cet ordinateur), ou par un compte (comptes)',
    defaut: 'demonstration',
    refus: parmi('demonstration', 'comptes'),
  },
  JALON_ORIGINE: {
    dit: 'Adresse à laquelle les agents joignent Jalon : celle des liens d’invitation',
    defaut: null,
    ditDefaut: 'http://localhost, suivi du port',
    refus: (v) =>
      estUneOrigine(v) ? null : 'doit être une adresse comme « https://jalon.exemple.fr », sans rien après',
  },
  JALON_MANDATAIRE: {
    dit: 'Adresse IP du mandataire (proxy) qui chiffre et relaie : il est alors seul écouté',
    defaut: null,
    ditDefaut: 'aucun : ce qui est relayé est refusé',
    refus: (v) => (isIP(v) === 0 ? 'doit être une adresse IP' : null),
  },
  JALON_DONNEES: {
    dit: 'Dossier des données',
    defaut: null,
    ditDefaut: 'donnees, dans le dossier de Jalon',
    refus: texte,
  },
  JALON_CLES: {
    dit: 'Dossier des clés, hors de celui des données',
    defaut: null,
    ditDefaut: 'à côté des données, suivi de -cles',
    refus: texte,
  },
  JALON_EVENTSTOREDB: {
    dit: 'Adresse de l’EventStoreDB qui tient le journal',
    defaut: null,
    ditDefaut: 'aucune : le journal est un fichier du dossier des données',
    secret: true,
    refus: (v) => (/^esdb(\+discover)?:\/\//.test(v) ? null : 'doit commencer par « esdb:// » ou « esdb+discover:// »'),
  },
  JALON_EVENTSTOREDB_MANDATAIRE: {
    dit: 'Joindre EventStoreDB par le mandataire de l’environnement',
    defaut: 'non',
    refus: parmi('oui', 'non'),
  },
  JALON_LECTURE: { dit: 'Lecture du droit', defaut: 'plateforme', refus: parmi('plateforme', 'code') },
  JALON_BASE_EFFACEMENT: {
    dit: 'Sur quoi repose la durée de conservation, imprimé sur chaque certificat d’effacement',
    defaut: null,
    ditDefaut: 'aucune : rien n’est effacé',
    refus: (v) => (/^[^\p{Cc}]{1,300}$/u.test(v) ? null : 'doit tenir sur une ligne de 300 caractères au plus'),
  },
  JALON_DEMONSTRATION: {
    dit: 'Parcours du département de démonstration, chargé dans un dossier neuf ; 0 : aucun',
    defaut: null,
    ditDefaut: '60 ; 0 quand l’on entre par un compte',
    refus: entier(0, 100_000),
  },
  // 120 a minute is more than a person at work sends; opening the page takes three requests without a persona
  JALON_LIMITE_PERSONA: {
    dit: 'Requêtes par minute et par persona ; 0 : aucune limite',
    defaut: '120',
    refus: entier(0, 999_999),
    refusPublie: bornee,
  },
  JALON_LIMITE_ANONYME: {
    dit: 'Requêtes par minute et par adresse, sans persona connu ; 0 : aucune limite',
    defaut: '30',
    refus: entier(0, 999_999),
    refusPublie: bornee,
  },
  JALON_LIMITE_CONNEXION: {
    dit: 'Essais de mot de passe par minute et par adresse électronique, dix fois plus par ordinateur ; 0 : aucune limite',
    defaut: '2',
    refus: entier(0, 999_999),
    refusPublie: bornee,
  },
  JALON_LIMITE_ATTENTES: {
    dit: 'Attentes d’une écriture simultanées, en tout',
    defaut: '64',
    refus: entier(0, 10_000),
  },
  JALON_LIMITE_ATTENTES_PERSONA: {
    dit: 'Attentes d’une écriture simultanées d’un persona',
    defaut: '8',
    refus: entier(0, 10_000),
  },
  JALON_PLACE_MIN_MO: {
    dit: 'Place libre sous laquelle l’exploitant est averti, en Mo',
    defaut: '200',
    refus: entier(0, 999_999),
  },
  JALON_PLACE_MIN_POURCENT: {
    dit: 'La même, en part du disque',
    defaut: '5',
    refus: entier(0, 100),
  },
  JALON_SAUVEGARDE_PHRASE: {
    dit: 'Phrase de passe des sauvegardes, quand aucun fichier ne la donne',
    defaut: null,
    ditDefaut: 'aucune',
    secret: true,
    refus: texte,
  },
} satisfies Record<string, CleDeConfiguration>;
export type NomDeCle = keyof typeof CLES;
export const NOMS_DES_CLES = Object.keys(CLES) as NomDeCle[];

/** What is said, else the default; an empty variable is how one unsets it in a compose file. @throws ConfigurationRefusee */
export function lireCle(env: Environnement, nom: NomDeCle): string | undefined {
  const cle: CleDeConfiguration = CLES[nom];
  const valeur = env[nom] || undefined;
  const refus = valeur === undefined ? null : cle.refus(valeur);
  if (refus !== null) throw new ConfigurationRefusee(`${nom} ${refus}.`);
  return valeur ?? cle.defaut ?? undefined;
}

/** The first setting refused to a server that is reached from elsewhere; null: none. */
export function refusPublie(env: Environnement): string | null {
  for (const nom of NOMS_DES_CLES) {
    const cle: CleDeConfiguration = CLES[nom];
    const refus = cle.refusPublie?.(lireCle(env, nom) ?? '') ?? null;
    if (refus !== null) return `${nom} ${refus}.`;
  }
  return null;
}

/** @throws ConfigurationRefusee */
export const lireNombre = (env: Environnement, nom: NomDeCle): number => Number(lireCle(env, nom));

/** One setting, as an operator reads it. */
export interface Reglage {
  nom: NomDeCle;
  dit: string;
  /** Null: a secret that is given. */
  valeur: string | null;
  source: 'environnement' | 'defaut';
  /** Why it is refused; null: it is not. */
  refus: string | null;
}

/** Every setting with where it comes from; a secret is never among the values, refused or not. */
export const reglages = (env: Environnement): Reglage[] =>
  NOMS_DES_CLES.map((nom) => {
    const cle: CleDeConfiguration = CLES[nom];
    const dite = env[nom] || undefined;
    return {
      nom,
      dit: cle.dit,
      valeur: dite !== undefined && cle.secret ? null : (dite ?? cle.defaut ?? cle.ditDefaut ?? ''),
      source: dite === undefined ? 'defaut' : 'environnement',
      refus: dite === undefined ? null : cle.refus(dite),
    };
  });
