/**
 * The engine: door → right to read and to act, from an index, before any load → queue → the path of `executer.ts`. Written once for
 * every kind of dossier, which is a definition given to it.
 */
import type { Acteur } from '@jalon/parcours';
import { validerDans } from '../porte/valider.js';
import type { AcceptationDe, Demande, MoteurDe, RefusDe } from '../resultat.js';
import { jourDe } from '../temps.js';
import { executerOrdre } from './executer.js';
import type { Genre } from './genre.js';
import type { Mots } from './mots.js';
import { consulter, journal, ouvrirPour, rejouer } from './lire.js';
import { donnerOrdre } from './ordre.js';
import { introuvable, refusDonnee } from './refus.js';
import type { Ressources } from './ressources.js';
import { solderDossier } from './echeances.js';

/** The request of a kind names its dossier in a field of its own. */
const dossierDe = <M extends Mots>({ nom }: Genre<M>, demande: Demande): string | undefined =>
  (demande as unknown as Readonly<Record<string, string | undefined>>)[nom];

export function construireMoteur<M extends Mots, D extends Demande, A extends AcceptationDe<M['vue']>>(
  r: Ressources,
  genre: Genre<M>,
): MoteurDe<D, M['vue'], A> {
  const siId = async <T>(id: string, lire: () => Promise<T | null>): Promise<T | null> =>
    genre.estId(id) ? lire() : null;
  const aujourdhui = (qui: Acteur | undefined) => jourDe(r.horloge(), qui?.organisation.departement);
  return {
    introuvable: (lecteur) => introuvable(genre, lecteur, aujourdhui(lecteur)),
    executer: (demande) => executer(r, genre, demande) as Promise<A | RefusDe<M['vue']>>,
    consulter: (id, { au, lecteur } = {}) =>
      siId(id, () => consulter(r, genre, id, au ?? aujourdhui(lecteur), lecteur)),
    journal: (id, lecteur) => siId(id, () => journal(r, genre, id, lecteur)),
    rejouer: (id, options = {}) => siId(id, () => rejouer(r, genre, id, options)),
    lit: async (id, lecteur) => (await ouvrirPour(r, genre, id, lecteur)) !== null,
    async solderEcheances(id, jusquAu) {
      return genre.estId(id) ? r.queue.tour(genre.prefixe + id, () => solderDossier(r, genre, id, jusquAu)) : 0;
    },
  };
}

async function executer<M extends Mots>(
  r: Ressources,
  genre: Genre<M>,
  demande: Demande,
): Promise<AcceptationDe<M['vue']> | RefusDe<M['vue']>> {
  const porte = validerDans(genre.porte, demande.type, demande.data);
  if ('champs' in porte) return refusDonnee(porte.champs);
  const { acteur, lecteur, cle } = demande;
  const jour = demande.le ?? jourDe(r.horloge(), acteur.organisation.departement);
  const nomme = genre.porte[porte.type]?.adresse?.(porte.data) ?? dossierDe(genre, demande);
  const ouvre = nomme === undefined && genre.ouvertures.includes(porte.type);
  const dossier = nomme ?? (ouvre ? genre.idNouveau?.(acteur.organisation.id, cle) : undefined) ?? '';
  if (!genre.estId(dossier)) return introuvable(genre, lecteur, jour);
  if (lecteur && !ouvre && !(await genre.acces.connait(dossier, lecteur, porte.type)))
    return introuvable(genre, lecteur, jour);
  const ordre = donnerOrdre<M>(r, demande, { dossier, commande: porte, jour });
  const aSonTour = () => r.queue.tour(genre.prefixe + dossier, () => executerOrdre(r, genre, ordre));
  if (!genre.queueOf) return aSonTour();
  // one command at a time per person, then per dossier, always in that order: what it saves is conflicts, inside this process;
  // what is promised is kept by the revisions of the dossier and of the reservations
  const { etat } = await genre.dossiers.charger(dossier);
  const queue = genre.queueOf(ordre, etat);
  return queue === null ? aSonTour() : r.queue.tour(queue, aSonTour);
}
