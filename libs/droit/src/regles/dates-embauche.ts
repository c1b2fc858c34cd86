/** When a hire may start: what its declaration and its postponement share. Sources: CTR-02, PASS-09, D6. */
import { ajouter, ajouterJours, enFrancais, retrancher, type Duree, type Jour } from '../jour.js';
import type { Droit } from '../referentiel.js';
import { constat, sansBase } from '../regle.js';
import type { Constat } from '../verdict.js';

export const pasAvantCeJour = (droit: Droit, debut: Jour): Constat => {
  const delai = droit.lire('embauche/delai');
  if (!delai) return sansBase('embauche_pas_avant_ce_jour', 'le délai de déclaration de l’embauche');
  const premier = retrancher(droit.jour, delai.valeurs.retroactivite);
  return constat(
    'embauche_pas_avant_ce_jour',
    debut >= premier,
    `un début le ${enFrancais(premier)} ou après`,
    `début le ${enFrancais(debut)}`,
    [delai],
  );
};

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
