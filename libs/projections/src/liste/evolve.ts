import { HistoireIncoherente } from '@jalon/decider';
import { table } from '@jalon/parcours';
import type { FaitLu } from '../fait-lu.js';
import { parParcours } from '../groupes.js';
import { phraseSansPersonne } from '../phrase.js';
import type { Tables } from '../projection.js';
import { consigner, organisationsDe } from './consignes.js';
import { ecrireLigne, ligneVide, lireLigne, texteRecherche } from './ligne.js';

/** @throws HistoireIncoherente the chart has no place for a fact of the batch */
export function evolve(lot: readonly FaitLu[], tables: Tables): void {
  for (const [parcours, faits] of parParcours(lot)) {
    const lue = lireLigne(tables, parcours);
    const ligne = lue ?? ligneVide(parcours, table.initiale);
    const avant = lue && { recherche: texteRecherche(lue), organisations: lue.organisations };
    const organisations = new Set(ligne.organisations);
    const nouveaux = faits.filter((f) => f.revision > ligne.revision);
    const dernier = nouveaux.at(-1);
    if (!dernier) continue;
    for (const fait of nouveaux) {
      // which step follows which is said once, in the chart
      const passage = table.passage(ligne.etapeDetaillee, fait.type);
      if (!passage) throw new HistoireIncoherente(ligne.etapeDetaillee, fait.type);
      ligne.etapeDetaillee = passage.vers;
      consigner(ligne, fait);
      for (const id of organisationsDe(fait)) organisations.add(id);
    }
    ligne.dernierFait = phraseSansPersonne(dernier);
    ligne.dernierLe = dernier.le;
    ligne.revision = dernier.revision;
    ligne.position = dernier.position;
    ligne.organisations = [...organisations].sort();
    ecrireLigne(tables, ligne, avant);
  }
}
