/** People name a fact by its position in the log; a dossier knows its facts by revision. */
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

/** @returns the command with revisions, or the field that names nothing of this dossier */
export async function situer<M extends Mots>(
  r: Ressources,
  genre: Genre<M>,
  { commande, dossier }: Ordre<M>,
): Promise<M['commande'] | ChampRefuse> {
  const { nommeUnFait, nommeDesEcheances } = genre.porte[commande.type] ?? {};
  if (!nommeUnFait && !nommeDesEcheances) return commande;
  const histoire = await r.store.readStream(genre.prefixe + dossier);
  if (nommeUnFait) {
    const data = commande.data as { fait: number };
    const fait = histoire.find((e) => e.position === data.fait);
    if (!fait) return { champ: 'fait', regle: 'la position d’un fait de ce parcours' };
    return { type: commande.type, data: { ...data, fait: fait.revision } } as M['commande'];
  }
  const { faits, depuis, raison } = commande.data as EcheancesDites;
  const refus: ChampRefuse = {
    champ: 'faits',
    regle: 'des positions de faits de ce parcours, ou un instant dans « depuis »',
  };
  if ((faits.length === 0) === (depuis === undefined)) return refus;
  const revisions =
    depuis === undefined
      ? histoire.filter((e) => faits.includes(e.position)).map((e) => e.revision)
      : (genre.echeancesDepuis?.(histoire, depuis) ?? []);
  if (depuis === undefined && revisions.length !== faits.length) return refus;
  return { type: commande.type, data: { faits: revisions, raison } } as M['commande'];
}
