/**
 * The law, dated. Texts come in (this room opens no file); out comes a frozen view for one day and one lecture.
 * Value, dates and references live in the same version object: a version without a reference does not parse.
 */
import { parse } from 'yaml';
import { z } from 'zod';
import { estJour, type Jour } from './jour.js';
import { borne, fichierBornes, type Borne, type FichierBornes } from './schemas/borne.js';
import { schemaDe, type Chemin, type Valeurs } from './schemas/index.js';
import type { Lecture, Reference } from './verdict.js';

const jour = z.string().refine(estJour, 'jour attendu, AAAA-MM-JJ');
const reference = z.strictObject({ titre: z.string().min(3), href: z.url({ protocol: /^https$/ }) });

const entete = {
  effet: jour,
  publication: jour,
  lecture: z.enum(['plateforme', 'code']).optional(),
  retroactif: z.boolean().optional(),
  abroge: z.literal(true).optional(),
  references: z.array(reference).min(1),
  note: z.string().optional(),
};
const exemple = z.strictObject({
  nom: z.string(),
  le: jour,
  lecture: z.enum(['plateforme', 'code']).default('plateforme'),
  /** Values read on that day; null: no legal basis. */
  valeur: z.union([z.record(z.string(), z.unknown()), z.null()]).optional(),
  /** Or a rule, judged on its favourable base situation overlaid with `situation`. */
  regle: z.string().optional(),
  situation: z.record(z.string(), z.unknown()).optional(),
  attendu: z.enum(['favorable', 'defavorable']).optional(),
  manque: z.array(z.string()).optional(),
});
const fichier = z.strictObject({
  libelle: z.string().min(3),
  /** Which date picks the version: stated, never implied. */
  selon: z.string(),
  versions: z.array(z.looseObject(entete)).min(1),
  exemples: z.array(exemple).default([]),
  bornes: z.array(borne).default([]),
});

export type Exemple = z.infer<typeof exemple>;
export interface Version {
  effet: Jour;
  publication: Jour;
  lecture?: Lecture | undefined;
  retroactif?: boolean | undefined;
  abroge?: true | undefined;
  references: Reference[];
  note?: string | undefined;
  valeurs: Record<string, unknown>;
}
export interface Parametre {
  chemin: string;
  libelle: string;
  selon: string;
  versions: Version[];
  exemples: Exemple[];
  bornes: Borne[];
}

/** A version as a rule reads it: its values, its references, and where it comes from (`chemin@effet`). */
export type VersionLue<V> = { valeurs: V; references: Reference[]; source: string; effet: Jour };

/** The law on one day, in one lecture. The only thing a rule may consult besides its situation. */
export interface Droit {
  readonly jour: Jour;
  readonly lecture: Lecture;
  readonly empreinte: string;
  /** Version in force (default: on `jour`), or null: no legal basis on that day. */
  lire<C extends Chemin>(chemin: C, auJour?: Jour): VersionLue<Valeurs<C>> | null;
  /** Codes having a file in a folder, e.g. `codes('prolongation/motifs')`, in alphabetical order, repealed ones included. */
  codes(dossier: string): string[];
  /** Label of a parameter, or the code itself when unknown. */
  libelle(chemin: string): string;
}

export class ReferentielInvalide extends Error {
  override name = 'ReferentielInvalide';
}

export interface Texte {
  /** Path inside `parametres/`, without extension: `pass/duree`. */
  chemin: string;
  yaml: string;
}

/** Wording of a condition code (`parametres/conditions.yaml`). */
export interface LibelleCondition {
  /** What must be true, in plain French. */
  libelle: string;
  /** Who may lift the obstacle, when somebody may. */
  derogation?: string | undefined;
}
const aucuneBorne: FichierBornes = { dossier: [], oui_ou_non: [], sans_borne: {} };
const conditions = z.record(z.string(), z.strictObject({ libelle: z.string(), derogation: z.string().optional() }));

export class Referentiel {
  /** By lecture then by path: built at the first reading, then a rule pays one look-up and a few comparisons of days. */
  private readonly lues = { plateforme: new Map<string, Datee[]>(), code: new Map<string, Datee[]>() };
  private readonly codesConnus = new Map<string, string[]>();
  private constructor(
    readonly parametres: ReadonlyMap<string, Parametre>,
    readonly conditions: Readonly<Record<string, LibelleCondition>>,
    /** Boundaries that lie in no parameter, and what has none (`parametres/bornes.yaml`). */
    readonly bornes: FichierBornes,
    /** SHA-256 of `texteCanonique`, computed outside: this room does no cryptography. */
    readonly empreinte: string,
  ) {}

  /**
   * @param empreinte computes the fingerprint of the canonical text
   * @throws ReferentielInvalide naming the file and the field
   */
  static charger(textes: readonly Texte[], empreinte: (texteCanonique: string) => string): Referentiel {
    const parametres = new Map<string, Parametre>();
    let libelles: Record<string, LibelleCondition> = {};
    let bornes = aucuneBorne;
    for (const { chemin, yaml } of [...textes].sort((a, b) => (a.chemin < b.chemin ? -1 : 1))) {
      const brut: unknown = parse(yaml, { schema: 'core' });
      if (chemin === 'conditions') libelles = lire(conditions, brut, chemin);
      else if (chemin === 'bornes') bornes = lire(fichierBornes, brut, chemin);
      else if (!chemin.endsWith('_index')) parametres.set(chemin, analyser(chemin, brut));
    }
    const texte = JSON.stringify({ conditions: libelles, parametres: [...parametres.values()], bornes });
    return new Referentiel(parametres, libelles, bornes, empreinte(texte));
  }

  /** The text whose SHA-256 is `empreinte`: stored once in the log, so that the articles are there in ten years. */
  get texteCanonique(): string {
    return JSON.stringify({
      conditions: this.conditions,
      parametres: [...this.parametres.values()],
      bornes: this.bornes,
    });
  }

  /** The way back from the log; a text kept before the boundaries were written has none. */
  static depuisTexteCanonique(texte: string, empreinte: string): Referentiel {
    const lu = JSON.parse(texte) as {
      conditions: Record<string, LibelleCondition>;
      parametres: (Omit<Parametre, 'bornes'> & { bornes?: Borne[] })[];
      bornes?: FichierBornes;
    };
    const parametres = lu.parametres.map((p) => [p.chemin, { ...p, bornes: p.bornes ?? [] }] as const);
    return new Referentiel(new Map(parametres), lu.conditions, lu.bornes ?? aucuneBorne, empreinte);
  }

  /** The same law with one parameter replaced: what the verifier compares the real one with. */
  avec(parametre: Parametre): Referentiel {
    const parametres = new Map([...this.parametres, [parametre.chemin, parametre]]);
    return new Referentiel(parametres, this.conditions, this.bornes, this.empreinte);
  }

  auJour(jourDeDroit: Jour, lecture: Lecture = 'plateforme'): Droit {
    return {
      jour: jourDeDroit,
      lecture,
      empreinte: this.empreinte,
      lire: <C extends Chemin>(chemin: C, auJour: Jour = jourDeDroit) =>
        this.version(chemin, auJour, lecture) as VersionLue<Valeurs<C>> | null,
      codes: (dossier) => this.codes(dossier),
      libelle: (chemin) => this.parametres.get(chemin)?.libelle ?? chemin.slice(chemin.lastIndexOf('/') + 1),
    };
  }

  /** References of `chemin@effet`; empty when unknown. */
  references(source: string): Reference[] {
    const [chemin = '', effet] = source.split('@');
    return this.parametres.get(chemin)?.versions.find((v) => v.effet === effet)?.references ?? [];
  }

  codes(dossier: string): string[] {
    let codes = this.codesConnus.get(dossier);
    if (codes === undefined) {
      const prefixe = `${dossier}/`;
      codes = [...this.parametres.keys()].filter((c) => c.startsWith(prefixe)).map((c) => c.slice(prefixe.length));
      this.codesConnus.set(dossier, codes);
    }
    return [...codes];
  }

  private version(chemin: string, auJour: Jour, lecture: Lecture): VersionLue<never> | null {
    const versions = this.lues[lecture].get(chemin) ?? this.dater(chemin, lecture);
    for (let i = versions.length - 1; i >= 0; i--) {
      const { effet, lue } = versions[i] as Datee;
      if (effet <= auJour) return lue;
    }
    return null;
  }

  private dater(chemin: string, lecture: Lecture): Datee[] {
    const parametre = this.parametres.get(chemin);
    // an unknown path may be made of what a command says: it is not remembered
    if (parametre === undefined) return [];
    const datees = versionsPour(parametre, lecture).map(({ effet, abroge, valeurs, references }) => ({
      effet,
      lue: abroge ? null : { valeurs: valeurs as never, references, source: `${chemin}@${effet}`, effet },
    }));
    this.lues[lecture].set(chemin, datees);
    return datees;
  }
}

/** A version and its first day; null: repealed from that day on. */
interface Datee {
  effet: Jour;
  lue: VersionLue<never> | null;
}

/** Versions of a lecture; a parameter that exists in one lecture only is inherited by the other (decisions: lectures). */
export function versionsPour(parametre: Parametre, lecture: Lecture): Version[] {
  const propres = parametre.versions.filter((v) => v.lecture === undefined || v.lecture === lecture);
  return propres.length > 0 ? propres : parametre.versions;
}

function lire<T>(schema: z.ZodType<T>, brut: unknown, ou: string): T {
  const resultat = schema.safeParse(brut);
  if (resultat.success) return resultat.data;
  throw new ReferentielInvalide(
    resultat.error.issues
      .map((i) => `parametres/${ou}.yaml, ${i.path.join('.') || 'document'} : ${i.message}`)
      .join('\n'),
  );
}

function analyser(chemin: string, brut: unknown): Parametre {
  const schema = schemaDe(chemin);
  if (schema === undefined)
    throw new ReferentielInvalide(`parametres/${chemin}.yaml : aucun schéma ne décrit ce paramètre`);
  const f = lire(fichier, brut, chemin);
  const versions = f.versions.map((v, i): Version => {
    const { effet, publication, lecture, retroactif, abroge, references, note, ...reste } = v;
    const valeurs = abroge ? {} : (lire(schema, reste, `${chemin} (version ${i + 1})`) as Record<string, unknown>);
    return { effet, publication, lecture, retroactif, abroge, references, note, valeurs };
  });
  return { chemin, libelle: f.libelle, selon: f.selon, versions, exemples: f.exemples, bornes: f.bornes };
}
