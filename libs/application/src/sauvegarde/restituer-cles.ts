/** The keys of a backup: read, written in a folder of their own, counted against the parcours that need one. */
import { join } from 'node:path';
import { ecrireCoffre, ouvrirCoffre, verifierCopie } from '@jalon/confidentialite';
import { synchroniser } from '../fichiers/synchroniser.js';
import { COFFRE, deploiementDe, KEK, POINTS, SECRETS } from './deploiement-vivant.js';
import { deposer, fichiersDesLignes } from './fichiers-en-lignes.js';
import { SauvegardeAlteree } from './refus.js';

/** Secrets of a copy of the keys, and its safe, not written yet. */
export interface ClesLues {
  secrets: Map<string, Buffer>;
  coffre: Buffer;
  points: Buffer;
}

/** @throws SauvegardeAlteree, SauvegardeRefusee, PhraseRefusee */
export function lireClesSauvegardees(lignes: Iterable<string>, fichier: string): ClesLues {
  const secrets = fichiersDesLignes(lignes);
  const coffre = secrets.get(COFFRE);
  const points = secrets.get(POINTS) ?? Buffer.alloc(0);
  if (coffre === undefined || SECRETS.some((nom) => !secrets.has(nom)))
    throw new SauvegardeAlteree(`La copie des clés « ${fichier} » est incomplète.`);
  secrets.delete(COFFRE);
  secrets.delete(POINTS);
  return { secrets, coffre, points };
}

/**
 * Writes the folder of the keys and the safe.
 * @param coffres copies of the safe, the newest first: a person destroyed in one of them stays destroyed
 * @throws SauvegardeAlteree the keys are not those of this log, or do not open each other
 */
export function restituerCles(
  { secrets, points }: ClesLues,
  coffres: readonly Buffer[],
  donnees: string,
  cles: string,
  deploiement: string,
): void {
  deposer(secrets, cles, 0o400);
  deposer(new Map([[POINTS, points]]), cles, 0o600);
  if (deploiementDe(cles) !== deploiement)
    throw new SauvegardeAlteree('La clé de scellement sauvegardée n’est pas celle de ce journal.');
  try {
    for (const copie of coffres) verifierCopie(copie, join(cles, KEK));
    ecrireCoffre(join(donnees, COFFRE), coffres);
  } catch (erreur) {
    throw new SauvegardeAlteree(erreur instanceof Error ? erreur.message : String(erreur), { cause: erreur });
  }
  synchroniser(donnees);
}

export interface EtatDesPersonnes {
  vivantes: number;
  detruites: number;
  /** Neither alive nor destroyed: the copy of the keys is older than the log. */
  inconnues: number;
}
export function compterPersonnes(donnees: string, cles: string, parcours: ReadonlySet<string>): EtatDesPersonnes {
  const etats: EtatDesPersonnes = { vivantes: 0, detruites: 0, inconnues: 0 };
  const coffre = ouvrirCoffre({ fichier: join(donnees, COFFRE), kek: join(cles, KEK) });
  try {
    for (const id of parcours) etats[`${coffre.etatDe(id)}s`]++;
  } finally {
    coffre.fermer();
  }
  return etats;
}
