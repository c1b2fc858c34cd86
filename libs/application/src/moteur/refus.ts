/** Refusals that the door, the policy or the store decide; those of the domain come with their verdict. */
import type { Constat } from '@jalon/droit';
import { estOuvert, niveauDe, type Etat } from '@jalon/parcours';
import { vuePour } from '../domaine.js';
import type { ChampRefuse, FamilleRefus, RefusMoteur } from '../resultat.js';
import type { Referentiels } from '../referentiel/referentiels.js';
import type { Ordre } from './reponse.js';

export const refusDonnee = (champs: ChampRefuse[]): RefusMoteur => ({
  issue: 'refuse',
  famille: 'donnee',
  message: `Données refusées : ${champs.map((c) => `${c.champ} (${c.regle})`).join(' ; ')}.`,
  champs,
  constats: [],
  revision: -1,
  vue: null,
});

export const introuvable = (): RefusMoteur => ({
  issue: 'refuse',
  famille: 'introuvable',
  message: 'Ce parcours n’existe pas.',
  constats: [],
  revision: -1,
  vue: null,
});

/**
 * The view comes with the refusal, as that reader may see it: whoever may send the command reads what it was judged on, but a role
 * that may not send it learns nothing, conditions included, without a right to read.
 * @param revision stored revision: `etat` may hold deadlines that are due but not written
 */
export function refusSur(
  etat: Etat,
  revision: number,
  { jour, demande: { lecteur } }: Ordre,
  referentiels: Referentiels,
  refus: Pick<RefusMoteur, 'message' | 'regle' | 'possibles'> & { famille: FamilleRefus; constats?: Constat[] },
): RefusMoteur {
  const droit = referentiels.auJour(jour);
  const cache = refus.famille === 'acces' && lecteur && niveauDe(droit, etat.dossier, lecteur) === null;
  const { constats = [], ...reste } = refus;
  if (!estOuvert(etat) || cache)
    return { issue: 'refuse', ...reste, constats: cache ? [] : constats, revision: -1, vue: null };
  return {
    issue: 'refuse',
    ...reste,
    constats,
    revision,
    vue: { ...vuePour(etat, jour, droit, lecteur), revision },
  };
}

export const CLE_REUTILISEE = 'cle-reutilisee';
