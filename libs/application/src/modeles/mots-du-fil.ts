/** What the process and the thread of the read models say to each other. No key, nothing personal. */
import type { Lecture } from '@jalon/droit';
import type { Avancement, RebuildResult, Travail } from '@jalon/projections';

export interface DemandeAuFil {
  travail: Travail;
  /** Path of the log. */
  journal: string;
  /** Paths of the safe and of the key that opens it. */
  coffre: { fichier: string; kek: string };
  /** Folder of the operator's own law files. */
  parametres: string;
  lecture: Lecture;
}

export type DitDuFil = { avancement: Avancement } | { resultat: RebuildResult | null } | { echec: string };
