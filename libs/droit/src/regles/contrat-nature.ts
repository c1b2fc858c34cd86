/** What contract it is, and whether this employer may conclude it. Sources: CTR-01, CTR-08, CTR-15, CTR-20, CTR-24. */
import type { Droit } from '../referentiel.js';
import { constat, sansBase } from '../regle.js';
import type { Siae } from '../schemas/commun.js';
import type { Constat } from '../verdict.js';

export function typePermis(droit: Droit, siae: Siae | null, type: string): Constat {
  const regle = droit.lire(`contrat/types/${type}`);
  if (!regle) return sansBase('type_contrat_permis', `le contrat ${type}`);
  const permis = siae !== null && regle.valeurs.siae.includes(siae);
  return constat(
    'type_contrat_permis',
    permis,
    `contrat ${type} : ${regle.valeurs.siae.join(', ')}`,
    siae ? `SIAE de type ${siae}` : 'structure qui n’est pas une SIAE',
    [regle],
  );
}

/** @param code null: nothing more was said of the contract, there is nothing to look at */
export function precisionPermise(
  droit: Droit,
  dossier: 'contrat/convergence' | 'contrat/precisions',
  code: string | null,
  siae: Siae | null,
  type: string,
): Constat | null {
  if (code === null) return null;
  const regle = droit.lire(`${dossier}/${code}`);
  const libelle = droit.libelle(`${dossier}/${code}`);
  if (!regle) return sansBase('contrat_precision', `la précision « ${code} »`);
  const { types, siae: employeurs } = regle.valeurs;
  const permis = siae !== null && employeurs.includes(siae) && types.some((t) => t === type);
  // Only some ACI run the programme, and nobody records which.
  const aVerifier = permis && dossier === 'contrat/convergence';
  return constat(
    'contrat_precision',
    permis,
    `${libelle} : contrat ${types.join(', ')}, en ${employeurs.join(', ')}`,
    `contrat ${type}, ${siae ? `SIAE de type ${siae}` : 'structure qui n’est pas une SIAE'}${aVerifier ? ' ; habilitation de la structure non vérifiée ici' : ''}`,
    [regle],
    { avertissement: aVerifier },
  );
}
