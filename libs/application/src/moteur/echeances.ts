/** Writes what time alone decides: expiry, end of suspension, reminders. */
import { CleDetruite } from '@jalon/confidentialite';
import { RevisionConflict } from '@jalon/event-store';
import type { Jour } from '@jalon/droit';
import { evolve } from '@jalon/parcours';
import { commeStocke, versEvenements } from '../faits-stockes.js';
import { fluxDe, uuidDe } from '../identifiants.js';
import { ecrire } from './ecrire.js';
import { solderAu } from './instruire.js';
import type { Ressources } from './ressources.js';

/** Runs inside the queue of the dossier. Returns the number of facts written; 0 when another writer was faster: it settled too. */
export async function solderDossier(r: Ressources, parcours: string, jusquAu: Jour): Promise<number> {
  const { etat } = await r.dossiers.charger(parcours);
  const faits = solderAu(etat, jusquAu, r.referentiels).faits.map(commeStocke);
  if (faits.length === 0) return 0;
  await r.referentiels.deposer();
  // same dossier, same revision, same day: two schedulers write the same ids
  const commande = uuidDe('echeances', parcours, etat.revision, jusquAu);
  const datation = r.gardeHorloge.dater();
  try {
    const cause = { commande: 'SolderEcheances', le: jusquAu };
    const ecrit = await ecrire(
      r.store,
      fluxDe(parcours),
      etat.revision,
      versEvenements(faits, parcours, r.coffre, { ...datation, commande, cause }),
    );
    r.dossiers.retenir(parcours, { etat: faits.reduce(evolve, etat), position: ecrit.lastPosition });
    return faits.length;
  } catch (erreur) {
    if (erreur instanceof RevisionConflict || erreur instanceof CleDetruite) return 0;
    throw erreur;
  }
}
