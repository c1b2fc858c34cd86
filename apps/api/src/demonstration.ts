/**
 * First start: an empty product shows nothing, so a fictitious department is played through the engine, on its own clock, before
 * the server listens. Where anything exists already, facts, keys or a checkpoint, none is loaded and the start says why.
 */
import {
  acheverDemonstration,
  constructionsInachevees,
  installerDemonstration,
  type Installation,
} from '@jalon/demonstration';
import type { Configuration } from './configuration.js';
import { journaliser } from './journal-http.js';

/** Another file system, or no right to write beside. */
const AILLEURS = new Set(['EXDEV', 'EACCES', 'EPERM', 'EROFS']);
/** Always the same department. */
const GRAINE = 35;

/**
 * Nothing is asked of a log that is elsewhere.
 * @param dire one French sentence for whoever starts the server
 */
export async function preparerDemonstration(
  { donnees, cles, eventstoredb, lecture, demonstration }: Configuration,
  dire: (phrase: string) => void = (phrase) => console.error(phrase),
): Promise<void> {
  if (eventstoredb !== undefined) return;
  if (demonstration === 0) {
    if (acheverDemonstration(donnees, cles)) dire('Démonstration : la mise en place interrompue est achevée.');
  } else await installer(donnees, cles, demonstration, lecture, dire);
  for (const dossier of constructionsInachevees(donnees, cles))
    dire(`Une construction de démonstration interrompue semble rester dans ${dossier} : vérifiez-le, puis effacez-le.`);
}

async function installer(
  donnees: string,
  cles: string,
  parcours: number,
  lecture: Configuration['lecture'],
  dire: (phrase: string) => void,
): Promise<void> {
  const installation = await installerDemonstration({ donnees, cles, lecture, parcours, graine: GRAINE }).catch(
    (erreur: NodeJS.ErrnoException): Installation => {
      // a data folder mounted alone has no room beside it: the product starts empty rather than not at all
      if (!AILLEURS.has(erreur.code ?? '')) throw erreur;
      const raison = `rien ne peut être construit à côté du dossier de données (${String(erreur.code)}) ; jalon demo charger le fait ailleurs`;
      return { issue: 'refusee', raison };
    },
  );
  if (installation.issue === 'refusee') return dire(`Démonstration non chargée : ${installation.raison}.`);
  if (installation.issue === 'achevee') return dire('Démonstration : la mise en place interrompue est achevée.');
  const { bilan } = installation;
  journaliser('info', 'demonstration', { parcours: bilan.parcours, faits: bilan.faits, refus: bilan.refus.length });
}
