/** A parameter file: its label, and its versions. Value, dates and references live in the same version object. */
import { z } from 'zod';
import { estJour, type Jour } from './jour.js';
import { schemaDe } from './schemas/index.js';
import type { Lecture, Reference } from './verdict.js';

export class ReferentielInvalide extends Error {
  override name = 'ReferentielInvalide';
}

export interface Texte {
  /** Path inside its tree (`parametres/`, `essais/`), without extension: `pass/duree`. */
  chemin: string;
  yaml: string;
}

export const jour = z.string().refine(estJour, 'jour attendu, AAAA-MM-JJ');
const reference = z.strictObject({ titre: z.string().min(3), href: z.url({ protocol: /^https$/ }) });

const header = {
  effet: jour,
  publication: jour,
  lecture: z.enum(['plateforme', 'code']).optional(),
  retroactif: z.boolean().optional(),
  abroge: z.literal(true).optional(),
  references: z.array(reference).min(1),
  /** Sentences of this version that a verdict says, by name: wording, not law. */
  mots: z.record(z.string(), z.string()).optional(),
  /** Why this reading; for who keeps the files. */
  note: z.string().optional(),
};
/** What a code tells of the person who has it: of class C3, wherever it is stored. `non`: somebody looked, and it tells none of these. */
const sensible = z.enum(['sante', 'pauvrete', 'justice', 'origine', 'famille', 'non']);
export type Sensible = z.infer<typeof sensible>;
/** Folders whose codes are said of a person: each of their files says what it tells of her. */
export const DOSSIERS_DE_LA_PERSONNE: readonly string[] = [
  'conservation/prorogations',
  'contrat/convergence',
  'contrat/prolongation',
  'contrat/rupture',
  'contrat/suspension',
  'eligibilite/criteres',
  'prolongation/motifs',
  'sortie/types',
  'suspension/motifs',
];
const dossierDe = (chemin: string): string => chemin.slice(0, chemin.lastIndexOf('/'));

const fichier = z.strictObject({
  libelle: z.string().min(3),
  sensible: sensible.optional(),
  /** Which date picks the version: stated, never implied. */
  selon: z.string(),
  /** Why the reading of the code applies what the platform alone says; for who reads the law pages. */
  enCode: z.string().optional(),
  versions: z.array(z.looseObject(header)).min(1),
});

export interface Version {
  effet: Jour;
  publication: Jour;
  lecture?: Lecture | undefined;
  retroactif?: boolean | undefined;
  abroge?: true | undefined;
  references: Reference[];
  mots?: Record<string, string> | undefined;
  note?: string | undefined;
  valeurs: Record<string, unknown>;
}
export interface Parametre {
  chemin: string;
  libelle: string;
  /** Absent: nothing said of a person, or a wording kept before it was marked. */
  sensible?: Sensible | undefined;
  selon: string;
  /** Absent: a text says it, or a wording kept before it was said. */
  enCode?: string | undefined;
  versions: Version[];
}

/** Versions of a lecture; a parameter that exists in one lecture only is inherited by the other (decisions: lectures). */
export function versionsPour(parametre: Parametre, lecture: Lecture): Version[] {
  const propres = parametre.versions.filter((v) => v.lecture === undefined || v.lecture === lecture);
  return propres.length > 0 ? propres : parametre.versions;
}

const DE_LA_PLATEFORME = 'https://github.com/gip-inclusion/les-emplois/';
/** What the reading of the code applies today without a text: the platform alone says it. */
export function herite(parametre: Parametre): boolean {
  const derniere = versionsPour(parametre, 'code').at(-1);
  return (
    derniere !== undefined && !derniere.abroge && derniere.references.every((r) => r.href.startsWith(DE_LA_PLATEFORME))
  );
}

/** @throws ReferentielInvalide naming the file (`parametres/pass/duree`) and the field */
export function lire<T>(schema: z.ZodType<T>, brut: unknown, ou: string): T {
  const resultat = schema.safeParse(brut);
  if (resultat.success) return resultat.data;
  throw new ReferentielInvalide(
    resultat.error.issues.map((i) => `${ou}.yaml, ${i.path.join('.') || 'document'} : ${i.message}`).join('\n'),
  );
}

/** @throws ReferentielInvalide */
export function analyser(chemin: string, brut: unknown): Parametre {
  const schema = schemaDe(chemin);
  if (schema === undefined)
    throw new ReferentielInvalide(`parametres/${chemin}.yaml : aucun schéma ne décrit ce paramètre`);
  const f = lire(fichier, brut, `parametres/${chemin}`);
  if (f.sensible === undefined && DOSSIERS_DE_LA_PERSONNE.includes(dossierDe(chemin)))
    throw new ReferentielInvalide(
      `parametres/${chemin}.yaml, sensible : dites ce que ce code apprend d’une personne (${sensible.options.join(', ')})`,
    );
  const versions = f.versions.map((v, i): Version => {
    const { effet, publication, lecture, retroactif, abroge, references, mots, note, ...reste } = v;
    const ou = `parametres/${chemin} (version ${i + 1})`;
    const valeurs = abroge ? {} : (lire(schema, reste, ou) as Record<string, unknown>);
    return { effet, publication, lecture, retroactif, abroge, references, mots, note, valeurs };
  });
  return { chemin, libelle: f.libelle, sensible: f.sensible, selon: f.selon, enCode: f.enCode, versions };
}
