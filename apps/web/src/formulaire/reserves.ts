/** Fields without object for what was chosen so far are not shown, and not sent: the API says which, the engine judges what it receives. */
import type { Action } from '../api/types.js';
import type { Champ } from './champs.js';
import type { Saisie, Valeur } from './saisie.js';

type Reserves = NonNullable<Action['reserves']>;

const valeurAu = (saisie: Saisie, chemin: string): Valeur | undefined =>
  chemin
    .split('.')
    .reduce<Valeur | undefined>(
      (noeud, nom) => (typeof noeud === 'object' && !Array.isArray(noeud) ? noeud[nom] : undefined),
      saisie,
    );

export function champsVisibles(champs: Champ[], saisie: Saisie, reserves: Reserves, sous = ''): Champ[] {
  return champs.flatMap((champ): Champ[] => {
    const chemin = `${sous}${champ.nom}`;
    const reserve = reserves[chemin];
    if (reserve && !reserve.codes.includes(String(valeurAu(saisie, reserve.selon)))) return [];
    return [
      champ.genre === 'objet'
        ? { ...champ, champs: champsVisibles(champ.champs, saisie, reserves, `${chemin}.`) }
        : champ,
    ];
  });
}
