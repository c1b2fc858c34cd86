/** Refusals that the door, the index of links or the store decide; those of the domain come with their verdict. */
import type { Constat, Jour } from '@jalon/droit';
import type { Acteur } from '@jalon/parcours';
import type { Droits } from '../lecteur/droits.js';
import { refusPour } from '../lecteur/reponses.js';
import type { ChampRefuse, FamilleRefus, RefusDe } from '../resultat.js';
import { conditionsCachees } from './croisees.js';
import type { Genre } from './genre.js';
import type { Mots } from './mots.js';
import type { Ordre } from './ordre.js';

export const refusDonnee = (champs: ChampRefuse[]): RefusDe<never> => ({
  issue: 'refuse',
  famille: 'donnee',
  message: `Données refusées : ${champs.map((c) => `${c.champ} (${c.regle})`).join(' ; ')}.`,
  champs,
  constats: [],
  revision: -1,
  vue: null,
});

/** The same, to the byte, for a dossier that does not exist and for one that this reader has no link with. */
export function introuvable<M extends Mots>(genre: Genre<M>, lecteur: Acteur | undefined, jour: Jour): RefusDe<never> {
  const ouvre = lecteur ? genre.acces.ceQuiOuvre(lecteur, jour) : null;
  return {
    issue: 'refuse',
    famille: 'introuvable',
    message:
      ouvre === null
        ? genre.phrases.introuvable
        : `${genre.phrases.introuvable.slice(0, -1)}, ou votre organisation n’y est pas rattachée. Ce qui ouvrirait l’accès : ${ouvre}.`,
    constats: [],
    revision: -1,
    vue: null,
  };
}

/** What a refusal is before its reader is looked at. */
export type Refuse = Pick<RefusDe<never>, 'message' | 'regle' | 'possibles' | 'champs'> & {
  famille: FamilleRefus;
  constats?: Constat[];
};

/**
 * The view comes with the refusal, as that reader may see it.
 * @param revision stored revision: `etat` may hold deadlines that are due but not written
 */
export async function refusSur<M extends Mots>(
  genre: Genre<M>,
  { jour, dossier, demande: { lecteur } }: Ordre<M>,
  { etat, revision }: { etat: M['etat']; revision: number },
  droits: Droits,
  refus: Refuse,
): Promise<RefusDe<M['vue']>> {
  const existe = genre.existe(dossier, etat);
  const brut: RefusDe<M['vue']> = {
    issue: 'refuse',
    ...refus,
    constats: refus.constats ?? [],
    revision: existe ? revision : -1,
    vue: existe && droits.lit ? await genre.vue(etat, jour, revision, lecteur) : null,
  };
  const conditions = brut.constats.map((k) => k.condition);
  const cachees = await conditionsCachees(genre, conditions, { etat, dossier, lecteur, jour }, true);
  return refusPour(genre, droits, brut, cachees);
}

export const CLE_REUTILISEE = 'cle-reutilisee';
