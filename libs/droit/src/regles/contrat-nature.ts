/** What contract it is, and whether this employer may conclude it. Sources: CTR-01, CTR-08, CTR-15, CTR-20, CTR-24. */
import { enFrancais, type Jour } from '../jour.js';
import type { Droit } from '../referentiel.js';
import { constat, sansBase } from '../regle.js';
import type { Siae } from '../schemas/commun.js';
import type { Constat } from '../verdict.js';

/** D35: judged by the law of the day on which the contract starts, whenever it is declared. */
export function typePermis(droit: Droit, siae: Siae | null, type: string, debut: Jour): Constat {
  const regle = droit.lire(`contrat/types/${type}`, debut);
  if (!regle)
    return sansBase('type_contrat_permis', `le type de contrat « ${droit.libelle(`contrat/types/${type}`)} »`);
  const permis = siae !== null && regle.valeurs.siae.includes(siae);
  return constat(
    'type_contrat_permis',
    permis,
    `${droit.libelle(`contrat/types/${type}`)} : ${regle.valeurs.siae.join(', ')}`,
    siae ? `SIAE de type ${siae}` : 'structure qui n’est pas une SIAE',
    [regle],
  );
}

/** Never an obstacle where the type is still offered: nothing in the texts founds it any more on the day the contract starts (D35). */
export function typeSansTexte(droit: Droit, type: string, debut: Jour): Constat | null {
  const regle = droit.lire(`contrat/types/${type}`, debut);
  if (regle?.valeurs.sans_texte !== true) return null;
  return constat(
    'contrat_sans_texte',
    true,
    `un texte qui fonde ce type de contrat (${droit.libelle(`contrat/types/${type}`)}) le ${enFrancais(debut)}`,
    `aucun texte connu depuis le ${enFrancais(regle.effet)} : le contrat reste accepté, son droit à l’aide n’est pas fondé`,
    [regle],
    { avertissement: true },
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
    `${libelle} : ${types.map((t) => droit.libelle(`contrat/types/${t}`)).join(', ')}, en ${employeurs.join(', ')}`,
    `${droit.libelle(`contrat/types/${type}`)}, ${siae ? `SIAE de type ${siae}` : 'structure qui n’est pas une SIAE'}${aVerifier ? ' ; habilitation de la structure non vérifiée ici' : ''}`,
    [regle],
    { avertissement: aVerifier },
  );
}
