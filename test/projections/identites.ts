/** Names under real keys, for read models on a file whose facts are in clear: each person has a key from the first time she is named. */
import { coffreInMemory, type Coffre } from '@jalon/confidentialite';
import { identitesSousCle } from '@jalon/application';
import type { Identites } from '@jalon/projections';

export function identitesDEssai(coffre: Coffre = coffreInMemory()): Identites {
  const cleExistante: Coffre['cleExistante'] = (personne) =>
    coffre.etatDe(personne) === 'detruite' ? undefined : coffre.cleDe(personne);
  return identitesSousCle({ ...coffre, cleExistante });
}
