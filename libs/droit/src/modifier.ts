/** The law with one value changed from a day on: what a text would have done, before anybody writes it. Pure; nothing of it is kept. */
import { estJour, type Jour } from './jour.js';
import { versionsPour, type Parametre, type Version } from './parametre.js';
import type { Referentiel } from './referentiel.js';
import { schemaDe } from './schemas/index.js';
import type { Lecture } from './verdict.js';

/** What is asked cannot be done; one French sentence, with what could be. */
export class ModificationRefusee extends Error {
  override name = 'ModificationRefusee';
  constructor(
    message: string,
    /** Words that would have been understood in the place of the wrong one. */
    readonly proches: readonly string[] = [],
  ) {
    super(message);
  }
}

export interface Modification {
  chemin: string;
  /** Path inside the values of the version: `duree`, `cumul_max.duree`. */
  champ: string;
  /** First day on which it applies; versions that begin later have it too. */
  effet: Jour;
  /** As people write it: « 480 », « 24 mois », « AI, ACI », « oui ». */
  avant: string;
  apres: string;
}

type Valeurs = Record<string, unknown>;
const estObjet = (v: unknown): v is Valeurs => typeof v === 'object' && v !== null && !Array.isArray(v);
const estDuree = (v: unknown): v is { valeur: number; unite: string } =>
  estObjet(v) && typeof v['valeur'] === 'number' && typeof v['unite'] === 'string';

/** Values of a version, durations whole. */
function* champs(valeurs: Valeurs, prefixe = ''): Generator<[champ: string, valeur: unknown]> {
  for (const [cle, valeur] of Object.entries(valeurs)) {
    if (estObjet(valeur) && !estDuree(valeur)) yield* champs(valeur, `${prefixe}${cle}.`);
    else yield [prefixe + cle, valeur];
  }
}

const UNITES: Record<string, string> = { jour: 'jour', jours: 'jour', mois: 'mois', an: 'annee', ans: 'annee' };
const UNITES_DITES: Record<string, string> = { jour: 'jours', mois: 'mois', annee: 'ans' };
const dire = (v: unknown): string => {
  if (estDuree(v)) return `${v.valeur} ${UNITES_DITES[v.unite] ?? v.unite}`;
  if (typeof v === 'boolean') return v ? 'oui' : 'non';
  return Array.isArray(v) ? v.map(dire).join(', ') : String(v);
};
/** What is typed, in the shape of what stands there; undefined: another shape. */
function lireComme(modele: unknown, texte: string): unknown {
  if (estDuree(modele)) {
    const [, valeur, unite = ''] = /^(\d{1,6}) *([a-z]+)$/.exec(texte) ?? [];
    return UNITES[unite] === undefined ? undefined : { valeur: Number(valeur), unite: UNITES[unite] };
  }
  if (typeof modele === 'number') return /^\d{1,9}$/.test(texte) ? Number(texte) : undefined;
  if (typeof modele === 'boolean') return texte === 'oui' ? true : texte === 'non' ? false : undefined;
  if (Array.isArray(modele)) {
    const lus = texte.split(/ *, */).map((t) => lireComme(modele[0] ?? '', t));
    return lus.includes(undefined) ? undefined : lus;
  }
  return texte === '' ? undefined : texte;
}
const estMots = (v: unknown): boolean => typeof v === 'string' || (Array.isArray(v) && typeof v[0] === 'string');

const remplacer = (valeurs: Valeurs, [cle = '', ...suite]: readonly string[], valeur: unknown): Valeurs => ({
  ...valeurs,
  [cle]: suite.length === 0 ? valeur : remplacer(valeurs[cle] as Valeurs, suite, valeur),
});
const lireChamp = (valeurs: Valeurs, champ: string): unknown =>
  champ.split('.').reduce<unknown>((v, cle) => (estObjet(v) ? v[cle] : undefined), valeurs);

/**
 * @param demande `parametre=valeur@jour`: `pass/duree=36 mois@2024-02-28`, `prolongation/motifs/RQTH:cumul_max.duree=48 mois@…`; the
 *   field after « : » may be left out when one only has the shape of the value
 * @throws ModificationRefusee
 */
export function modifier(
  referentiel: Referentiel,
  demande: string,
  lecture: Lecture,
): { referentiel: Referentiel; modification: Modification } {
  const { chemin, champ: dit, valeur: texte, effet } = decouper(demande);
  const parametre = referentiel.parametres.get(chemin);
  if (!parametre) throw new ModificationRefusee(`paramètre inconnu « ${chemin} ».`, [...referentiel.parametres.keys()]);
  const versions = versionsPour(parametre, lecture);
  const enVigueur = versions.findLast((v) => v.effet <= effet);
  if (!enVigueur || enVigueur.abroge)
    throw new ModificationRefusee(
      `« ${chemin} » n’a aucune valeur le ${effet} sous la lecture ${lecture} : ${enVigueur ? `abrogé le ${enVigueur.effet}` : `premier jour connu, ${versions[0]?.effet}`}.`,
    );
  const champ = choisir(enVigueur.valeurs, { chemin, dit, texte });
  const valeur = lireComme(lireChamp(enVigueur.valeurs, champ), texte);
  const changer = (v: Version): Version => {
    // a later version may have lost that field
    if (v.abroge || lireChamp(v.valeurs, champ) === undefined) return v;
    const valeurs = remplacer(v.valeurs, champ.split('.'), valeur);
    const lu = schemaDe(chemin)?.safeParse(valeurs);
    if (lu?.success !== true)
      throw new ModificationRefusee(
        `« ${texte} » n’est pas une valeur de ${chemin}, champ ${champ} : ${lu?.error.issues[0]?.message ?? 'aucun schéma'}.`,
      );
    return { ...v, valeurs };
  };
  const modifie: Parametre = {
    ...parametre,
    versions: [
      ...versions.filter((v) => v.effet < effet),
      changer({ ...enVigueur, effet, publication: effet }),
      ...versions.filter((v) => v.effet > effet).map(changer),
    ],
  };
  const avant = dire(lireChamp(enVigueur.valeurs, champ));
  return {
    referentiel: referentiel.avec(modifie),
    modification: { chemin, champ, effet, avant, apres: dire(valeur) },
  };
}

function decouper(demande: string): { chemin: string; champ: string | undefined; valeur: string; effet: Jour } {
  const [, chemin, champ, valeur, effet] = /^([^=:@]+)(?::([^=@]+))?=([^@]*)@(.+)$/.exec(demande) ?? [];
  if (chemin === undefined || valeur === undefined || effet === undefined)
    throw new ModificationRefusee(
      `« ${demande} » n’est pas une modification : parametre=valeur@jour, par exemple pass/duree=36 mois@2024-02-28.`,
    );
  if (!estJour(effet))
    throw new ModificationRefusee(
      `« ${effet} » n’est pas un jour qui existe : AAAA-MM-JJ, le premier où la valeur vaut.`,
    );
  return { chemin: chemin.trim(), champ: champ?.trim(), valeur: valeur.trim(), effet };
}

/** The field meant: the one named, else the only one that the typed value can be. */
function choisir(
  valeurs: Valeurs,
  { chemin, dit, texte }: { chemin: string; dit: string | undefined; texte: string },
): string {
  const tous = [...champs(valeurs)];
  const nommes = tous.map(([c]) => c);
  // any text could be a word or a list of words: such a field is named
  const possibles = tous.filter(
    ([c, v]) => (dit === undefined ? !estMots(v) : c === dit) && lireComme(v, texte) !== undefined,
  );
  const [seul] = possibles;
  if (seul && possibles.length === 1) return seul[0];
  const connus = tous.map(([c, v]) => `${c} (${dire(v)})`).join(', ');
  if (dit !== undefined && !nommes.includes(dit))
    throw new ModificationRefusee(`« ${chemin} » n’a pas de champ « ${dit} » : ${connus}.`, nommes);
  throw new ModificationRefusee(
    possibles.length > 1
      ? `« ${texte} » peut être plusieurs champs de « ${chemin} » : écrivez ${chemin}:champ=valeur, parmi ${connus}.`
      : `« ${texte} » n’a la forme d’aucune valeur de « ${chemin} »${dit === undefined ? '' : `, champ ${dit}`} : ${connus}.`,
  );
}
