/**
 * Hires that were permitted as they were declared, and that the convention of their structure, as it is told now, would not permit: an
 * annexe put right, a termination told late. A convention is no fact of the parcours: nothing is judged again there, and the State reads
 * which ones they are (D27, D39, D42).
 */
import { structureQuiEmbauche } from '@jalon/droit';
import type { Contrat } from '@jalon/parcours';
import { placeDe } from '@jalon/decider';
import { cleOrganisation } from '../personnes/liens-du-fait.js';
import type { Ressources } from '../moteur/ressources.js';
import { EMBAUCHE_HORS_CONVENTION, type EmbaucheHorsConvention } from '../resultat.js';

/** Only of a structure whose convention was told otherwise, or stopped, may it be true. */
async function aRegarder({ structures }: Ressources, id: string): Promise<boolean> {
  const { dossier } = (await structures.charger(id)).etat;
  return dossier.arrets.length > 0 || dossier.faits.some((f) => f.type === 'ActeRectifie');
}

/** What it lacked on the day it was told; null: nothing. */
async function manque(r: Ressources, { siae, declareLe }: Contrat): Promise<string | null> {
  const { structure } = await r.structures.regard({ role: 'siae', organisation: siae }, declareLe);
  const { satisfaite, constate } = structureQuiEmbauche(r.referentiels.auJour(declareLe), structure.conventionnement);
  return satisfaite ? null : constate;
}

export async function embauchesHorsConvention(
  r: Ressources,
  ids: readonly string[],
): Promise<EmbaucheHorsConvention[]> {
  const trouvees: EmbaucheHorsConvention[] = [];
  for (const structure of ids) {
    if (!(await aRegarder(r, structure))) continue;
    for (const parcours of await r.personnes.parcoursDe(cleOrganisation(structure))) {
      const { dossier } = (await r.dossiers.charger(parcours)).etat;
      for (const contrat of dossier.contrats) {
        if (contrat.siae.id !== structure || contrat.etat === 'annule' || contrat.repris) continue;
        const constate = await manque(r, contrat);
        if (constate === null) continue;
        const fait = dossier.faits.findLastIndex((f) => f.type === 'EmbaucheDeclaree' && f.ref === contrat.id);
        trouvees.push({
          parcours,
          structure,
          fait: placeDe(fait),
          condition: EMBAUCHE_HORS_CONVENTION,
          libelle: `Embauche déclarée hors de la convention, telle qu’elle est dite maintenant : ${constate}`,
          le: contrat.declareLe,
          par: structure,
        });
      }
    }
  }
  return trouvees;
}
