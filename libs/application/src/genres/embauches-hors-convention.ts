/**
 * Hires that were permitted as they were declared, and that the convention of their structure, as it is told now, would not permit: an
 * annexe put right, a termination told late. A convention is no fact of the parcours: nothing is judged again there, and the State reads
 * which ones they are (D27, D39, D42). The read model gives the hires: no dossier is loaded, however many there are.
 */
import { structureQuiEmbauche } from '@jalon/droit';
import type { Anomalies, EmbaucheDite } from '@jalon/projections';
import type { Ressources } from '../moteur/ressources.js';
import { EMBAUCHE_HORS_CONVENTION, type EmbaucheHorsConvention } from '../resultat.js';

/** Only of a structure whose convention was told otherwise, or stopped, may it be true. */
async function aRegarder({ structures }: Ressources, id: string): Promise<boolean> {
  const { dossier } = (await structures.charger(id)).etat;
  return dossier.arrets.length > 0 || dossier.faits.some((f) => f.type === 'ActeRectifie');
}

/** What it lacked on the day it was told; null: nothing. */
async function manque(r: Ressources, { siae, typeSiae, le }: EmbaucheDite): Promise<string | null> {
  const organisation = { id: siae, ...(typeSiae === null ? {} : { type: typeSiae }) };
  const { structure } = await r.structures.regard({ role: 'siae', organisation }, le);
  const { satisfaite, constate } = structureQuiEmbauche(r.referentiels.auJour(le), structure.conventionnement);
  return satisfaite ? null : constate;
}

export async function embauchesHorsConvention(
  r: Ressources,
  ids: readonly string[],
  declarees: Anomalies['embauches'],
): Promise<EmbaucheHorsConvention[]> {
  const trouvees: EmbaucheHorsConvention[] = [];
  for (const structure of ids) {
    if (!(await aRegarder(r, structure))) continue;
    /** The convention is the same for all that were told on one day by a structure of one kind. */
    const vus = new Map<string, string | null>();
    for (const embauche of declarees(structure)) {
      const { parcours, fait, le } = embauche;
      const cle = `${le} ${String(embauche.typeSiae)}`;
      if (!vus.has(cle)) vus.set(cle, await manque(r, embauche));
      const constate = vus.get(cle) ?? null;
      if (constate === null) continue;
      trouvees.push({
        parcours,
        structure,
        fait,
        condition: EMBAUCHE_HORS_CONVENTION,
        libelle: `Embauche déclarée hors de la convention, telle qu’elle est dite maintenant : ${constate}`,
        le,
        par: structure,
      });
    }
  }
  return trouvees;
}
