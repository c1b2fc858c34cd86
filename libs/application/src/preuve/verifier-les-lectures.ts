/**
 * Whether what is read is what the log says: the rows of the read models are copied as they stand, computed again from the log beside, and
 * compared. Nothing is written in the folder of the data, and a server goes on meanwhile.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aRefaire, copierLesLignes, type ModeleCompare, type Projections } from '@jalon/projections';
import { etatDeLIntegrite } from '../exploitation/integrite.js';
import { nomDuFichier } from '../exploitation/pannes.js';
import type { EtatIntegrite } from '../exploitation/ruptures.js';
import type { OptionsJalon } from '../options-jalon.js';
import { ouvrirJalon } from '../ouvrir-jalon.js';

/** Between two looks at how far the rows are, in milliseconds. */
const PAS_MS = 500;

export interface ConstatDesLectures {
  /** `sans_objet`: no rows are kept here; they are computed when they are asked for. */
  etat: 'conformes' | 'differentes' | 'illisibles' | 'sans_objet';
  /** Last position that the rows being read reflect. */
  position: number;
  modeles: readonly ModeleCompare[];
  /** Of the log that they were compared with, as its opening finds it. */
  integrite: Pick<EtatIntegrite, 'etat' | 'phrase'>;
}
export interface SuiviDesLectures {
  arret: AbortSignal;
  surAvance: (position: number, jusqua: number) => void;
}

/** Null: stopped on the way. @throws as `ouvrirJalon` in `lecture` */
export async function verifierLesLectures(
  options: OptionsJalon & { donnees: string },
  suivi: SuiviDesLectures,
): Promise<ConstatDesLectures | null> {
  const constat = await comparerUneFois(options, suivi);
  // a history put right while it was copied may show the rows a fact ahead: what is altered is so the second time too
  return constat?.etat === 'differentes' ? comparerUneFois(options, suivi) : constat;
}

async function comparerUneFois(
  options: OptionsJalon & { donnees: string },
  suivi: SuiviDesLectures,
): Promise<ConstatDesLectures | null> {
  const dossier = mkdtempSync(join(tmpdir(), 'jalon-lectures-'));
  try {
    const copie = join(dossier, 'tenues.db');
    const tenues = await copier(join(options.donnees, nomDuFichier('projections')), copie);
    const jusqua = typeof tenues === 'number' ? tenues : -1;
    const lectures = { fichier: join(dossier, 'refaites.db'), jusqua };
    const jalon = await ouvrirJalon({ ...options, ouverture: 'lecture', echeancier: false, lectures });
    try {
      const { etat, phrase } = etatDeLIntegrite(jalon);
      const constat = { position: jusqua, modeles: [], integrite: { etat, phrase } };
      if (typeof tenues !== 'number') return { ...constat, etat: tenues };
      if (!(await refaire(jalon.projections, jusqua, suivi))) return null;
      const modeles = jalon.projections.comparer(copie);
      const conforme = modeles.every((m) => m.faute === null && m.ecarts.length === 0);
      return { ...constat, modeles, etat: conforme ? 'conformes' : 'differentes' };
    } finally {
      await jalon.fermer();
    }
  } finally {
    rmSync(dossier, { recursive: true, force: true });
  }
}

/** False: stopped on the way. A log that has fewer facts than the rows say gives what it has. */
async function refaire(projections: Projections, jusqua: number, suivi: SuiviDesLectures): Promise<boolean> {
  for (;;) {
    const etats = await projections.etat();
    const cible = Math.min(jusqua, ...etats.map((p) => p.tete));
    if (await projections.quandTraite(cible, PAS_MS)) return true;
    if (suivi.arret.aborted) return false;
    suivi.surAvance(Math.max(0, Math.min(...etats.map((p) => p.position))), cible);
  }
}

async function copier(tenues: string, copie: string): Promise<number | 'illisibles' | 'sans_objet'> {
  if (!existsSync(tenues)) return 'sans_objet';
  try {
    return await copierLesLignes(tenues, copie);
  } catch (erreur) {
    if (aRefaire(erreur)) return 'illisibles';
    throw erreur;
  }
}
