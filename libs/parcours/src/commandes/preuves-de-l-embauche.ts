/** What the dossier knows, today, of work done under one of its hires (D26). */
import type { Contexte } from '../contexte.js';
import { histoire } from '../dossier/consigner.js';
import type { Dossier } from '../dossier/dossier.js';
import { contratDe } from '../dossier/embauche.js';
import { preuvesDeTravail, type PreuveDeTravail } from '../preuves.js';

export function preuvesPour(d: Dossier, { jour }: Pick<Contexte, 'jour'>, contrat: string): PreuveDeTravail[] {
  const faits = histoire(d);
  const declaree = faits.findLast((f) => f.type === 'EmbaucheDeclaree' && f.data.contrat === contrat);
  const debut = contratDe(d, contrat)?.debut;
  if (!declaree || debut === undefined) return [];
  const { revision } = declaree;
  return preuvesDeTravail(faits, { revision, contrat, debut, annulee: { revision: Infinity, le: jour } });
}
