/** When a hire may start: what its declaration and its postponement share. Sources: CTR-02, PASS-09, D6. */
import { ajouter, ajouterJours, enFrancais, retrancher, type Duree, type Jour } from '../jour.js';
import type { Droit } from '../referentiel.js';
import { constat, sansBase } from '../regle.js';
import type { Constat } from '../verdict.js';

/** A hire told late, and why: what may be told of one that has already begun (D41). */
export interface Declaration {
  /** Day on which it is told; the law looked at may be that of its own first day. */
  le: Jour;
  tardive: boolean;
}

/** @param declaration absent: told on the day of the law, and never late */
export const pasAvantCeJour = (droit: Droit, debut: Jour, declaration?: Declaration): Constat => {
  const delai = droit.lire('embauche/delai');
  if (!delai) return sansBase('embauche_pas_avant_ce_jour', 'le délai de déclaration de l’embauche');
  const { le, tardive } = declaration ?? { le: droit.jour, tardive: false };
  const premier = retrancher(le, delai.valeurs.retroactivite);
  return constat(
    'embauche_pas_avant_ce_jour',
    tardive || debut >= premier,
    `un début le ${enFrancais(premier)} ou après${declaration ? ' ; commencée avant, elle se déclare en disant pourquoi si tard' : ''}`,
    `début le ${enFrancais(debut)}${tardive ? ', déclarée tardivement' : ''}`,
    [delai],
  );
};

/** A late entry: accepted with its reason, shown to the State. Of a hire to come, there is nothing late to tell. */
export const declarationTardive = (droit: Droit, debut: Jour, { le, tardive }: Declaration): Constat | null =>
  tardive
    ? constat(
        'embauche_tardive',
        debut < le,
        'une embauche déjà commencée : la raison d’un retard ne se dit que d’elle',
        `début le ${enFrancais(debut)}, déclarée le ${enFrancais(le)}`,
        [droit.lire('embauche/delai')],
        { avertissement: debut < le },
      )
    : null;

/** First day from which `debut` is within the delay: subtracting months is not the reverse of adding them at month ends. */
export function premierJourPour(debut: Jour, delai: Duree): Jour {
  let jour = retrancher(debut, delai);
  while (ajouter(jour, delai) < debut) jour = ajouterJours(jour, 1);
  return jour;
}

/** D6: the last day of the PASS is included. */
export const avantFinPass = (droit: Droit, debut: Jour, pass: { fin: Jour } | null): Constat | null => {
  if (!pass) return null;
  const regle = droit.lire('embauche/dans-le-pass');
  if (!regle) return sansBase('embauche_avant_fin_pass', 'la place de l’embauche dans le PASS');
  const dernier = regle.valeurs.dernier_jour_inclus ? pass.fin : ajouterJours(pass.fin, -1);
  return constat(
    'embauche_avant_fin_pass',
    debut <= dernier,
    `un début au plus tard le ${enFrancais(dernier)}`,
    `début le ${enFrancais(debut)}`,
    [regle],
  );
};
