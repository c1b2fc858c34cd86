/** What `npm run droit:verifier` says of the parameter files: read as the engine reads them, every example and every boundary run. */
import { verifierReferentiel, type Probleme } from '@jalon/droit';
import { lireReferentiel } from './referentiel/lire-fichiers.js';

export interface RapportDroit {
  empreinte: string;
  parametres: number;
  versions: number;
  exemples: number;
  /** Boundaries, each judged on its eve, its day and its morrow. */
  bornes: number;
  problemes: Probleme[];
}

/**
 * @param ajouts folder of an operator's own parameters
 * @throws ReferentielInvalide a file does not even parse
 */
export function verifierLeDroit(ajouts?: string): RapportDroit {
  const referentiel = lireReferentiel(ajouts);
  const parametres = [...referentiel.parametres.values()];
  const somme = (compter: (p: (typeof parametres)[number]) => number): number =>
    parametres.reduce((n, p) => n + compter(p), 0);
  return {
    empreinte: referentiel.empreinte,
    parametres: parametres.length,
    versions: somme((p) => p.versions.length),
    exemples: somme((p) => p.exemples.length),
    bornes: somme((p) => p.bornes.length) + referentiel.bornes.dossier.length,
    problemes: verifierReferentiel(referentiel),
  };
}
