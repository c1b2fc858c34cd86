/** What read models want of the law, read in the référentiel: delays of a request for prolongation, first days of versions. */
import { ajouter, ecartJours, versionsPour, type Duree, type Jour, type Lecture, type Referentiel } from '@jalon/droit';
import type { DelaisReponse } from '@jalon/projections';

const CHEMIN = 'prolongation/rappels';

/** In days. Delays of the texts are days; a delay in months is taken at its shortest, so that nothing is looked at too late. */
const enJours = (duree: Duree): number => ecartJours('2025-02-01', ajouter('2025-02-01', duree));

export function delaisDeReponse(referentiel: Referentiel, lecture: Lecture): DelaisReponse[] {
  const parametre = referentiel.parametres.get(CHEMIN);
  return (parametre ? versionsPour(parametre, lecture) : []).flatMap(({ effet, abroge, valeurs }) => {
    if (abroge) return [];
    const { delais, sans_reponse } = valeurs as { delais: Duree[]; sans_reponse: Duree };
    return [{ effet, rappels: delais.map(enJours), sansReponse: enJours(sans_reponse) }];
  });
}

/** First days of the versions of parameters, of either lecture, in order: between two of them, the same versions are in force. */
export function premiersJours({ parametres }: Referentiel, prefixe: string): Jour[] {
  const nommes = [...parametres].filter(([chemin]) => chemin.startsWith(prefixe));
  return [...new Set(nommes.flatMap(([, p]) => p.versions.map((v) => v.effet)))].sort();
}
