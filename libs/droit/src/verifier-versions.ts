/**
 * What each version is read as, derived from the versions themselves: its own values from its first day to its last one included, those of
 * the version before on the eve, nothing before the first and after a repeal. Nobody has to write it as an example, nobody can forget to.
 */
import { canonique } from './canonique.js';
import { ajouterJours, type Jour } from './jour.js';
import { versionsPour, type Parametre, type Version } from './parametre.js';
import type { Referentiel } from './referentiel.js';
import type { Lecture } from './verdict.js';

/** Far enough for a version that nothing follows. */
const LOINTAIN = '2999-12-31';

export interface LectureDerivee {
  lecture: Lecture;
  jour: Jour;
  quand: 'veille' | 'premier jour' | 'lendemain' | 'dernier jour';
  /** Null: no legal basis on that day. */
  version: Version | null;
}

const ouverte = (v: Version | undefined): Version | null => (v && !v.abroge ? v : null);

/** @param p its versions in order; out of order, `versions_triees` says so first */
export const lecturesDerivees = (p: Parametre): LectureDerivee[] =>
  (['plateforme', 'code'] as const).flatMap((lecture) => {
    const versions = versionsPour(p, lecture);
    return versions.flatMap((v, i): LectureDerivee[] => {
      const suivante = versions[i + 1];
      const dernier = suivante ? ajouterJours(suivante.effet, -1) : LOINTAIN;
      const lendemain = ajouterJours(v.effet, 1);
      const jours: [LectureDerivee['quand'], Jour, Version | undefined][] = [
        ['veille', ajouterJours(v.effet, -1), versions[i - 1]],
        ['premier jour', v.effet, v],
        // a version of one day has the morrow of the next one
        ['lendemain', lendemain, lendemain <= dernier ? v : suivante],
        ['dernier jour', dernier, v],
      ];
      return jours.map(([quand, jour, version]) => ({ lecture, jour, quand, version: ouverte(version) }));
    });
  });

/** @returns one French sentence per day that is not read as its versions say */
export function lecturesFausses(referentiel: Referentiel, p: Parametre): string[] {
  return lecturesDerivees(p).flatMap(({ lecture, jour, quand, version }) => {
    const lue = referentiel.auJour(jour, lecture).lire(p.chemin as never) as {
      valeurs: unknown;
      source: string;
    } | null;
    const attendu = version && { valeurs: version.valeurs, source: `${p.chemin}@${version.effet}` };
    const [dit, prevu] = [lue && { valeurs: lue.valeurs, source: lue.source }, attendu].map(canonique);
    return dit === prevu ? [] : [`lecture ${lecture}, le ${jour} (${quand}) : lu ${dit}, attendu ${prevu}`];
  });
}
