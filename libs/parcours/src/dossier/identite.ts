/** What the rules look at of who the person is (D29). */
import type { SituationIdentite } from '@jalon/droit';
import { contradictionsDuNir } from '@jalon/identite';
import type { Personne } from './dossier.js';

export const situationIdentite = (personne: Personne): SituationIdentite => ({
  contradictions: personne.nir === undefined ? null : contradictionsDuNir(personne.nir, personne),
});
