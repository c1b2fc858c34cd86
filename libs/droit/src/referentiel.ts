/**
 * The law, dated. Texts come in (this room opens no file); out comes a frozen view for one day and one lecture.
 * Value, dates and references live in the same version object: a version without a reference does not parse.
 */
import { parse } from 'yaml';
import type { Jour } from './jour.js';
import { ajouterConditions, DOSSIER_CONDITIONS, type Conditions, type LibelleCondition } from './libelles.js';
import { analyser, versionsPour, type Parametre, type Texte } from './parametre.js';
import type { Chemin, Valeurs } from './schemas/index.js';
import { relire, texteDesLibelles, texteDuDroit } from './textes-conserves.js';
import type { Lecture, Reference } from './verdict.js';

/** A version as a rule reads it: its values, its sentences, its references, and where it comes from (`chemin@effet`). */
export type VersionLue<V> = {
  valeurs: V;
  mots: Readonly<Record<string, string>>;
  references: Reference[];
  source: string;
  effet: Jour;
};

/** SHA-256 of the law (values, dates, references), and of its wording; hexadecimal. */
export interface Empreintes {
  readonly empreinte: string;
  readonly empreinteLibelles: string;
}

/** The law on one day, in one lecture. The only thing a rule may consult besides its situation. */
export interface Droit extends Empreintes {
  readonly jour: Jour;
  readonly lecture: Lecture;
  /** The same law as it stood, or will stand, on another day. */
  auJour(jour: Jour): Droit;
  /** Version in force (default: on `jour`), or null: no legal basis on that day. */
  lire<C extends Chemin>(chemin: C, auJour?: Jour): VersionLue<Valeurs<C>> | null;
  /** Codes having a file in a folder, e.g. `codes('prolongation/motifs')`, in alphabetical order, repealed ones included. */
  codes(dossier: string): string[];
  /** Label of a parameter, or the code itself when unknown. */
  libelle(chemin: string): string;
  /** Label of a condition, or the code itself when unknown. */
  condition(code: string): string;
  /** What a warning under that condition says that is to be followed; null: it is mere information. */
  signal(condition: string): string | null;
}

export class Referentiel {
  /** By lecture then by path: built at the first reading, then a rule pays one look-up and a few comparisons of days. */
  private readonly lues = { plateforme: new Map<string, Datee[]>(), code: new Map<string, Datee[]>() };
  private readonly codesConnus = new Map<string, string[]>();
  /** Nothing of it changes: written once, however many logs are opened with it. */
  private readonly textes: { droit?: string; libelles?: string } = {};
  private constructor(
    readonly parametres: ReadonlyMap<string, Parametre>,
    readonly conditions: Conditions,
    /** Computed outside: this room does no cryptography. */
    private readonly empreintes: Empreintes,
  ) {}

  get empreinte(): string {
    return this.empreintes.empreinte;
  }
  get empreinteLibelles(): string {
    return this.empreintes.empreinteLibelles;
  }

  /**
   * @param empreinte computes the fingerprint of a text
   * @throws ReferentielInvalide naming the file and the field
   */
  static charger(textes: readonly Texte[], empreinte: (texte: string) => string): Referentiel {
    const parametres = new Map<string, Parametre>();
    const conditions: Record<string, LibelleCondition> = {};
    for (const { chemin, yaml } of [...textes].sort((a, b) => (a.chemin < b.chemin ? -1 : 1))) {
      const brut: unknown = parse(yaml, { schema: 'core' });
      if (chemin.startsWith(DOSSIER_CONDITIONS)) ajouterConditions(conditions, brut, chemin);
      else parametres.set(chemin, analyser(chemin, brut));
    }
    const droit = texteDuDroit({ parametres, conditions });
    const libelles = texteDesLibelles({ parametres, conditions });
    // read back at once: whether it comes from the files, from a cache or from the log, its keys are in the same order
    return Referentiel.depuisTextes(droit, libelles, {
      empreinte: empreinte(droit),
      empreinteLibelles: empreinte(libelles),
    });
  }

  /** The text whose SHA-256 is `empreinte`: stored once in the log, so that the articles are there in ten years. */
  get texteDuDroit(): string {
    return (this.textes.droit ??= texteDuDroit(this));
  }

  /** The text whose SHA-256 is `empreinteLibelles`: stored once too, so that the sentence of a past verdict is found again. */
  get texteDesLibelles(): string {
    return (this.textes.libelles ??= texteDesLibelles(this));
  }

  /** The way back from the log; `libelles` null: the wording is nowhere, codes stand for it. */
  static depuisTextes(droit: string, libelles: string | null, empreintes: Empreintes): Referentiel {
    const { parametres, conditions } = relire(droit, libelles);
    return new Referentiel(parametres, conditions, empreintes);
  }

  /** The same law with one parameter replaced: what the verifier compares the real one with. */
  avec(parametre: Parametre): Referentiel {
    const parametres = new Map([...this.parametres, [parametre.chemin, parametre]]);
    return new Referentiel(parametres, this.conditions, this.empreintes);
  }

  auJour(jourDeDroit: Jour, lecture: Lecture = 'plateforme'): Droit {
    return {
      jour: jourDeDroit,
      lecture,
      empreinte: this.empreinte,
      empreinteLibelles: this.empreinteLibelles,
      auJour: (jour) => this.auJour(jour, lecture),
      lire: <C extends Chemin>(chemin: C, auJour: Jour = jourDeDroit) =>
        this.version(chemin, auJour, lecture) as VersionLue<Valeurs<C>> | null,
      codes: (dossier) => this.codes(dossier),
      libelle: (chemin) => this.libelle(chemin),
      condition: (code) => this.conditions[code]?.libelle ?? code,
      signal: (condition) => this.conditions[condition]?.signal ?? null,
    };
  }

  /** References of `chemin@effet`; empty when unknown. */
  references(source: string): Reference[] {
    const [chemin = '', effet] = source.split('@');
    return this.parametres.get(chemin)?.versions.find((v) => v.effet === effet)?.references ?? [];
  }

  /** Label of a parameter, or the code itself when unknown (added by a local file, then removed). */
  libelle(chemin: string): string {
    return this.parametres.get(chemin)?.libelle ?? chemin.slice(chemin.lastIndexOf('/') + 1);
  }

  /** Paths of the codes that tell of health, poverty, justice, origin or family: what no clear part of a fact may name. */
  get sensibles(): string[] {
    return [...this.parametres.values()].filter((p) => (p.sensible ?? 'non') !== 'non').map((p) => p.chemin);
  }

  /** Codes of a folder that tell none of that: the others are kept under the key of the person alone. */
  dicibles(dossier: string): string[] {
    return this.codes(dossier).filter((code) => this.parametres.get(`${dossier}/${code}`)?.sensible === 'non');
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
    const datees = versionsPour(parametre, lecture).map(({ effet, abroge, valeurs, mots = {}, references }) => ({
      effet,
      lue: abroge ? null : { valeurs: valeurs as never, mots, references, source: `${chemin}@${effet}`, effet },
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
