/** The accepted answer, the same whether it is given for the first time or again. */
import { estEcheancier } from '@jalon/parcours';
import { vueDuFait } from '../faits-stockes.js';
import { acceptationPour } from '../lecteur/reponses.js';
import type { AcceptationDe } from '../resultat.js';
import { conditionsCachees } from './croisees.js';
import type { Genre, Instruction } from './genre.js';
import type { Mots } from './mots.js';
import type { Ordre } from './ordre.js';
import type { Ressources } from './ressources.js';

/**
 * @param avant dossier before the command: what a dry run shows is what its sender may read already
 * @param ou where the log stands for this dossier, and when its facts were recorded: empty when nothing was
 */
export async function accepter<M extends Mots>(
  r: Ressources,
  genre: Genre<M>,
  { demande: { lecteur, simuler }, dossier, jour }: Ordre<M>,
  { faits, verdict, etat }: Pick<Instruction<M>, 'faits' | 'verdict' | 'etat'>,
  avant: M['etat'],
  ou: { position: number; enregistreLe: string; rejoue: boolean },
): Promise<AcceptationDe<M['vue']>> {
  const juge = simuler && genre.existe(dossier, avant) ? avant : etat;
  const droits = await genre.acces.droits(juge, lecteur, jour);
  const regard = await genre.regard(juge, jour, lecteur);
  const reponse: AcceptationDe<M['vue']> & Record<string, unknown> = {
    issue: 'accepte',
    [genre.nom]: dossier,
    revision: etat.revision,
    position: ou.position,
    faits: faits.flatMap((f) =>
      regard.voit(f) ? [vueDuFait(f, ou.enregistreLe, r.referentiels.mots, genre.catalogue)] : [],
    ),
    message: messageDe(
      faits.some((f) => !estEcheancier(f.par)),
      simuler === true,
    ),
    verdict,
    vue: await genre.vue(etat, jour, etat.revision, lecteur),
    rejoue: ou.rejoue,
  };
  const conditions = verdict.constats.map((k) => k.condition);
  const cachees = await conditionsCachees(genre, conditions, { etat, dossier, lecteur, jour }, true);
  return acceptationPour(genre, droits, reponse, cachees);
}

/** Deadlines observed meanwhile are nobody's act: « enregistré » is said of what was asked. */
function messageDe(ecrit: boolean, simule: boolean): string {
  if (simule) return ecrit ? 'Ce serait accepté et enregistré.' : 'Ce serait accepté : rien de nouveau à enregistrer.';
  return ecrit ? 'Enregistré.' : 'Rien de nouveau à enregistrer.';
}
