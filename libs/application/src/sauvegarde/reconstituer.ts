/** The log of a backup, written again in a folder of its own, every byte checked on the way. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { CHAMP_PRIVE, type Phrase } from '@jalon/confidentialite';
import { createLogFrom, type LogRow } from '@jalon/event-store';
import { PREFIXE } from '@jalon/projections';
import { lireContenant, type Contenant } from './contenant.js';
import { empreinteDesFichiers, JOURNAL, PARAMETRES } from './deploiement-vivant.js';
import { deposer, fichiersDesLignes } from './fichiers-en-lignes.js';
import { lireManifeste, type Manifeste, type Segment } from './manifeste.js';
import { SauvegardeAlteree, SauvegardeInterrompue, SauvegardeIntrouvable } from './refus.js';

export interface Suivi {
  progression?(faits: number, total: number): void;
  arret?: AbortSignal;
}
/** Rows read from the segments before a page of them is written. */
const PAGE = 4000;

/** @throws SauvegardeIntrouvable, SauvegardeAlteree */
export function exigerManifeste(de: string): Manifeste {
  const manifeste = lireManifeste(de);
  if (manifeste === null || manifeste.segments.length === 0)
    throw new SauvegardeIntrouvable(`Aucune sauvegarde d’un journal dans ${de}.`);
  return manifeste;
}

/** @returns the parcours that hold something personal: each needs a key. */
export async function reconstituerJournal(
  de: string,
  manifeste: Manifeste,
  phrase: Phrase | null,
  donnees: string,
  suivi: Suivi = {},
): Promise<Set<string>> {
  // every byte of every file first: what was altered is said before anything is written
  const contenants = manifeste.segments.map((segment) => lireSegment(de, manifeste, segment));
  const parametres = lireParametresSauves(de, manifeste);
  const prives = new Set<string>();
  const total = manifeste.segments.at(-1)?.taille ?? 0;
  const ecrivain = createLogFrom(join(donnees, JOURNAL));
  let faits = 0;
  try {
    for (const [n, segment] of manifeste.segments.entries()) {
      let page: LogRow[] = [];
      for (const ligne of contenants[n]?.lignes(phrase) ?? []) {
        const row = analyser(ligne, segment);
        if (row[0] === 'e') faits++;
        if (row[0] === 'e' && row[2].startsWith(PREFIXE) && row[6].includes(`"${CHAMP_PRIVE}"`))
          prives.add(row[2].slice(PREFIXE.length));
        page.push(row);
        if (page.length < PAGE) continue;
        ecrire(ecrivain, page, segment);
        page = [];
        suivi.progression?.(faits, total);
        if (suivi.arret?.aborted === true) throw new SauvegardeInterrompue('arrêté : rien n’a été remplacé.');
        await setImmediate();
      }
      ecrire(ecrivain, page, segment);
    }
  } finally {
    ecrivain.close();
  }
  restituerParametres(parametres, manifeste, phrase, donnees);
  return prives;
}

function lireSegment(de: string, manifeste: Manifeste, segment: Segment): Contenant {
  const contenant = lireAttendu(join(de, segment.fichier), segment.fichier, segment.sha256);
  const { genre, deploiement, taille } = contenant.header;
  if (genre !== 'journal' || deploiement !== manifeste.deploiement || taille !== segment.taille)
    throw new SauvegardeAlteree(`Le fichier « ${segment.fichier} » n’est pas celui que dit le manifeste.`);
  return contenant;
}

function lireAttendu(chemin: string, fichier: string, sha256: string) {
  if (!existsSync(chemin)) throw new SauvegardeAlteree(`Le fichier « ${fichier} » de la sauvegarde manque.`);
  const contenant = lireContenant(chemin);
  if (contenant.sha256 !== sha256)
    throw new SauvegardeAlteree(`Le fichier « ${fichier} » n’est pas celui que dit le manifeste.`);
  return contenant;
}

function analyser(ligne: string, { fichier }: Segment): LogRow {
  const row = JSON.parse(ligne) as LogRow;
  if (!Array.isArray(row) || !['e', 'a', 's'].includes(row[0]))
    throw new SauvegardeAlteree(`Une ligne de « ${fichier} » est mal formée.`);
  return row;
}

function ecrire(ecrivain: ReturnType<typeof createLogFrom>, page: readonly LogRow[], { fichier }: Segment): void {
  try {
    ecrivain.add(page);
  } catch (erreur) {
    const cause = erreur instanceof Error ? erreur.message : String(erreur);
    if (cause.includes('SQLITE_FULL')) throw erreur;
    throw new SauvegardeAlteree(`Une ligne de « ${fichier} » n’entre pas dans un journal (${cause}).`, {
      cause: erreur,
    });
  }
}

const lireParametresSauves = (de: string, { parametres }: Manifeste): Contenant[] =>
  parametres.map(({ fichier, sha256 }) => lireAttendu(join(de, fichier), fichier, sha256));

/** The last version is put back; those before are only checked. */
function restituerParametres(
  contenants: readonly Contenant[],
  { parametres, deploiement }: Manifeste,
  phrase: Phrase | null,
  donnees: string,
): void {
  for (const [n, version] of parametres.entries()) {
    const contenant = contenants[n];
    const fichiers = fichiersDesLignes(contenant?.lignes(phrase) ?? []);
    if (contenant?.header.deploiement !== deploiement || empreinteDesFichiers(fichiers) !== version.contenu)
      throw new SauvegardeAlteree(`Le fichier « ${version.fichier} » n’est pas celui que dit le manifeste.`);
    if (n === parametres.length - 1) deposer(fichiers, join(donnees, PARAMETRES), 0o600);
  }
}

/** Files of the folder of a log that its manifest does not know. */
export const etrangers = (de: string, { segments, parametres }: Manifeste): string[] => {
  const connus = new Set(['manifeste.json', ...segments.map((s) => s.fichier), ...parametres.map((p) => p.fichier)]);
  return readdirSync(de).filter((nom) => !connus.has(nom));
};
