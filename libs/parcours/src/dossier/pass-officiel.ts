/** What the State's service shows of the PASS, when it is not what we have (D28). */
import { ajouterJours, ecartJours } from '@jalon/droit';
import type { Consignes } from './consignes.js';
import type { Pass } from './dossier.js';

/** The start moves with the line, so that the lines still add up to the end. */
function suivre(pass: Pass, debut: string, fin: string, revision: number): Pass {
  const jours = ecartJours(pass.fin, fin) - ecartJours(pass.debut, debut);
  const decale = ecartJours(pass.debut, debut);
  const calcul = pass.calcul.map((l) => (decale === 0 ? l : { ...l, fin: ajouterJours(l.fin, decale) }));
  return { ...pass, debut, fin, calcul: [...calcul, { libelle: 'PASS officiel constaté', revision, jours, fin }] };
}

export const consignerPassOfficiel: Consignes<'PassOfficielConstate'> = {
  PassOfficielConstate: (d, { data, le, par, revision }) => {
    const { pass } = d;
    if (!pass) return {};
    const suivi = data.faitFoi ? suivre(pass, data.debut ?? pass.debut, data.passFin, revision) : pass;
    const officiel = {
      numero: data.numero ?? null,
      debut: data.debut ?? null,
      fin: data.fin ?? null,
      reference: data.reference,
      faitFoi: data.faitFoi,
      le,
      par,
      revision,
    };
    return { pass: { ...suivi, officiel } };
  },
};
