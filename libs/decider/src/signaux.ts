/** What was accepted and yet had to be told: it stays in view as long as the fact that carries it stands (ADR 0029). */
import { placeDe } from './place.js';

export interface VueSignal {
  /** Place of the fact in its dossier, 1 for the first. */
  fait: number;
  /** Code of `conditions`, of a satisfied condition. */
  condition: string;
  libelle: string;
  le: string;
  /** Id of the organisation that recorded the fact. */
  par: string;
}
interface FaitSignale {
  le: string;
  par: { organisation: { id: string } };
  retire: boolean;
  signaux?: readonly string[];
}

/**
 * Those to be followed, the oldest first. What was found is in the verdict of the fact.
 * @param faits of one dossier, by revision
 * @param signal sentence of the référentiel; null: that condition is not to be followed
 * @param regle a later fact left nothing of it to follow
 */
export const signauxASuivre = (
  faits: readonly FaitSignale[],
  signal: (condition: string) => string | null,
  regle: (condition: string, revision: number) => boolean = () => false,
): VueSignal[] =>
  faits.flatMap(({ signaux, retire, le, par }, revision) =>
    signaux === undefined || retire
      ? RIEN
      : signaux.flatMap((condition) => {
          const libelle = regle(condition, revision) ? null : signal(condition);
          return libelle === null
            ? RIEN
            : [{ fait: placeDe(revision), condition, libelle, le, par: par.organisation.id }];
        }),
  );
const RIEN: readonly VueSignal[] = [];
