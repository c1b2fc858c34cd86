/** What `npm run droit:verifier` says of the parameter files: read as the engine reads them, every version read on its days, every example and boundary run. */
import { lecturesDerivees, verifierReferentiel, type Probleme } from '@jalon/droit';
import { lireLesEssais, lireReferentiel } from './referentiel/lire-fichiers.js';

export interface RapportDroit {
  empreinte: string;
  empreinteLibelles: string;
  parametres: number;
  versions: number;
  /** Days on which a version is read, derived from the versions. */
  lectures: number;
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
  const essais = lireLesEssais(ajouts);
  const parametres = [...referentiel.parametres.values()];
  const parParametre = [...essais.parametres.values()];
  const somme = <T>(liste: readonly T[], compter: (x: T) => number): number =>
    liste.reduce((n, x) => n + compter(x), 0);
  return {
    empreinte: referentiel.empreinte,
    empreinteLibelles: referentiel.empreinteLibelles,
    parametres: parametres.length,
    versions: somme(parametres, (p) => p.versions.length),
    lectures: somme(parametres, (p) => lecturesDerivees(p).length),
    exemples: somme(parParametre, (e) => e.exemples.length),
    bornes: somme(parParametre, (e) => e.bornes.length) + essais.generales.dossier.length,
    problemes: verifierReferentiel(referentiel, essais),
  };
}
