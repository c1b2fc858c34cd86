/** People name a fact by its place in its dossier, 1 for the first; the domain knows it by its revision. */
import { placeDe, revisionDe } from '@jalon/decider';
import type { ChampRefuse } from '../resultat.js';
import type { Genre } from './genre.js';
import type { Mots } from './mots.js';
import type { Ordre } from './ordre.js';
import type { Ressources } from './ressources.js';

interface EcheancesDites {
  faits: number[];
  depuis?: string;
  raison: string;
}

/**
 * @param etat dossier on which the command is judged: it holds what may be named
 * @returns the command with revisions, or the field that names nothing of this dossier
 */
export async function situer<M extends Mots>(
  r: Ressources,
  genre: Genre<M>,
  { commande, dossier }: Ordre<M>,
  etat: M['etat'],
): Promise<M['commande'] | ChampRefuse> {
  const { nommeUnFait, nommeDesEcheances } = genre.porte[commande.type] ?? {};
  const existe = (place: number): boolean => place >= 1 && place <= placeDe(etat.revision);
  if (nommeUnFait) {
    const data = commande.data as { fait?: number };
    // the door asks for it where the command cannot do without
    if (data.fait === undefined) return commande;
    if (!existe(data.fait)) return { champ: 'fait', regle: 'la place d’un fait de ce dossier, à partir de 1' };
    return { type: commande.type, data: { ...data, fait: revisionDe(data.fait) } } as M['commande'];
  }
  if (!nommeDesEcheances) return commande;
  const { faits, depuis, raison } = commande.data as EcheancesDites;
  const refus: ChampRefuse = {
    champ: 'faits',
    regle: 'les places de faits de ce parcours, ou un instant dans « depuis »',
  };
  if ((faits.length === 0) === (depuis === undefined) || !faits.every(existe)) return refus;
  const revisions =
    depuis === undefined
      ? faits.map(revisionDe)
      : (genre.echeancesDepuis?.(await r.store.readStream(genre.prefixe + dossier), depuis) ?? []);
  return { type: commande.type, data: { faits: revisions.toSorted((a, b) => a - b), raison } } as M['commande'];
}
