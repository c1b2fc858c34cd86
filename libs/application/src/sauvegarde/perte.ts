/** What a restoration would lose: what the place attests, by its log and by its outside checkpoints, beyond what the backup holds. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openLogRows, type SealedPosition } from '@jalon/event-store';
import { deploiementDe, JOURNAL, lirePoints, SCELLEMENT, tailleAttestee } from './deploiement-vivant.js';
import type { Manifeste } from './manifeste.js';
import { SauvegardeRefusee } from './refus.js';

export interface EtatDeLaCible {
  /** Facts of its log, 0 without log, null when it cannot be read. */
  taille: number | null;
  /** Its last seal. */
  tete: SealedPosition | null;
  /** Facts attested by its checkpoints. */
  attestes: number;
  /** The saved facts are not the beginning of its log. */
  autreHistoire: boolean;
}
export interface Perte {
  /** Ranks, from 1; null when the place cannot say how many facts it held. */
  de: number | null;
  a: number | null;
  phrase: string;
}

/** @throws SauvegardeRefusee the place belongs to another deployment */
export async function etatDeLaCible(donnees: string, cles: string, manifeste: Manifeste): Promise<EtatDeLaCible> {
  if (existsSync(join(cles, SCELLEMENT)) && deploiementDe(cles) !== manifeste.deploiement)
    throw new SauvegardeRefusee(`${donnees} est celui d’un autre déploiement : restaurez dans un autre dossier.`);
  const attestes = tailleAttestee(lirePoints(cles));
  const fichier = join(donnees, JOURNAL);
  if (!existsSync(fichier)) return { taille: 0, tete: null, attestes, autreHistoire: false };
  const dernier = manifeste.segments.at(-1);
  try {
    const rows = openLogRows(fichier);
    try {
      const tete = rows.head();
      const taille = tete?.size ?? 0;
      const commun = dernier && taille >= dernier.taille ? rows.sealFrom(dernier.jusqua) : undefined;
      // a shorter one is compared once the saved log is written again (see `restaurer`)
      const autreHistoire =
        commun !== undefined && (commun.position !== dernier?.jusqua || commun.root !== dernier.racine);
      return { taille, tete, attestes, autreHistoire };
    } finally {
      rows.close();
    }
  } catch {
    return { taille: null, tete: null, attestes, autreHistoire: false };
  }
}

/** Null when nothing is lost. */
export function perteDe({ taille, attestes, autreHistoire }: EtatDeLaCible, restaures: number): Perte | null {
  const connus = Math.max(taille ?? 0, attestes);
  if (autreHistoire)
    return {
      de: 1,
      a: connus,
      phrase: `Le journal en place (${connus} faits) n’est pas la suite de cette sauvegarde : il serait remplacé en entier.`,
    };
  if (connus > restaures)
    return {
      de: restaures + 1,
      a: connus,
      phrase: `La sauvegarde a ${restaures} faits, le dossier en place en atteste ${connus} : les faits ${restaures + 1} à ${connus} seraient perdus.`,
    };
  if (taille === null && attestes === 0)
    return {
      de: null,
      a: null,
      phrase: 'Le journal en place ne se lit pas et aucun point de contrôle ne dit combien de faits il comptait.',
    };
  return null;
}
