/**
 * The two texts of a référentiel that a log keeps: the law (values, dates, references), and its wording. Each has its own fingerprint:
 * a label corrected leaves the law the same, a threshold moved leaves the wording the same, and a test is in neither.
 */
import { canonique } from './canonique.js';
import type { Conditions } from './libelles.js';
import type { Parametre, Sensible, Version } from './parametre.js';

export interface Contenu {
  parametres: ReadonlyMap<string, Parametre>;
  conditions: Conditions;
}

/** Of a version, in the text of the wording. */
type Dits = Pick<Version, 'mots' | 'note'>;
interface TexteLibelles {
  conditions: Conditions;
  /** By path. */
  libelles: Record<string, string>;
  /** By path: what a code tells of a person. Absent: a wording kept before codes were marked. */
  sensibles?: Record<string, Sensible>;
  /** By path: why the reading of the code applies it. Absent: a wording kept before it was said. */
  enCode?: Record<string, string>;
  /** By version: `chemin@effet`, and its lecture when it has one. */
  versions: Record<string, Dits>;
}
interface TexteDroit {
  parametres: (Omit<Parametre, 'libelle' | 'sensible'> & { libelle?: string })[];
  /** Only in a text kept by Jalon 0.2 or older, whose fingerprint covered the wording. */
  conditions?: Conditions;
}

const nommer = (chemin: string, { effet, lecture }: Version): string =>
  `${chemin}@${effet}${lecture ? ` ${lecture}` : ''}`;

export const texteDuDroit = ({ parametres }: Contenu): string =>
  canonique({
    parametres: [...parametres.values()].map(({ chemin, selon, versions }) => ({
      chemin,
      selon,
      versions: versions.map((v) => ({ ...v, mots: undefined, note: undefined })),
    })),
  } satisfies TexteDroit);

export function texteDesLibelles({ parametres, conditions }: Contenu): string {
  const libelles: Record<string, string> = {};
  const sensibles: Record<string, Sensible> = {};
  const enCode: Record<string, string> = {};
  const versions: Record<string, Dits> = {};
  for (const p of parametres.values()) {
    libelles[p.chemin] = p.libelle;
    if (p.sensible !== undefined) sensibles[p.chemin] = p.sensible;
    if (p.enCode !== undefined) enCode[p.chemin] = p.enCode;
    for (const v of p.versions) if (v.mots ?? v.note) versions[nommer(p.chemin, v)] = { mots: v.mots, note: v.note };
  }
  return canonique({ conditions, libelles, sensibles, enCode, versions } satisfies TexteLibelles);
}

/** The way back; without the wording, a code stands for its label. */
export function relire(droit: string, libelles: string | null): Contenu {
  const loi = JSON.parse(droit) as TexteDroit;
  const dits: Partial<TexteLibelles> = libelles === null ? {} : (JSON.parse(libelles) as TexteLibelles);
  const parametres = loi.parametres.map(({ chemin, libelle, selon, versions }): [string, Parametre] => [
    chemin,
    {
      chemin,
      libelle: dits.libelles?.[chemin] ?? libelle ?? chemin.slice(chemin.lastIndexOf('/') + 1),
      sensible: dits.sensibles?.[chemin],
      enCode: dits.enCode?.[chemin],
      selon,
      versions: versions.map((v) => ({ ...v, ...dits.versions?.[nommer(chemin, v)] })),
    },
  ]);
  return { parametres: new Map(parametres), conditions: dits.conditions ?? loi.conditions ?? {} };
}

/** The conditions alone, from the text of a wording. */
export const conditionsDe = (libelles: string): Conditions => (JSON.parse(libelles) as TexteLibelles).conditions;
