/** Writes what time alone decides: expiry, end of suspension, reminders. */
import { CleDetruite } from '@jalon/confidentialite';
import type { Jour } from '@jalon/droit';
import { RevisionConflict } from '@jalon/event-store';
import { commeStocke } from '../faits-stockes.js';
import { uuidDe } from '../identifiants.js';
import { ecrire } from './ecrire.js';
import type { Genre } from './genre.js';
import type { Mots } from './mots.js';
import type { Ressources } from './ressources.js';

/** Runs inside the queue of the dossier. Returns the number of facts written; 0 when another writer was faster: it settled too. */
export async function solderDossier<M extends Mots>(
  r: Ressources,
  genre: Genre<M>,
  dossier: string,
  jusquAu: Jour,
): Promise<number> {
  const { etat } = await genre.dossiers.charger(dossier);
  const faits = genre.solder(etat, jusquAu).faits.map((f) => commeStocke<M['fait']>(f));
  if (faits.length === 0) return 0;
  await r.referentiels.deposer();
  // same dossier, same revision, same day: two schedulers write the same ids
  const commande = uuidDe('echeances', dossier, etat.revision, jusquAu);
  const datation = r.gardeHorloge.dater();
  try {
    const cause = { commande: 'SolderEcheances', le: jusquAu };
    const evenements = genre.versEvenements(faits, dossier, { ...datation, commande, cause });
    const ecrit = await ecrire(r.store, genre.prefixe + dossier, etat.revision, evenements);
    const apres = faits.reduce((e, f) => genre.evolve(e, f), etat);
    genre.dossiers.retenir(dossier, { etat: apres, position: ecrit.lastPosition });
    return faits.length;
  } catch (erreur) {
    if (erreur instanceof RevisionConflict || erreur instanceof CleDetruite) return 0;
    throw erreur;
  }
}
