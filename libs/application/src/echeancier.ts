/** Sends the deadlines when their day comes: at the start, then every minute. The law of each deadline stays in the domain. */
import type { Projections } from '@jalon/projections';
import type { Ecriture } from './exploitation/ecriture.js';
import type { GardeHorloge } from './exploitation/horloge.js';
import type { Retenue } from './exploitation/retenue.js';
import type { Moteur } from './resultat.js';
import { jourPartout } from './temps.js';

const PAS_MS = 60_000;
/** Dossiers settled before the rest of the program gets its turn. */
const BATCH = 100;

export interface Echeancier {
  /** Settles everything due today; concurrent calls share one pass. Returns the number of facts written. */
  passer(): Promise<number>;
  /** Waits for the pass under way, then never starts another. */
  arreter(): Promise<void>;
}

/** What a pass asks before it writes. */
export interface Gardes {
  ecriture: Ecriture;
  horloge: GardeHorloge;
  retenue: Retenue;
}

/** @param surErreur told of a dossier that could not be settled; the others are settled all the same, and it is tried again */
export function lancerEcheancier(
  moteur: Moteur,
  projections: Projections,
  horloge: () => Date,
  surErreur: (erreur: unknown) => void,
  gardes: Gardes,
): Echeancier {
  let enCours: Promise<number> | null = null;
  const arret = new AbortController();
  const solder = async (): Promise<number> => {
    await gardes.horloge.relireSiBesoin();
    // read-only: health tells why, and each parcours tried would tell it again
    if (!gardes.ecriture.ouverte) return 0;
    const jour = jourPartout(horloge());
    let faits = await moteur.acheverRapprochements().catch((erreur: unknown) => {
      surErreur(erreur);
      return 0;
    });
    const vus = new Set<string>();
    while (!arret.signal.aborted) {
      // rows follow the log with a delay: what was just settled is not asked twice in the same pass
      const batch = projections.echeances.aTraiter(jour, BATCH + vus.size).filter((e) => !vus.has(e.parcours));
      if (batch.length === 0 || !(await gardes.retenue.laissePasser())) break;
      for (const { parcours } of batch) {
        vus.add(parcours);
        if (arret.signal.aborted) break;
        try {
          const ecrits = await moteur.solderEcheances(parcours, jour);
          faits += ecrits;
          if (ecrits > 0) gardes.retenue.noterSolde(parcours);
        } catch (erreur) {
          surErreur(erreur);
        }
      }
    }
    return faits;
  };
  const passer = (): Promise<number> =>
    (enCours ??= solder()
      .catch((erreur: unknown) => {
        surErreur(erreur);
        return 0;
      })
      .finally(() => {
        enCours = null;
      }));
  const timer = setInterval(() => void passer(), PAS_MS);
  // the process may stop although a minute is not over
  timer.unref();
  void passer();
  return {
    passer,
    async arreter() {
      arret.abort();
      clearInterval(timer);
      await enCours;
    },
  };
}
