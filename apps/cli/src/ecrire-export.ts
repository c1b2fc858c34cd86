/** A table into a file that nobody else had, in the format that its name says. */
import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Format, Ligne, Table } from '@jalon/exports';
import { InvalidArgumentError } from 'commander';
import { ErreurCli, type NomDeCode } from './codes.js';

/** Known before anything of the product is loaded: the help of a command says them. */
const FORMATS = Object.keys({ csv: 0, xlsx: 0, json: 0 } satisfies Record<Format, 0>) as Format[];

export interface Destination {
  fichier: string;
  format: Format;
}
/** What a person can put right, by the code of the system. */
const REFUS: Record<string, [NomDeCode, (fichier: string) => string]> = {
  ENOENT: ['introuvable', (f) => `le dossier de « ${f} » n’existe pas.`],
  EACCES: ['nonAutorise', (f) => `« ${f} » ne peut pas être écrit ici.`],
  ENOSPC: ['indisponible', (f) => `plus de place pour « ${f} » : il est retiré.`],
};

const dejaLa = (fichier: string): ErreurCli =>
  new ErreurCli('refuse', `« ${fichier} » existe déjà : rien n’est écrit.`);

/** @throws InvalidArgumentError */
export function destination(fichier: string): Destination {
  const format = FORMATS.find((f) => fichier.endsWith(`.${f}`));
  if (format === undefined)
    throw new InvalidArgumentError(`un fichier dont le nom finit par ${FORMATS.map((f) => `.${f}`).join(', ')}`);
  return { fichier, format };
}

/** @throws ErreurCli the file exists, or its folder does not; nothing is left of an export that did not end */
export async function ecrireExport(table: Table, { fichier, format }: Destination): Promise<void> {
  const { exporter } = await import('@jalon/exports');
  // whoever reads the log reads this, and nobody else
  const sortie = createWriteStream(fichier, { flags: 'wx', mode: 0o600 });
  try {
    await pipeline(exporter(table, format).contenu, sortie);
  } catch (erreur) {
    const code = (erreur as NodeJS.ErrnoException).code ?? '';
    if (code === 'EEXIST') throw dejaLa(fichier);
    rmSync(fichier, { force: true });
    const refus = REFUS[code];
    throw refus === undefined ? erreur : new ErreurCli(refus[0], refus[1](fichier));
  }
}

/** Rows found one after the other: said to `trouver`, which waits for the file. */
export async function exporterEnTrouvant<R>(
  table: Omit<Table, 'lignes'>,
  vers: Destination,
  trouver: (donner: (ligne: Ligne) => Promise<void>) => Promise<R>,
): Promise<R> {
  // before minutes are spent on it
  if (existsSync(vers.fichier)) throw dejaLa(vers.fichier);
  const { Canal } = await import('@jalon/exports');
  const canal = new Canal<Ligne>();
  const ecriture = ecrireExport({ ...table, lignes: canal }, vers).then(
    () => null,
    (erreur: unknown) => erreur,
  );
  try {
    const trouve = await trouver((ligne) => canal.donner(ligne));
    canal.fermer();
    const erreur = await ecriture;
    if (erreur !== null) throw erreur;
    return trouve;
  } catch (erreur) {
    canal.fermer(erreur);
    await ecriture;
    throw erreur;
  }
}
