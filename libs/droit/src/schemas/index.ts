/** The shape of every parameter file, by its path. A folder of codes (motifs, criteria) has one shape for all its files. */
import { z } from 'zod';
import { acces } from './acces.js';
import { accompagnement, accompagnementParCode } from './accompagnement.js';
import { conservation, conservationParCode } from './conservation.js';
import { contrat, contratParCode } from './contrat.js';
import { conventionnement } from './conventionnement.js';
import { eligibilite, eligibiliteParCode } from './eligibilite.js';
import { embauche, embaucheParCode } from './embauche.js';
import { miseADisposition, miseADispositionParCode } from './mise-a-disposition.js';
import { notificationParCode } from './notification.js';
import { pass, passParCode } from './pass.js';
import { prolongation, prolongationParCode } from './prolongation.js';
import { sortie, sortieParCode } from './sortie.js';
import { suspension, suspensionParCode } from './suspension.js';

const fixes = {
  ...eligibilite,
  ...pass,
  ...embauche,
  ...contrat,
  ...conventionnement,
  ...accompagnement,
  ...miseADisposition,
  ...suspension,
  ...prolongation,
  ...sortie,
  ...conservation,
  ...acces,
};
const parCode = {
  ...eligibiliteParCode,
  ...passParCode,
  ...embaucheParCode,
  ...accompagnementParCode,
  ...contratParCode,
  ...miseADispositionParCode,
  ...suspensionParCode,
  ...prolongationParCode,
  ...notificationParCode,
  ...sortieParCode,
  ...conservationParCode,
};

type Fixes = typeof fixes;
type ParCode = typeof parCode;
type Dossier<P> = P extends `${infer D}/*` ? D : never;

export type Chemin = keyof Fixes | `${Dossier<keyof ParCode>}/${string}`;
export type Valeurs<C> = C extends keyof Fixes
  ? z.infer<Fixes[C]>
  : { [P in keyof ParCode]: C extends `${Dossier<P>}/${string}` ? z.infer<ParCode[P]> : never }[keyof ParCode];

export function schemaDe(chemin: string): z.ZodType | undefined {
  if (Object.hasOwn(fixes, chemin)) return (fixes as Record<string, z.ZodType>)[chemin];
  return (parCode as Record<string, z.ZodType>)[`${chemin.slice(0, chemin.lastIndexOf('/'))}/*`];
}
