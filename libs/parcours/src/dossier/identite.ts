/** What the rules look at of who the person is, and of the dossiers that are hers or may be (D29). */
import type { SituationIdentite, Voisinage } from '@jalon/droit';
import { contradictionsDuNir } from '@jalon/identite';
import type { Contexte, DossierVoisin } from '../contexte.js';
import type { FaitPropose } from '../faits/index.js';
import type { Dossier, Personne } from './dossier.js';

/** Why the homonyms are other people. */
export interface HomonymeDistingue {
  homonymeLeve?: { raison: string };
}

const homonymes = (d: Dossier, { homonymes: tous = [] }: Contexte): DossierVoisin[] =>
  tous.filter(({ parcours }) => !d.homonymesLeves.includes(parcours));

export const voisinage = (d: Dossier, contexte: Contexte, { homonymeLeve }: HomonymeDistingue = {}): Voisinage => ({
  homonymes: homonymes(d, contexte),
  doublons: contexte.doublons ?? [],
  leve: homonymeLeve !== undefined,
});

/** Nothing to write when nobody bears her name. */
export function leveeDesHomonymes(
  d: Dossier,
  contexte: Contexte,
  { homonymeLeve }: HomonymeDistingue,
): Extract<FaitPropose, { type: 'HomonymeLeve' }>[] {
  const autres = homonymes(d, contexte).map(({ parcours }) => parcours);
  return homonymeLeve === undefined || autres.length === 0
    ? []
    : [{ type: 'HomonymeLeve', data: { raison: homonymeLeve.raison, autres } }];
}

export const situationIdentite = (personne: Personne, voisins: Voisinage): SituationIdentite => ({
  contradictions: personne.nir === undefined ? null : contradictionsDuNir(personne.nir, personne),
  voisinage: voisins,
});
