/** A demonstration department where there is nothing yet: complete, or absent. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Lecture } from '@jalon/droit';
import { exigerDesDossiers, jourParis, ouvrirJalon } from '@jalon/application';
import { chargerDemonstration, premierInstant, type Chargement, type OptionsDemonstration } from './charger.js';
import { ORGANISATIONS } from './departement.js';
import {
  acheverMiseEnPlace,
  constructionsLaissees,
  mettreEnPlace,
  obstacle,
  prefixe,
  type Cible,
} from './mise-en-place.js';

export interface OptionsInstallation extends Omit<OptionsDemonstration, 'regler'> {
  donnees: string;
  cles: string;
  lecture?: Lecture | undefined;
}
export type Installation =
  | { issue: 'installee'; bilan: Chargement }
  /** Its own files were found half put into place by a start that was cut: they are all in place now. */
  | { issue: 'achevee' }
  | { issue: 'refusee'; raison: string }
  /** Stopped before the end: nothing is left of it. */
  | { issue: 'interrompue'; bilan: Chargement };

/** Why a demonstration would not be loaded there, null when it would. Writes nothing. @throws PanneDeFichier one of the two is no folder */
export function obstacleALaDemonstration(donnees: string, cles: string): string | null {
  exigerDesDossiers(donnees, cles);
  return obstacle({ donnees: resolve(donnees), cles: resolve(cles) });
}

/** Folders of buildings that were cut: nothing of a deployment is in them, the operator may remove them. */
export const constructionsInachevees = (donnees: string, cles: string): string[] =>
  constructionsLaissees({ donnees: resolve(donnees), cles: resolve(cles) });

/** To be called before a deployment is opened, whether a demonstration is wanted or not. */
export const acheverDemonstration = (donnees: string, cles: string): boolean =>
  achever({ donnees: resolve(donnees), cles: resolve(cles) });

/** @throws PanneDeFichier one of the two is no folder */
function achever(cible: Cible): boolean {
  exigerDesDossiers(cible.donnees, cible.cles);
  return acheverMiseEnPlace(cible);
}

/** @throws Error the file system refuses: nothing that was there is touched */
export async function installerDemonstration(options: OptionsInstallation): Promise<Installation> {
  const cible: Cible = { donnees: resolve(options.donnees), cles: resolve(options.cles) };
  if (achever(cible)) return { issue: 'achevee' };
  const raison = obstacle(cible);
  if (raison !== null) return { issue: 'refusee', raison };
  for (const dossier of [cible.donnees, cible.cles]) mkdirSync(dirname(dossier), { recursive: true, mode: 0o700 });
  // beside, on the same file system: put into place by a link, never by a copy
  const ici: Cible = { donnees: mkdtempSync(prefixe(cible.donnees)), cles: mkdtempSync(prefixe(cible.cles)) };
  let bilan: Chargement | undefined;
  try {
    bilan = await construire(options, ici, join(cible.donnees, 'parametres'));
  } finally {
    // made a moment ago by this very call: nothing else can be in them
    if (bilan?.termine !== true)
      for (const dossier of [ici.donnees, ici.cles]) rmSync(dossier, { recursive: true, force: true });
  }
  if (!bilan.termine) return { issue: 'interrompue', bilan };
  mettreEnPlace(ici, cible);
  return { issue: 'installee', bilan };
}

async function construire(options: OptionsInstallation, ici: Cible, parametres: string): Promise<Chargement> {
  // the law the operator added judges the demonstration too; a link, so that it is read and not taken
  const lien = join(ici.donnees, 'parametres');
  const ajouts = existsSync(parametres);
  if (ajouts) symlinkSync(parametres, lien);
  // facts of a demonstration are recorded on the day they tell, so that « connu le » has something to show
  const maintenant = new Date();
  const jour = options.jour ?? jourParis(maintenant);
  let instant = premierInstant(options.parcours, options.graine, jour);
  const jalon = await ouvrirJalon({
    ...ici,
    lecture: options.lecture,
    organisations: ORGANISATIONS,
    horloge: () => instant,
  });
  try {
    return await chargerDemonstration(jalon, { ...options, jour, maintenant, regler: (i) => void (instant = i) });
  } finally {
    await jalon.fermer();
    if (ajouts) unlinkSync(lien);
  }
}
