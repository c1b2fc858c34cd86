/**
 * A demonstration is built in folders of its own and put into place once finished, so that no start ever has to undo anything. Putting
 * into place only ADDS names: `link` never replaces, the log comes last. Cut between two names, it is finished at the next start, which
 * recognises its own files by their content; whatever it does not recognise is left where it is.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { synchroniser } from '@jalon/application';

export interface Cible {
  donnees: string;
  cles: string;
}
/** Values added by the operator: they are no trace of a use. */
const PARAMETRES = 'parametres';
const JOURNAL = 'evenements.db';
/** Written when a building is finished, before the first name is put into place. */
const FINI = 'construction-finie.json';

interface Piece {
  dossier: keyof Cible;
  nom: string;
  sha256: string;
}
interface Construction {
  /** Where it is to be put: a building moved elsewhere finishes nothing. */
  pour: Cible;
  depuis: Cible;
  pieces: Piece[];
}

export const prefixe = (dossier: string): string => `${dossier}.demonstration-`;

/** Why no demonstration may be put there, in one sentence; null when both folders are free. */
export function obstacle({ donnees, cles }: Cible): string | null {
  const trouve = (dossier: string, permis: string[]): string | undefined =>
    existsSync(dossier) ? readdirSync(dossier).find((nom) => !permis.includes(nom)) : undefined;
  const fait = trouve(donnees, [PARAMETRES]);
  if (fait !== undefined)
    return `le dossier de données contient déjà « ${fait} » : une démonstration ne s’ajoute jamais à ce qui existe`;
  const cle = trouve(cles, []);
  if (cle !== undefined)
    return `le dossier des clés contient déjà « ${cle} » : un journal réel a pu exister ici, une démonstration ne prend pas sa place`;
  return null;
}

/** Puts a finished building into place. @throws Error the file system refuses; nothing that was there is touched */
export function mettreEnPlace(depuis: Cible, pour: Cible): void {
  placer(finir(depuis, pour));
}

/** Says in the building itself that it is finished, and what it is made of. */
export function finir(depuis: Cible, pour: Cible): Construction {
  const pieces: Piece[] = (['cles', 'donnees'] as const).flatMap((dossier) =>
    readdirSync(depuis[dossier])
      .filter((nom) => !nom.endsWith('-shm'))
      .map((nom) => ({ dossier, nom, sha256: empreinte(join(depuis[dossier], nom)) })),
  );
  for (const { dossier, nom } of pieces) synchroniser(join(depuis[dossier], nom));
  const raison = obstacle(pour);
  if (raison !== null) throw new Error(`pendant la construction de la démonstration, ${raison}`);
  const construction: Construction = { pour, depuis, pieces };
  const brouillon = join(depuis.donnees, `${FINI}.brouillon`);
  writeFileSync(brouillon, JSON.stringify(construction));
  synchroniser(brouillon);
  renameSync(brouillon, join(depuis.donnees, FINI));
  for (const dossier of [depuis.cles, depuis.donnees]) synchroniser(dossier);
  return construction;
}

/** Finishes what was cut while names were being put into place. @returns true when there was something to finish */
export function acheverMiseEnPlace(cible: Cible): boolean {
  const interrompue = constructions(cible.donnees)
    .map(lire)
    .find((c) => c !== undefined && memes(c.pour, cible) && commencee(c));
  if (interrompue === undefined) return false;
  placer(interrompue);
  return true;
}

/** Folders left by interrupted buildings: told to the operator, never removed. */
export const constructionsLaissees = ({ donnees, cles }: Cible): string[] => [
  ...constructions(donnees),
  ...constructions(cles),
];

function placer({ pour, depuis, pieces }: Construction): void {
  for (const dossier of [pour.cles, pour.donnees]) {
    mkdirSync(dossier, { recursive: true, mode: 0o700 });
    synchroniser(dirname(dossier));
  }
  // the log last: until its name is there, nothing can be opened, hence changed
  const ordre = [...pieces].sort((a, b) => rang(a) - rang(b));
  for (const { dossier, nom, sha256 } of ordre) {
    const but = join(pour[dossier], nom);
    if (existsSync(but) && empreinte(but) === sha256) continue;
    if (nom === JOURNAL) synchroniser(pour.donnees);
    linkSync(join(depuis[dossier], nom), but);
    if (dossier === 'cles') synchroniser(pour.cles);
  }
  synchroniser(pour.donnees);
  retirer({ pour, depuis, pieces });
}

const rang = ({ dossier, nom }: Piece): number => (dossier === 'cles' ? 0 : nom === JOURNAL ? 2 : 1);

/** Removes the second name of what now has its place, then the folders if nothing else is in them. */
function retirer({ pour, depuis, pieces }: Construction): void {
  for (const { dossier, nom } of pieces) {
    const double = join(depuis[dossier], nom);
    // same inode: the content stays under its other name
    if (existsSync(double) && lstatSync(double).ino === statSync(join(pour[dossier], nom)).ino) unlinkSync(double);
  }
  rmSync(join(depuis.donnees, FINI), { force: true });
  for (const dossier of [depuis.cles, depuis.donnees]) if (readdirSync(dossier).length === 0) rmdirSync(dossier);
}

/** Some of its files are in place, and nothing else is there. */
function commencee({ pour, depuis, pieces }: Construction): boolean {
  const enPlace = (['donnees', 'cles'] as const).flatMap((dossier) =>
    (existsSync(pour[dossier]) ? readdirSync(pour[dossier]) : [])
      .filter((nom) => !(dossier === 'donnees' && nom === PARAMETRES))
      .map((nom) => ({ dossier, nom })),
  );
  const attendue = (e: Omit<Piece, 'sha256'>): boolean => pieces.some((p) => memePiece(p)(e));
  const conforme = (fichier: string, sha256: string): boolean => existsSync(fichier) && empreinte(fichier) === sha256;
  const placee = (p: Piece): boolean => conforme(join(pour[p.dossier], p.nom), p.sha256);
  return (
    enPlace.length > 0 &&
    enPlace.every(attendue) &&
    pieces.every(
      (p) => placee(p) || (!enPlace.some(memePiece(p)) && conforme(join(depuis[p.dossier], p.nom), p.sha256)),
    )
  );
}

function constructions(dossier: string): string[] {
  const parent = dirname(dossier);
  if (!existsSync(parent)) return [];
  const debut = basename(prefixe(dossier));
  return readdirSync(parent)
    .filter((nom) => nom.startsWith(debut))
    .map((nom) => join(parent, nom));
}

function lire(dossier: string): Construction | undefined {
  try {
    return JSON.parse(readFileSync(join(dossier, FINI), 'utf8')) as Construction;
  } catch {
    return undefined;
  }
}

const memePiece =
  (p: Piece) =>
  (e: Omit<Piece, 'sha256'>): boolean =>
    e.dossier === p.dossier && e.nom === p.nom;
const memes = (a: Cible, b: Cible): boolean => a.donnees === b.donnees && a.cles === b.cles;
const empreinte = (fichier: string): string =>
  statSync(fichier).isFile() ? createHash('sha256').update(readFileSync(fichier)).digest('hex') : '';
