/**
 * Merging two dossiers writes in both. The one that closes is written first, before the other says that it keeps the person: stopped in
 * between, nothing can begin twice, and the same command again finishes what was begun (see ADR 0030).
 */
import { estOuvert, suiteDansLeDoublon, type Contexte, type Etat, type Fait } from '@jalon/parcours';
import { versEvenements } from '../../faits-stockes.js';
import { estUuid, streamOf, uuidDe } from '../../identifiants.js';
import type { Coeur } from '../../moteur/genre.js';
import { ecrire } from '../../moteur/ecrire.js';
import type { Ordre } from '../../moteur/ordre.js';
import type { Ressources } from '../../moteur/ressources.js';
import { accesAuParcours } from './acces.js';
import type { MotsParcours } from './coeur.js';

/** The dossier that a merge names, and whether its author is linked to it; undefined: the command is no merge. */
export async function dossierARapprocher(
  r: Ressources,
  { commande, demande, jour }: Ordre<MotsParcours>,
): Promise<Contexte['aRapprocher']> {
  if (commande.type !== 'RapprocherParcours') return undefined;
  const { parcours } = commande.data;
  if (!estUuid(parcours)) return null;
  const { etat } = await r.dossiers.charger(parcours);
  if (!estOuvert(etat)) return null;
  const droits = await accesAuParcours(r).droits(etat, demande.lecteur, jour);
  return { lie: droits.lit, dossier: etat.dossier };
}

/** What the facts decided in the dossier kept do to the other one: closed, or open again. Durable before it returns. */
export async function suivreDansLeDoublon(
  r: Ressources,
  coeur: Coeur<MotsParcours>,
  { dossier: principal, commande, id, jour }: Ordre<MotsParcours>,
  avant: Etat,
  faits: readonly Fait[],
): Promise<void> {
  for (const fait of faits) {
    const clos = fait.type === 'ParcoursRapproche' ? fait.data.doublon : null;
    const rouvert =
      fait.type === 'FaitRectifie'
        ? avant.dossier.rapprochements.find((x) => x.revision === fait.data.fait)?.parcours
        : null;
    const doublon = clos ?? rouvert;
    if (!doublon) continue;
    const { etat } = await r.dossiers.charger(doublon);
    const dues = coeur.solder(etat, jour);
    const suite = suiteDansLeDoublon(fait, principal, dues.etat);
    if (suite === null) continue;
    // refused by the chart here, before anything is written
    coeur.evolve(dues.etat, suite);
    const evenements = versEvenements([...dues.faits, suite], doublon, r.coffre, {
      ...r.gardeHorloge.dater(),
      commande: uuidDe('rapprochement', id, doublon),
      cause: { commande: commande.type, le: jour },
    });
    await ecrire(r.store, streamOf(doublon), etat.revision, evenements);
  }
}
