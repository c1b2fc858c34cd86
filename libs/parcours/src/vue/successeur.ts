/** What the one that succeeds reads (D43): what its predecessors read, under the names that acted. */
import type { Droit, Jour } from '@jalon/droit';
import type { Acteur } from '../acteur.js';
import type { Etat } from '../decider.js';
import { regardSurLesFaits, vuePour, type RegardSurLesFaits } from './lecteur.js';
import type { HorsDuDossierVu } from './compteur.js';
import type { Vue } from './formes.js';

/** The diagnoses of a predecessor are hers to read (ELI-09). */
function siens(etat: Etat, { organisation }: Acteur, predecesseurs: readonly string[]): Etat {
  const diagnostics = etat.dossier.diagnostics.map((x) =>
    predecesseurs.includes(x.par.organisation.id) ? { ...x, par: { ...x.par, organisation } } : x,
  );
  return { ...etat, dossier: { ...etat.dossier, diagnostics } };
}

/** @param predecesseurs those to whom the reader succeeds on that day */
export function vueLuePar(
  etat: Etat,
  jour: Jour,
  droit: Droit,
  lecteur: Acteur | undefined,
  predecesseurs: readonly string[],
  hors?: HorsDuDossierVu,
): Vue {
  if (lecteur === undefined || predecesseurs.length === 0) return vuePour(etat, jour, droit, lecteur, hors);
  const vue = vuePour(siens(etat, lecteur, predecesseurs), jour, droit, lecteur, hors);
  const { diagnostic } = vue;
  const auteur = etat.dossier.diagnostics.findLast(
    (x) => x.le === diagnostic?.le && predecesseurs.includes(x.par.organisation.id),
  );
  return diagnostic?.par === lecteur.organisation.id && auteur
    ? { ...vue, diagnostic: { ...diagnostic, par: auteur.par.organisation.id } }
    : vue;
}

export const faitsLusPar = (
  droit: Droit,
  etat: Etat,
  lecteur: Acteur | undefined,
  predecesseurs: readonly string[],
): RegardSurLesFaits =>
  regardSurLesFaits(
    droit,
    (lecteur === undefined || predecesseurs.length === 0 ? etat : siens(etat, lecteur, predecesseurs)).dossier,
    lecteur,
  );
