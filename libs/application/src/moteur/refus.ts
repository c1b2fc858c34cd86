/** Refusals that the door, the policy or the store decide; those of the domain come with their verdict. */
import type { Jour } from '@jalon/droit';
import type { Etat } from '@jalon/parcours';
import { vue } from '../domaine.js';
import type { ChampRefuse, FamilleRefus, RefusMoteur } from '../resultat.js';
import type { Referentiels } from '../referentiel/referentiels.js';

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
 * @param revision stored revision: `etat` may hold deadlines that are due but not written
 */
export function refusSur(
  etat: Etat,
  revision: number,
  jour: Jour,
  referentiels: Referentiels,
  refus: { famille: FamilleRefus; message: string; regle?: string },
): RefusMoteur {
  return {
    issue: 'refuse',
    ...refus,
    constats: [],
    revision,
    vue: revision < 0 ? null : { ...vue(etat, jour, referentiels.auJour(jour)), revision },
  };
}

export const CLE_REUTILISEE = 'cle-reutilisee';
